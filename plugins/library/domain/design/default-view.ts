import type { Field, FieldType } from '../definition/field';

const LISTED: ReadonlySet<FieldType> = new Set([
  'text',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'month',
  'yesno',
  'choice',
  'computed',
]);
const MOST = 6;

/** The list that a library begins with: the light, who and where, the stage, and the first of its own fields. */
export function defaultView(library: string, title: { zh: string; en: string }, fields: readonly Field[]) {
  const own = fields.filter((field) => !field.retired && LISTED.has(field.type));
  const chosen = [...own.filter((field) => field.stat), ...own.filter((field) => !field.stat)].slice(0, MOST);
  const shown = own.filter((field) => chosen.includes(field));
  const filters = own.filter((field) => field.filterable).map(({ key }) => key);
  return {
    library,
    title,
    columns: ['light', 'name', 'code', 'region_code', 'stage', 'total_investment', ...shown.map(({ key }) => key)].map(
      (key) => ({ key }),
    ),
    filters: ['stage', ...filters.slice(0, 2)],
    sort: [{ key: 'light', desc: true }],
  };
}
