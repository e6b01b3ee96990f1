import type { Scope } from '@project-cloud/access';
import type { Library } from '@project-cloud/library/server';

export interface Statement {
  text: string;
  values: unknown[];
}

/** A projection has no row-level security: range and publicity stand in the statement itself. */
const PUBLIC = 'p.region_path >= $1 AND p.region_path < $2 AND p.stored_public';
const CHILD = `split_part(substr(p.region_path, $3::int), '/', 1)`;

/** Counts of public projects, and this year's plan, for each region below the root. */
export function regionCountsSql(library: Library, { lo, hi }: Scope, rootPath: string, year: string): Statement {
  const plan = library.columns.get('annual_plan')?.column;
  const inYear = (column: string) => `count(*) FILTER (WHERE p.${column} BETWEEN $4::date AND $5::date)::int`;
  return {
    text: `SELECT ${CHILD} AS child, count(*)::int AS count, ${plan ? `coalesce(sum(p."${plan}"), 0)` : '0'} AS plan,
        ${inYear('actual_start')} AS started, ${inYear('planned_start')} AS start_plan, ${inYear('actual_end')} AS completed
      FROM ${library.table} p WHERE ${PUBLIC} GROUP BY 1`,
    values: [lo, hi, rootPath.length + 1, `${year}-01-01`, `${year}-12-31`],
  };
}

/** What the reports of public projects say was invested in a year up to a month, for each region below the root. */
export function regionInvestedSql(
  library: Library,
  { lo, hi }: Scope,
  rootPath: string,
  span: { from: string; to: string },
): Statement | null {
  const keys = library.body.reporting.invested;
  if (keys.length === 0) return null;
  const amounts = keys.map(
    (_, at) =>
      `CASE WHEN jsonb_typeof(r."values"->$${at + 6}) = 'number' THEN (r."values"->>$${at + 6})::numeric ELSE 0 END`,
  );
  return {
    text: `SELECT ${CHILD} AS child, coalesce(sum(${amounts.join(' + ')}), 0) AS invested
      FROM progress_reports r JOIN ${library.table} p ON p.entry_id = r.entry_id
      WHERE ${PUBLIC} AND r.state = 'submitted' AND r.period >= $4 AND r.period <= $5 GROUP BY 1`,
    values: [lo, hi, rootPath.length + 1, span.from, span.to, ...keys],
  };
}
