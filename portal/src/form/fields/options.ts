import type { Field } from '@formily/core';
import { useField } from '@formily/react';
import { useLabel, useText } from '@/locale';
import { desk } from '@/locale/desk';

type Words = string | { zh: string; en?: string };

/** One option as schemas write it (Formily's enum) or as components take it. */
export interface SchemaOption {
  value: string | number | boolean;
  label: Words;
  /** Retired: not chosen any more, and kept where it was. */
  disabled?: boolean;
}

/**
 * The options of a choice, from the schema's enum or from its component's props, in the reader's language. A retired one
 * shows only where it was chosen.
 */
export function useOptions(
  given: readonly (SchemaOption | string)[] | undefined,
  chosen: unknown,
): { value: string | number | boolean; label: string }[] {
  const label = useLabel();
  const t = useText(desk);
  const { dataSource } = useField<Field>();
  const source = given ?? (dataSource as readonly (SchemaOption | string)[] | undefined) ?? [];
  return source.flatMap((option) => {
    if (typeof option === 'string') return [{ value: option, label: option }];
    const words = label(option.label) || String(option.value);
    if (!option.disabled) return [{ value: option.value, label: words }];
    const stands = Array.isArray(chosen) ? chosen.includes(option.value) : chosen === option.value;
    return stands ? [{ value: option.value, label: t('form.retiredOption', { label: words }) }] : [];
  });
}
