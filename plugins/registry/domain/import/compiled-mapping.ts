import { type Bilingual, defineError, type FieldIssue } from '@project-cloud/kernel';
import type { DateFormat } from '../coercion/calendar-date';
import { coerceCell, type ReadingHints } from '../coercion/coerce-cell';
import { type FieldLike, type FieldPart, isImportable, type TargetField } from '../field';
import type { ColumnMapping, ImportMapping } from './mapping';
import type { PlanContext } from './plan';

/** A mapping does not fit the file or the library; each field issue names its place in the mapping. */
export const MappingUnfit = defineError('IMPORT_MAPPING_UNFIT', 422, (p: { count: number }) => ({
  zh: `列映射有 ${p.count} 处和文件或项目库对不上，请改正后再试。`,
  en: `The mapping does not fit the file or the library in ${p.count} places; correct it and try again.`,
}));

export interface CompiledColumn {
  at: number;
  column: string;
  field: TargetField;
  hints: ReadingHints;
  values: Map<string, string> | null;
  fallback: string | undefined;
}

export interface CompiledMapping {
  identity: { at: number; column: string; scheme: string; optional: boolean; field: FieldLike } | null;
  period: { at: number; column: string; dateFormat: DateFormat | undefined } | { at: null; constant: string } | null;
  columns: CompiledColumn[];
  constants: { field: TargetField; value: unknown }[];
  labels: Map<string, Bilingual>;
}

const IDENTITY_FIELD: FieldLike = {
  key: 'code',
  label: { zh: '项目代码', en: 'Project code' },
  type: 'text',
  maxLength: 100,
};

/** Checks a mapping against the file's columns and the library's fields, all faults at once. */
export function compileMapping(mapping: ImportMapping, context: PlanContext): CompiledMapping {
  const issues: FieldIssue[] = [];
  const report: Report = (path, code, zh, en) => {
    issues.push({ path, code, message: { zh, en } });
  };
  const compiled: CompiledMapping = {
    identity: compileIdentity(mapping, context, report),
    period: compilePeriod(mapping, context, report),
    columns: compileColumns(mapping, context, report),
    constants: compileConstants(mapping, context, report),
    labels: new Map(context.fields.map(({ key, label }) => [key, label])),
  };
  if (issues.length > 0) throw MappingUnfit({ count: issues.length }, { fields: issues });
  return compiled;
}

type Report = (path: string, code: string, zh: string, en: string) => void;

function place(column: string, path: string, context: PlanContext, report: Report): number {
  const at = context.columns.indexOf(column);
  if (at < 0) report(path, 'column-missing', `文件里没有“${column}”这一列`, `The file has no column “${column}”`);
  return at;
}

function compileIdentity(
  { identity }: ImportMapping,
  context: PlanContext,
  report: Report,
): CompiledMapping['identity'] {
  if (!identity) return null;
  const { column, scheme, optional = false } = identity;
  return { at: place(column, 'identity.column', context, report), column, scheme, optional, field: IDENTITY_FIELD };
}

function compilePeriod(
  { use, period }: ImportMapping,
  context: PlanContext,
  report: Report,
): CompiledMapping['period'] {
  if (!period || use === 'entries') return null;
  if ('constant' in period) return { at: null, constant: period.constant };
  const { column, dateFormat } = period;
  return { at: place(column, 'period.column', context, report), column, dateFormat };
}

function compileColumns(mapping: ImportMapping, context: PlanContext, report: Report): CompiledColumn[] {
  const compiled: CompiledColumn[] = [];
  const filled = new Map<TargetField, string>();
  for (const [index, column] of mapping.columns.entries()) {
    // The identity column fills the project code itself, verified.
    if (column.field === null || (column.field === 'code' && mapping.identity?.column === column.column)) continue;
    const path = `columns[${index}]`;
    const at = place(column.column, `${path}.column`, context, report);
    const field = openField(column.field, column.part, `${path}.field`, mapping, context, report);
    if (!field) continue;
    const before = filled.get(field);
    if (before !== undefined) {
      report(
        `${path}.field`,
        'field-twice',
        `“${before}”和“${column.column}”都对应“${field.label.zh}”`,
        `“${before}” and “${column.column}” both fill “${field.label.en || field.label.zh}”`,
      );
      continue;
    }
    filled.set(field, column.column);
    compiled.push(compileColumn(column, at, field, context));
  }
  return compiled;
}

function compileConstants(mapping: ImportMapping, context: PlanContext, report: Report): CompiledMapping['constants'] {
  return Object.entries(mapping.constants ?? {}).flatMap(([key, text]) => {
    const path = `constants.${key}`;
    const field = openField(key, undefined, path, mapping, context, report);
    if (!field) return [];
    const value = coerceCell(text, field, { resolve: context.resolve });
    if (value.ok) return [{ field, value: value.value }];
    report(path, 'value', value.reason.zh, value.reason.en);
    return [];
  });
}

function openField(
  key: string,
  part: FieldPart | undefined,
  path: string,
  mapping: ImportMapping,
  context: PlanContext,
  report: Report,
): TargetField | null {
  const field = findField(key, part, mapping, context.fields);
  if (!field) report(path, 'field-unknown', `项目库里没有“${key}”这个字段`, `The library has no field “${key}”`);
  else if (!isImportable(field))
    report(
      path,
      'field-closed',
      `“${field.label.zh}”不能从表格导入`,
      `“${field.label.en || field.label.zh}” cannot be imported from a table`,
    );
  else return field;
  return null;
}

function compileColumn(column: ColumnMapping, at: number, field: TargetField, context: PlanContext): CompiledColumn {
  // A mistake of the caller, not of the file: without the table any word would pass for a code.
  if ((field.type === 'region' || field.type === 'industry') && !context.resolve?.[field.type]) {
    throw new TypeError(`field ${field.key} needs a resolver of kind ${field.type}`);
  }
  const { dateFormat, factor, split, values, default: fallback } = column.transform ?? {};
  return {
    at,
    column: column.column,
    field,
    hints: { dateFormat, factor, split, resolve: context.resolve },
    values: values ? new Map(Object.entries(values).map(([text, value]) => [text.trim(), value])) : null,
    fallback,
  };
}

function findField(
  key: string,
  part: FieldPart | undefined,
  { use }: ImportMapping,
  fields: readonly TargetField[],
): TargetField | null {
  const order: FieldPart[] = part ? [part] : use === 'reports' ? ['report'] : ['project', 'entry', 'report'];
  for (const wanted of order) {
    if (wanted === 'report' && use === 'entries') continue;
    if (wanted !== 'report' && use === 'reports') continue;
    const field = fields.find((candidate) => candidate.key === key && candidate.part === wanted);
    if (field) return field;
  }
  return null;
}
