import type { Scope } from '@project-cloud/access';
import type { Library } from '@project-cloud/library/server';
import { projectionWithin, type Statement, Values } from './statement';

/** Reds first, then those furthest behind their year's plan; with whether a draft of the month's report lies ready. */
export function myProjectsSql(library: Library, scope: Scope, period: string, limit: number): Statement {
  const values = new Values();
  const where = projectionWithin(scope, values);
  const order = 'light DESC, completion_rate ASC NULLS LAST, entry_id';
  return {
    text: `SELECT p.*, g.name AS region_name, r.entry_id IS NOT NULL AS draft
      FROM (SELECT p.* FROM ${library.table} p WHERE ${where} ORDER BY ${order} LIMIT ${values.add(limit)}) p
      JOIN library_entries e ON e.document_id = p.entry_id LEFT JOIN regions g ON g.code = p.region_code
      LEFT JOIN progress_reports r ON r.entry_id = p.entry_id AND r.period = ${values.add(period)} AND r.state = 'draft'
      ORDER BY p.light DESC, p.completion_rate ASC NULLS LAST, p.entry_id`,
    values: values.list,
  };
}

export function lightsSql(library: Library, scope: Scope): Statement {
  const values = new Values();
  return {
    text: `SELECT count(*) FILTER (WHERE p.light = 3)::int AS red, count(*) FILTER (WHERE p.light = 2)::int AS yellow,
        count(*) FILTER (WHERE p.light = 1)::int AS green, count(*) FILTER (WHERE p.light = 0)::int AS none
      FROM ${library.table} p WHERE ${projectionWithin(scope, values)}`,
    values: values.list,
  };
}
