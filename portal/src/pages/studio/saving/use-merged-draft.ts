import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldIssue } from '@/client';
import type { Clash } from '@/form/conflict';
import { sameValue } from '@/form/same-value';
import type { Draft, DraftAnswer } from '../draft';
import { mergeBodies, takeTheirs } from './merge-bodies';
import type { SavingState } from './saver';
import { type Body, useDraftSaving } from './use-draft-saving';

/** A clash that only the person can settle. */
interface Clashing {
  theirs: Draft;
  merged: Body;
  clashes: Clash[];
}

export interface MergedDraft {
  body: Body;
  /** The body that the server has. */
  saved: Body;
  issues: FieldIssue[];
  state: SavingState;
  clash: Clashing | null;
  /** What was typed here before and had not been saved is back. */
  restored: boolean;
  change(next: (body: Body) => Body): void;
  /** Saves now; whether all is on the server. */
  flush(): Promise<boolean>;
  settle(whose: 'mine' | 'theirs'): void;
}

/**
 * A draft that saves itself. Who saves an older revision than stands gets both merged where they do not touch the same
 * thing; where they do, it is asked whose is kept, and until then nothing is overwritten.
 */
export function useMergedDraft(opened: DraftAnswer, readOnly = false): MergedDraft {
  const [body, setBody] = useState<Body>(opened.definition.body);
  const [clash, setClash] = useState<Clashing | null>(null);
  const [restored, setRestored] = useState(false);
  const latest = useRef(body);

  const replace = useCallback((next: Body) => {
    latest.current = next;
    setBody(next);
  }, []);
  const meet = (base: Body, theirs: Draft) => {
    const { merged, clashes } = mergeBodies(base, latest.current, theirs.body);
    if (clashes.length > 0) setClash({ theirs, merged, clashes });
    else goOn(theirs, merged);
  };
  const {
    note,
    goOn: goOnFrom,
    ...saving
  } = useDraftSaving(opened.definition, opened.issues, ({ base, theirs }) => meet(base, theirs));
  const goOn = (theirs: Draft, merged: Body) => {
    replace(merged);
    goOnFrom(theirs);
    if (!sameValue(merged, theirs.body)) note(merged);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what this browser kept is put back once, when the draft opens
  useEffect(() => {
    const { found } = saving;
    if (readOnly || !found || sameValue(found.body, opened.definition.body)) return;
    replace(found.body);
    setRestored(true);
    meet(found.base, opened.definition);
  }, []);

  return {
    body,
    saved: saving.saved,
    issues: saving.issues,
    state: saving.state,
    flush: saving.flush,
    clash,
    restored,
    change: useCallback(
      (next) => {
        const changed = next(latest.current);
        if (changed === latest.current) return;
        replace(changed);
        note(changed);
      },
      [replace, note],
    ),
    settle(whose) {
      if (!clash) return;
      setClash(null);
      goOn(clash.theirs, whose === 'mine' ? clash.merged : takeTheirs(clash.merged, clash.clashes));
    },
  };
}
