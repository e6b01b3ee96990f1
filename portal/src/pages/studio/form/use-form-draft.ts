import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '@/client';
import { sameValue } from '@/form/same-value';
import type { SavingState } from '../saving/saver';
import { type Body, useDraftSaving } from '../saving/use-draft-saving';
import { bodyOf, documentOf } from './model/designer';
import type { DesignerStore } from './model/store';
import type { FormDefinition } from './opening/definition';

/** The version of the other person, while it is decided which one goes on. */
export interface DraftClash {
  readonly theirs: FormDefinition;
  readonly mine: Body;
  /** Theirs is on the screen; mine can come back. */
  readonly looking: boolean;
}

export interface FormDraft {
  state: SavingState;
  clash: DraftClash | null;
  /** What was typed here before and never reached the server has been put back. */
  restored: boolean;
  flush(): Promise<boolean>;
  takeTheirs(): void;
  takeMine(): void;
  /** A new draft in a new release with what is on this side. */
  saveApart(): Promise<FormDefinition>;
}

/** Saves the form on the designer's store. Two trees are not merged: one looks at the other's and chooses. */
export function useFormDraft(store: DesignerStore, definition: FormDefinition, base: number): FormDraft {
  const [clash, setClash] = useState<DraftClash | null>(null);
  const [restored, setRestored] = useState(false);
  const { state, found, note, flush, goOn } = useDraftSaving(definition, [], ({ theirs, mine }) =>
    setClash({ theirs, mine, looking: false }),
  );
  const bodyNow = useCallback(() => bodyOf(store.get().history.present, base), [store, base]);
  const show = useCallback(
    (body: Body) => store.act({ replace: documentOf(body, definition.region) }),
    [store, definition.region],
  );

  useEffect(() => {
    let known = bodyNow();
    let document = store.get().history.present;
    return store.listen(() => {
      if (store.get().history.present === document) return;
      document = store.get().history.present;
      const body = bodyNow();
      if (JSON.stringify(body) === JSON.stringify(known)) return;
      known = body;
      note(body);
    });
  }, [store, bodyNow, note]);

  const opening = useRef(true);
  useEffect(() => {
    if (!opening.current || !found) return;
    opening.current = false;
    if (sameValue(found.body, bodyNow())) return;
    if (found.revision !== (definition.revision ?? 1)) {
      setClash({ theirs: definition, mine: found.body, looking: true });
      return;
    }
    show(found.body);
    setRestored(true);
  }, [found, bodyNow, show, definition]);

  const takeTheirs = useCallback(() => {
    if (!clash) return;
    const mine = bodyNow();
    goOn(clash.theirs);
    show(clash.theirs.body);
    setClash({ theirs: clash.theirs, mine, looking: true });
  }, [clash, bodyNow, goOn, show]);

  const takeMine = useCallback(() => {
    if (!clash) return;
    goOn(clash.theirs);
    setClash(null);
    show(clash.mine);
  }, [clash, goOn, show]);

  const saveApart = useCallback(async () => {
    const body = clash?.looking ? clash.mine : bodyNow();
    const answer = await request<FormDefinition | { definition: FormDefinition }>('/definitions/draft', {
      method: 'POST',
      body: { kind: 'form', key: definition.key, region: definition.region, title: definition.title, body },
    });
    if (clash) goOn(clash.theirs);
    return 'definition' in answer ? answer.definition : answer;
  }, [clash, bodyNow, goOn, definition]);

  return { state, clash, restored, flush, takeTheirs, takeMine, saveApart };
}
