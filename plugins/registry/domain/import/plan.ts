import { type Bilingual, type FieldIssue, parseProjectCode } from '@project-cloud/kernel';
import { readDate, readMonth } from '../coercion/calendar-date';
import { coerceCell, type ReadingHints } from '../coercion/coerce-cell';
import type { TargetField } from '../field';
import { cellText, isBlank, type RawCell, type RawRow, showable } from '../tabular/cell';
import { type CompiledColumn, type CompiledMapping, compileMapping } from './compiled-mapping';
import type { ImportMapping } from './mapping';
import type { GoodRow, PlannedRow, RowProblem } from './planned-row';

export interface PlanContext {
  /** Header names by position, as the table's layout has them. */
  columns: readonly string[];
  /** The fields that may be filled, core ones included. */
  fields: readonly TargetField[];
  /** Looks up regions, organisations and industries by code or name. */
  resolve?: ReadingHints['resolve'];
  /** The form's own verdict on the row's values; its issues are reported in the columns that they came from. */
  check?: (row: GoodRow) => FieldIssue[];
}

export interface ImportPlan {
  /** Decides one row. Each row gets exactly one answer, so good + bad = all. */
  planRow(raw: RawRow): PlannedRow;
  /** Which project a row names, verified and as it is stored; null when it names none, or wrongly. */
  identityOf(raw: RawRow): string | null;
}

/**
 * Prepares a mapping for a file; throws MappingUnfit (422, with field paths) when they do not fit each other.
 * One plan reads one file from its beginning: it remembers which project and month it has seen.
 */
export function createImportPlan(mapping: ImportMapping, context: PlanContext): ImportPlan {
  const compiled = compileMapping(mapping, context);
  const seen = new Map<string, number>();
  return {
    planRow: (raw) => planRow(raw, compiled, context, seen),
    identityOf: (raw) => (raw.fault ? null : readIdentity(raw, compiled, [])),
  };
}

function planRow(raw: RawRow, mapping: CompiledMapping, context: PlanContext, seen: Map<string, number>): PlannedRow {
  if (raw.fault) return bad(raw.row, [problem(raw, '', '', raw.fault)]);
  const problems: RowProblem[] = [];
  const identity = readIdentity(raw, mapping, problems);
  const report = readPeriod(raw, mapping, problems);
  const good: GoodRow = { ok: true, row: raw.row, identity, project: {}, values: {}, report };
  if (identity !== null && mapping.identity?.scheme === 'unified') good.project.code = identity;
  for (const { field, value } of mapping.constants) put(good, field, value);
  for (const column of mapping.columns) readColumn(raw, column, good, problems);
  if (problems.length > 0) return bad(raw.row, problems);
  const clash = findClash(raw, mapping, good, seen);
  if (clash) return bad(raw.row, [clash]);
  const issues = context.check?.(good) ?? [];
  if (issues.length === 0) return good;
  return bad(
    raw.row,
    issues.map((issue) => fromIssue(raw, issue, mapping)),
  );
}

function readIdentity(raw: RawRow, { identity }: CompiledMapping, problems: RowProblem[]): string | null {
  if (!identity) return null;
  const { at, column, scheme, optional, field } = identity;
  const cell = raw.cells[at] ?? null;
  if (isBlank(cell)) {
    if (!optional)
      problems.push(problem(raw, column, '', { zh: '没有写明是哪个项目', en: 'it does not say which project' }));
    return null;
  }
  const text = coerceCell(cell, field);
  if (!text.ok) {
    problems.push(problem(raw, column, cellText(cell), text.reason));
    return null;
  }
  if (scheme !== 'unified') return String(text.value);
  const code = parseProjectCode(String(text.value));
  if (code.ok) return code.code;
  problems.push(problem(raw, column, cellText(cell), code.message));
  return null;
}

function readPeriod(raw: RawRow, { period }: CompiledMapping, problems: RowProblem[]): GoodRow['report'] {
  if (!period) return null;
  if (period.at === null) return { period: period.constant, date: null, values: {} };
  const cell = raw.cells[period.at] ?? null;
  if (isBlank(cell)) {
    problems.push(problem(raw, period.column, '', { zh: '没有写明月份', en: 'it does not say which month' }));
    return null;
  }
  const month = readMonth(cell, period.dateFormat);
  if (!month.ok) {
    problems.push(problem(raw, period.column, cellText(cell), month.reason));
    return null;
  }
  const day = readDate(cell, period.dateFormat);
  return { period: month.value, date: day.ok ? day.value : null, values: {} };
}

function readColumn(raw: RawRow, column: CompiledColumn, good: GoodRow, problems: RowProblem[]): void {
  const cell = raw.cells[column.at] ?? null;
  const outcome = coerceCell(translate(cell, column), column.field, column.hints);
  if (outcome.ok) put(good, column.field, outcome.value);
  else problems.push(problem(raw, column.column, cellText(cell), outcome.reason));
}

/** The mapping's own table comes first; then an empty cell takes the default. */
function translate(cell: RawCell, { values, fallback }: CompiledColumn): RawCell {
  const known = values?.get(cellText(cell).trim());
  const meant = known === undefined ? cell : known;
  return fallback !== undefined && isBlank(meant) ? fallback : meant;
}

function put(good: GoodRow, field: TargetField, value: unknown): void {
  if (field.part === 'project') good.project[field.key] = value;
  else if (field.part === 'entry') good.values[field.key] = value;
  else if (good.report) good.report.values[field.key] = value;
}

/** The same project twice (or the same month of it) cannot both be meant; the first stands, the other is reported. */
function findClash(raw: RawRow, mapping: CompiledMapping, good: GoodRow, seen: Map<string, number>): RowProblem | null {
  if (good.identity === null || !mapping.identity) return null;
  const key = good.report ? `${good.identity}|${good.report.period}` : good.identity;
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, raw.row);
    return null;
  }
  const reason = good.report
    ? {
        zh: `和第 ${before} 行重复：同一项目的 ${good.report.period}`,
        en: `repeats row ${before}: same project, ${good.report.period}`,
      }
    : { zh: `和第 ${before} 行是同一个项目`, en: `is the same project as row ${before}` };
  return problem(raw, mapping.identity.column, good.identity, reason);
}

function fromIssue(raw: RawRow, issue: FieldIssue, mapping: CompiledMapping): RowProblem {
  const key = issue.path.replace(/^(project|values|report)\./, '').split(/[.[]/)[0] ?? '';
  const column = mapping.columns.find(({ field }) => field.key === key);
  const reason = issue.message;
  if (key === 'code' && mapping.identity)
    return problem(raw, mapping.identity.column, cellText(raw.cells[mapping.identity.at]), reason);
  if (column) return problem(raw, column.column, cellText(raw.cells[column.at]), reason);
  const label = mapping.labels.get(key);
  if (!label) return problem(raw, '', '', reason);
  return problem(raw, '', '', { zh: `${label.zh}：${reason.zh}`, en: `${label.en || label.zh}: ${reason.en}` });
}

const problem = ({ row }: RawRow, column: string, value: string, reason: Bilingual): RowProblem => ({
  row,
  column,
  value: showable(value.length > 200 ? `${value.slice(0, 199)}…` : value),
  reason: { zh: showable(reason.zh), en: showable(reason.en) },
});

const bad = (row: number, problems: RowProblem[]): PlannedRow => ({ ok: false, row, problems });
