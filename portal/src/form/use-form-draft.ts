import { useCallback, useMemo, useRef } from 'react';
import { useDraft } from '@/client';
import { carryOver } from './carry-over';
import type { Values } from './engine-form';
import { sameValue } from './same-value';

/** A form as it was being typed. */
export interface TypedForm {
  values: Values;
  formVersion: string;
  /** The revision that was being changed; a later one is found when it is sent. */
  revision: number | null;
}

export interface FormDraft {
  /** What the form begins with: the record, or over it the draft that was found. */
  start: Values;
  /** Time of the draft that was restored, null when there was none. */
  restoredAt: string | null;
  /** The draft was typed into an older version of the form. */
  carried: boolean;
  /** What was typed into fields that the form no longer has. */
  left: { key: string; value: unknown }[];
  savedAt: string | null;
  note(values: Values): void;
  clear(): void;
}

/** Keeps what is typed, per person, form and record; nothing is kept while it equals the record. */
export function useFormDraft(
  key: string,
  base: Values,
  form: { version: string; keys: string[] },
  revision: number | null,
): FormDraft {
  const { found, savedAt, save, clear } = useDraft<TypedForm>(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is taken up once, when the form opens; later changes come from the form itself
  const start = useMemo(() => {
    if (!found) return { start: base, restoredAt: null, carried: false, left: [] };
    const { values, left } = carryOver(found.value.values, form.keys);
    return {
      start: { ...base, ...values },
      restoredAt: found.savedAt,
      carried: found.value.formVersion !== form.version,
      left,
    };
  }, [key, form.version]);
  const kept = useRef(found !== null);
  const note = useCallback(
    (values: Values) => {
      const changed = form.keys.some((field) => !sameValue(values[field], base[field]));
      if (changed) save({ values, formVersion: form.version, revision });
      else if (kept.current) clear();
      kept.current = changed;
    },
    [base, form, revision, save, clear],
  );
  return { ...start, savedAt, note, clear };
}
