import type { FieldInfo, Library } from '@/client';

/** What every list knows beside its library's fields: the light, the stage, figures that the platform works out. */
export const BUILT_IN: readonly (Omit<FieldInfo, 'label' | 'core'> & { sums?: boolean })[] = [
  { key: 'light', type: 'light', sortable: true },
  { key: 'reason', type: 'text' },
  { key: 'stage', type: 'stage', filterable: true, sortable: true },
  { key: 'last_period', type: 'month', sortable: true },
  { key: 'invested_total', type: 'money', unit: '万元', filterable: true, sortable: true },
  { key: 'invested_year', type: 'money', unit: '万元', filterable: true, sortable: true },
  { key: 'annual_ratio', type: 'percent', unit: '%', filterable: true, sortable: true },
  { key: 'paid_total', type: 'money', unit: '万元', filterable: true, sortable: true },
  { key: 'paid_ratio', type: 'percent', unit: '%', filterable: true, sortable: true },
  { key: 'progress', type: 'percent', unit: '%', filterable: true, sortable: true },
];

/** Every field a list of this library can show: the library's own, and of the built-in ones those that its views or rows use. */
export function listFields(
  library: Library,
  used: ReadonlySet<string>,
  word: (key: string) => string | null,
): Map<string, FieldInfo> {
  const fields = new Map<string, FieldInfo>();
  const own = new Map(library.fields.map((field) => [field.key, field]));
  for (const field of BUILT_IN) {
    const always = field.key === 'light' || field.key === 'stage' || field.key === 'last_period';
    if (!own.has(field.key) && (always || used.has(field.key))) {
      const options =
        field.type === 'stage' ? library.stages.map(({ key, label }) => ({ value: key, label })) : undefined;
      fields.set(field.key, {
        ...field,
        core: true,
        label: word(field.key) ?? field.key,
        ...(options ? { options, type: 'choice' } : {}),
      });
    }
  }
  for (const field of library.fields) fields.set(field.key, field);
  for (const key of used) {
    if (!fields.has(key)) fields.set(key, { key, label: word(key) ?? key, type: 'text', core: false });
  }
  return fields;
}
