import { daysBetween, type IsoDate } from '@project-cloud/kernel';
import type { FieldInfo, Label } from '@/client';

/** One node of a project: when it should have been, when it was. */
export interface Milestone {
  key: string;
  label: string | Label | null;
  planned: IsoDate | null;
  actual: IsoDate | null;
  /** Days from plan to fact; while it is open, from plan to today. Null where one of them is not known or lies ahead. */
  late: number | null;
  state: 'done' | 'late' | 'open';
}

type Values = Record<string, unknown>;

const PAIRS = [
  { key: 'start', planned: 'planned_start', actual: 'actual_start' },
  { key: 'end', planned: 'planned_end', actual: 'actual_end' },
] as const;

const dateOf = (values: Values, key: string): IsoDate | null => {
  const value = values[key];
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null;
};

/** The nodes of an entry in order of time: start and end, what has been approved, and the next one that is planned. */
export function milestonesOf(project: Values, values: Values, fields: FieldInfo[], today: IsoDate): Milestone[] {
  const pairs = PAIRS.map(({ key, planned, actual }) =>
    node(key, null, dateOf(project, planned), dateOf(project, actual), today),
  );
  const approvals = fields
    .filter((field) => field.type === 'date' && !field.core && field.key !== 'next_milestone_date')
    .map((field) => node(field.key, field.label, null, dateOf(values, field.key), today));
  const next = values.next_milestone;
  const nextDate = dateOf(values, 'next_milestone_date');
  // the start or the end, told a second time as the next node, is one node
  const told = pairs.some(({ planned, actual }) => actual === null && planned !== null && planned === nextDate);
  const named = typeof next === 'string' && next !== '' && !told ? [node('next', next, nextDate, null, today)] : [];
  return [...pairs, ...approvals, ...named]
    .filter(({ planned, actual }) => planned !== null || actual !== null)
    .sort((a, b) => ((a.actual ?? a.planned ?? '') < (b.actual ?? b.planned ?? '') ? -1 : 1));
}

function node(
  key: string,
  label: string | Label | null,
  planned: IsoDate | null,
  actual: IsoDate | null,
  today: IsoDate,
): Milestone {
  const overdue = actual === null && planned !== null && planned < today;
  const late =
    planned === null ? null : actual ? daysBetween(planned, actual) : overdue ? daysBetween(planned, today) : null;
  return { key, label, planned, actual, late, state: actual ? 'done' : overdue ? 'late' : 'open' };
}
