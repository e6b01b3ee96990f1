import type { ColumnTransform, ImportMapping } from '@project-cloud/registry';
import type { TargetField } from './target-fields';

const DATES = new Set(['date', 'month']);
const FIGURES = new Set(['money', 'decimal', 'integer', 'percent']);

/** The ways in which cells of a field's type may need reading. */
export function waysOf(type: string): { date: boolean; factor: boolean; split: boolean } {
  return { date: DATES.has(type), factor: FIGURES.has(type), split: type === 'choices' };
}

/** Points a column at another field, or at none. A way of reading that the new field has no use for goes. */
export function setField(mapping: ImportMapping, at: number, field: TargetField | null): ImportMapping {
  return change(mapping, at, (column) => {
    if (field === null) return { column: column.column, field: null };
    const ways = waysOf(field.type);
    const { dateFormat, factor, split, ...rest } = column.transform ?? {};
    const transform: ColumnTransform = {
      ...rest,
      ...(ways.date && dateFormat ? { dateFormat } : {}),
      ...(ways.factor && factor ? { factor } : {}),
      ...(ways.split && split ? { split } : {}),
    };
    return { column: column.column, field: field.key, part: field.part, ...withTransform(transform) };
  });
}

export function setTransform(mapping: ImportMapping, at: number, transform: ColumnTransform): ImportMapping {
  return change(mapping, at, ({ transform: _, ...column }) => ({ ...column, ...withTransform(transform) }));
}

/** Nothing said is left out, so that a saved mapping holds only what somebody chose. */
function withTransform(transform: ColumnTransform): { transform?: ColumnTransform } {
  const said = Object.entries(transform).filter(
    ([, value]) =>
      value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0),
  );
  return said.length > 0 ? { transform: Object.fromEntries(said) as ColumnTransform } : {};
}

function change(
  mapping: ImportMapping,
  at: number,
  edit: (column: ImportMapping['columns'][number]) => ImportMapping['columns'][number],
): ImportMapping {
  return { ...mapping, columns: mapping.columns.map((column, i) => (i === at ? edit(column) : column)) };
}

/** A mapping as it is used: its name and title belong to the copy that is kept. */
export function withoutName({ key: _key, title: _title, ...mapping }: ImportMapping): ImportMapping {
  return mapping;
}

/** The key under which a mapping is kept: that of the one with the same title, which so gets a new version, else a new one. */
export function keyFor(title: string, saved: readonly ImportMapping[], fresh: string): string {
  return saved.find((mapping) => mapping.title?.zh === title || mapping.title?.en === title)?.key ?? fresh;
}

/** Applies a saved mapping to the columns of this file: what the file lacks is left out, what it has besides stays open. */
export function applySaved(saved: ImportMapping, columns: readonly string[]): ImportMapping {
  const known = saved.columns.filter(({ column }) => columns.includes(column));
  const mapped = new Set(known.map(({ column }) => column));
  return {
    ...withoutName(saved),
    columns: [...known, ...columns.filter((name) => !mapped.has(name)).map((column) => ({ column, field: null }))],
  };
}

export type Lack = 'identity' | 'period' | 'nothing' | 'twice' | 'constant';

/** What still keeps a mapping from being tried. */
export function lacksOf(mapping: ImportMapping): Lack[] {
  const fields = mapping.columns.flatMap(({ field, part }) => (field === null ? [] : [`${part ?? ''}.${field}`]));
  const lacks: Lack[] = [];
  if (fields.length === 0) lacks.push('nothing');
  if (new Set(fields).size < fields.length) lacks.push('twice');
  if (mapping.use !== 'entries' && !mapping.identity) lacks.push('identity');
  if (mapping.use !== 'entries' && !mapping.period) lacks.push('period');
  if (Object.values(mapping.constants ?? {}).some((value) => value.trim() === '')) lacks.push('constant');
  return lacks;
}

/** Fields that two columns claim. */
export function claimedTwice(mapping: ImportMapping): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { field, part } of mapping.columns) {
    if (field === null) continue;
    const id = `${part ?? ''}.${field}`;
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  return twice;
}
