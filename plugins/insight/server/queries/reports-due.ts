import type { Scope } from '@project-cloud/access';
import { lastDayOf } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { projectionWithin, protectedWithin, type Statement, Values } from './statement';

/** A month is reported by what had begun by its end, in fact or by plan, and had not ended before it. */
function reporting(library: Library, scope: Scope, period: string, values: Values): string {
  const where = projectionWithin(scope, values);
  return `${library.table} p LEFT JOIN progress_reports r ON r.entry_id = p.entry_id AND r.period = ${values.add(period)}
      WHERE ${where} AND coalesce(p.actual_start, p.planned_start) <= ${values.add(lastDayOf(period))}::date
        AND (p.actual_end IS NULL OR p.actual_end >= ${values.add(`${period}-01`)}::date)`;
}

/** How far a month's reports have come. */
export function reportsDueSql(library: Library, scope: Scope, period: string): Statement {
  const values = new Values();
  return {
    text: `SELECT count(*)::int AS total, count(*) FILTER (WHERE r.state = 'submitted')::int AS done,
        count(*) FILTER (WHERE r.state = 'draft')::int AS draft
      FROM ${reporting(library, scope, period, values)}`,
    values: values.list,
  };
}

/** One that has not reported the month, the worst light first. */
export function firstMissingSql(library: Library, scope: Scope, period: string): Statement {
  const values = new Values();
  return {
    text: `SELECT p.entry_id, p.code, p.name FROM ${reporting(library, scope, period, values)}
        AND r.state IS DISTINCT FROM 'submitted' ORDER BY p.light DESC, p.entry_id LIMIT 1`,
    values: values.list,
  };
}

/** Drafts of a month or of one before it, newest first. */
export function draftsSql(library: Library, scope: Scope, period: string, limit: number): Statement {
  const values = new Values();
  const within = protectedWithin(scope, values, 'r');
  return {
    text: `SELECT r.entry_id, r.period, r.updated_at AS saved_at, p.code, p.name, count(*) OVER ()::int AS count
      FROM progress_reports r JOIN projects p ON p.document_id = r.project_id
      WHERE ${within} AND r.library_key = ${values.add(library.key)} AND r.state = 'draft' AND r.period <= ${values.add(period)}
      ORDER BY r.updated_at DESC, r.id LIMIT ${values.add(limit)}`,
    values: values.list,
  };
}
