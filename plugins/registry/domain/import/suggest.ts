import { coerceCell } from '../coercion/coerce-cell';
import { placesBetween } from '../coercion/unit';
import { isImportable, type TargetField } from '../field';
import type { TableColumn } from '../tabular/layout';
import { CORE_ALIASES, PERIOD_NAMES } from './aliases';
import { likeness, plainName, readColumnName } from './column-name';
import type { ColumnMapping, ColumnTransform, ImportMapping } from './mapping';

export interface Suggestion {
  mapping: ImportMapping;
  /** The key of the saved mapping that fits, or null when the columns were matched by name. */
  from: string | null;
  /** Columns that nothing was found for. */
  unmatched: string[];
}

/** Below this two names only look alike. A person confirms every suggestion. */
const ALIKE = 0.72;

/** Proposes a mapping for a file: a saved one whose columns are all there, else by name, alias and likeness. */
export function suggestMapping(
  columns: readonly TableColumn[],
  fields: readonly TargetField[],
  options: { use: ImportMapping['use']; saved?: readonly ImportMapping[] },
): Suggestion {
  const saved = bestSaved(columns, options);
  if (saved) {
    const known = new Set(saved.columns.map(({ column }) => column));
    const unmatched = columns.map(({ name }) => name).filter((name) => !known.has(name));
    return { mapping: saved, from: saved.key ?? null, unmatched };
  }
  const targets = fields.filter((field) => isImportable(field) && fits(field, options.use));
  const taken = new Map<string, string>();
  const strict = columns.map((column) => claim(column, targets, taken, isSameName));
  const matched = columns.map((column, at) => strict[at] ?? claim(column, targets, taken, isAlike));
  const code = columns.find((_, at) => matched[at]?.key === 'code') ?? columns.find(({ name }) => namesCode(name));
  const period = columns.find(({ name }) => PERIOD_NAMES.includes(readColumnName(name).name.toLowerCase()));
  const mapping: ImportMapping = {
    use: options.use,
    identity: code ? identityOf(code.name, options.use) : null,
    ...(period && options.use !== 'entries' ? { period: { column: period.name } } : {}),
    columns: columns.map((column, at) => columnMapping(column, matched[at] ?? null)),
  };
  const used = new Set([code?.name, options.use === 'entries' ? undefined : period?.name]);
  const unmatched = columns.flatMap(({ name }, at) => (matched[at] || used.has(name) ? [] : [name]));
  return { mapping, from: null, unmatched };
}

function bestSaved(
  columns: readonly TableColumn[],
  { use, saved = [] }: { use: ImportMapping['use']; saved?: readonly ImportMapping[] },
): ImportMapping | null {
  const present = new Set(columns.map(({ name }) => name));
  const fitting = saved.filter(
    (mapping) => mapping.use === use && columnsOf(mapping).every((name) => present.has(name)),
  );
  return fitting.sort((a, b) => columnsOf(b).length - columnsOf(a).length)[0] ?? null;
}

/** Every column that a mapping reads. */
export function columnsOf(mapping: ImportMapping): string[] {
  const names = mapping.columns.filter(({ field }) => field !== null).map(({ column }) => column);
  if (mapping.identity) names.push(mapping.identity.column);
  if (mapping.period && 'column' in mapping.period) names.push(mapping.period.column);
  return [...new Set(names)];
}

function fits(field: TargetField, use: ImportMapping['use']): boolean {
  if (use === 'records') return true;
  if (use === 'reports') return field.part === 'report' || field.key === 'code';
  return field.part !== 'report';
}

type Match = (column: string, field: TargetField) => boolean;

function claim(
  column: TableColumn,
  targets: readonly TargetField[],
  taken: Map<string, string>,
  match: Match,
): TargetField | null {
  const { name } = readColumnName(column.name);
  const free = (field: TargetField) => !taken.has(`${field.part}.${field.key}`);
  const field = targets.find((target) => free(target) && match(name, target)) ?? null;
  if (field) taken.set(`${field.part}.${field.key}`, column.name);
  return field;
}

const isSameName: Match = (column, field) => namesOf(field).includes(plainName(column)) && plainName(column) !== '';

const isAlike: Match = (column, field) => namesOf(field).some((name) => likeness(name, plainName(column)) >= ALIKE);

function namesOf(field: TargetField): string[] {
  const aliases = field.part === 'report' ? [] : (CORE_ALIASES[field.key] ?? []);
  return [field.key, field.label.zh, field.label.en, ...aliases].map(plainName);
}

function namesCode(column: string): boolean {
  return ['项目代码', ...(CORE_ALIASES.code ?? [])].map(plainName).includes(plainName(readColumnName(column).name));
}

function identityOf(column: string, use: ImportMapping['use']): ImportMapping['identity'] {
  return use === 'entries' ? { column, scheme: 'unified', optional: true } : { column, scheme: 'unified' };
}

function columnMapping(column: TableColumn, field: TargetField | null): ColumnMapping {
  if (!field) return { column: column.name, field: null };
  const transform = transformFor(column, field);
  const part = field.part;
  return { column: column.name, field: field.key, part, ...(transform ? { transform } : {}) };
}

function transformFor(column: TableColumn, field: TargetField): ColumnTransform | null {
  const { unit } = readColumnName(column.name);
  if (field.type === 'money' && unit && field.unit) {
    const places = placesBetween(unit, field.unit);
    return places ? { factor: Number(`1e${places}`) } : null;
  }
  if (field.type !== 'date' && field.type !== 'month') return null;
  const reads = (dateFormat: 'YMD' | 'MDY' | 'DMY') =>
    column.samples.filter((sample) => coerceCell(sample, field, { dateFormat }).ok).length;
  // One order must explain more samples than the other: 03/04/2026 alone says nothing.
  const [year, month, day] = [reads('YMD'), reads('MDY'), reads('DMY')];
  if (year >= month && year >= day) return null;
  return month === day ? null : { dateFormat: month > day ? 'MDY' : 'DMY' };
}
