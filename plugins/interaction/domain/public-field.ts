import type { Field } from '@project-cloud/library';

/** What anybody may read: fields that the metadata calls public, and nothing by default. */
export const isPublicField = (field: Field): boolean => field.sensitivity === 'public';

/** The public part of a record, field by field; what is empty is left out. */
export function publicValues(
  fields: readonly Field[],
  values: Readonly<Record<string, unknown>>,
): { field: Field; value: unknown }[] {
  return fields.filter(isPublicField).flatMap((field) => {
    const value = values[field.key];
    return value === undefined || value === null || value === '' ? [] : [{ field, value }];
  });
}

/** A choice as people read it; other values as they are. */
export function readable(field: Field, value: unknown, lang: 'zh' | 'en'): unknown {
  const labelOf = (one: unknown) => {
    const option = field.options?.find((candidate) => candidate.value === one);
    return option ? option.label[lang] || option.label.zh : one;
  };
  return Array.isArray(value) ? value.map(labelOf) : labelOf(value);
}
