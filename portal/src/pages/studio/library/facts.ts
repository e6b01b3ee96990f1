import { useMemo } from 'react';
import type { Library } from '@/client';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import builtIn from '../../../../../rules/facts.json';

/** A fact that a condition may ask, with the choices that its value has. */
export interface FactChoice {
  key: string;
  label: string;
  type: string;
  unit: string | null;
  options?: { value: string; label: string }[];
}

const TYPES: Readonly<Record<string, string>> = {
  integer: 'number',
  decimal: 'number',
  money: 'number',
  percent: 'number',
  computed: 'number',
  date: 'date',
  yesno: 'boolean',
  choices: 'list',
  file: 'list',
  image: 'list',
  table: 'list',
};

/** What is known of the entries of a library: its stage, its fields, and what the platform works out. */
export function useFacts(library: Library | undefined): FactChoice[] {
  const label = useLabel();
  const t = useText(studioLibrary);
  return useMemo(() => {
    if (!library) return [];
    const own = library.fields
      .filter((field) => field.key !== 'code')
      .map(
        (field): FactChoice => ({
          key: field.key,
          label: label(field.label),
          type: TYPES[field.type] ?? 'text',
          unit: field.unit || null,
          ...(field.options && field.options.length > 0
            ? { options: field.options.map((one) => ({ value: one.value, label: label(one.label) })) }
            : {}),
        }),
      );
    const taken = new Set(own.map(({ key }) => key));
    const known = builtIn.facts
      .filter(({ key }) => !taken.has(key))
      .map(
        ({ key, label: words, type, unit }): FactChoice => ({
          key,
          label: label(words),
          type,
          unit,
          ...(key === 'stage'
            ? { options: library.stages.map((stage) => ({ value: stage.key, label: label(stage.label) })) }
            : {}),
        }),
      );
    return [...known.filter(({ key }) => key === 'stage'), ...own, ...known.filter(({ key }) => key !== 'stage')].map(
      (fact) => (fact.label ? fact : { ...fact, label: t('unnamed') }),
    );
  }, [library, label, t]);
}
