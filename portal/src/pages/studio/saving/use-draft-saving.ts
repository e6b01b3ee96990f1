import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type FieldIssue, isClientError, useDraft } from '@/client';
import { putDraft } from '../draft';
import { createSaver, type Outcome, type SavingState } from './saver';

export type Body = Record<string, unknown>;

/** A draft as the server gives it. */
export interface SavedDraft {
  id: string;
  revision?: number;
  updatedAt: string;
  body: Body;
}

/** What this browser keeps until the server has it. */
export interface LocalCopy {
  revision: number;
  /** The body that `body` was made from. */
  base: Body;
  body: Body;
}

/** What we started from and what somebody else saved meanwhile. */
export interface Met<D> {
  base: Body;
  theirs: D;
  mine: Body;
}

export interface DraftSaving<D> {
  state: SavingState;
  issues: FieldIssue[];
  /** The body that the server has. */
  saved: Body;
  /** What was typed here before and never reached the server. */
  found: LocalCopy | null;
  /** Something changed: saved when nothing more comes for a moment, and kept in this browser until then. */
  note(body: Body): void;
  /** Saves now; whether all is on the server. */
  flush(): Promise<boolean>;
  /** Goes on from what somebody else saved; nothing is saved before that. */
  goOn(theirs: D): void;
}

const titleOf = (body: Body) => (body.name ?? body.title) as { zh?: string; en?: string } | undefined;

/**
 * Saves a draft of any definition as it is edited. When somebody else saved first it stops and hands both versions to
 * `onMet`, which decides how they become one: see `useMergedDraft`, and the form designer's `useFormDraft`.
 */
export function useDraftSaving<D extends SavedDraft>(
  opened: D,
  openedIssues: FieldIssue[],
  onMet: (met: Met<D>) => void,
): DraftSaving<D> {
  const { id } = opened;
  const { found, save, clear } = useDraft<LocalCopy>(`definition.${id}`);
  const [state, setState] = useState<SavingState>({ at: 'rest', savedAt: opened.updatedAt });
  const [saved, setSaved] = useState<Body>(opened.body);
  const [issues, setIssues] = useState(openedIssues);
  const from = useRef({ revision: opened.revision ?? 1, body: opened.body });
  const met = useRef(onMet);
  met.current = onMet;

  const saver = useMemo(() => {
    const send = async (revision: number, body: Body): Promise<Outcome> => {
      try {
        const title = titleOf(body);
        const { definition, issues: found } = await putDraft(id, { revision, body, ...(title?.zh ? { title } : {}) });
        from.current = { revision: definition.revision, body };
        setSaved(body);
        setIssues(found);
        return { kind: 'saved', revision: definition.revision, savedAt: definition.updatedAt };
      } catch (error) {
        if (!isClientError(error)) return { kind: 'failed', message: String(error), again: false };
        const theirs = error.code === 'REVISION_CONFLICT' ? (error.body as { current?: D } | null)?.current : null;
        if (!theirs)
          return { kind: 'failed', message: error.message, again: error.status === 0 || error.status >= 500 };
        // The saver has to know of the conflict before it can be told to go on.
        setTimeout(() => met.current({ base: from.current.body, theirs, mine: body }));
        return { kind: 'conflict' };
      }
    };
    return createSaver<Body>({ revision: from.current.revision, send, onState: setState, onSaved: clear });
  }, [id, clear]);

  useEffect(() => () => saver.stop(), [saver]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      void saver.flush();
      event.preventDefault();
    };
    if (state.at !== 'rest') window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [state.at, saver]);

  return {
    state,
    issues,
    saved,
    found: found?.value ?? null,
    note: useCallback(
      (body) => {
        save({ revision: from.current.revision, base: from.current.body, body });
        saver.note(body);
      },
      [save, saver],
    ),
    flush: saver.flush,
    goOn: useCallback(
      (theirs) => {
        from.current = { revision: theirs.revision ?? from.current.revision, body: theirs.body };
        saver.settle(from.current.revision);
        clear();
        setState({ at: 'rest', savedAt: theirs.updatedAt });
      },
      [saver, clear],
    ),
  };
}
