import type { Scope } from '@project-cloud/access';
import type { Library } from '@project-cloud/library/server';
import { projectionWithin, type Statement, Values } from './statement';

const sum = (library: Library, key: string) => {
  const column = library.columns.get(key)?.column;
  return column ? `sum(p."${column}")` : 'NULL::numeric';
};

/**
 * The figures of a territory and of each part right below it, in one pass: the row whose `whole` is true is the
 * territory itself. `child` is the next code of the path; it is empty for what stands at the territory's own level.
 */
export function territorySql(library: Library, scope: Scope, parentPath: string, year: string): Statement {
  const values = new Values();
  const where = projectionWithin(scope, values);
  const from = values.add(parentPath.length + 1);
  const [first, last] = [values.add(`${year}-01-01`), values.add(`${year}-12-31`)];
  const inYear = (column: string) =>
    `count(*) FILTER (WHERE p.${column} BETWEEN ${first}::date AND ${last}::date)::int`;
  return {
    text: `WITH mine AS (SELECT p.*, split_part(substr(p.region_path, ${from}::int), '/', 1) AS child FROM ${library.table} p WHERE ${where})
      SELECT p.child, grouping(p.child) = 1 AS whole, count(*)::int AS count, ${sum(library, 'total_investment')} AS total_investment,
        ${sum(library, 'annual_plan')} AS plan, ${sum(library, 'invested_year')} AS invested,
        ${inYear('actual_start')} AS started, ${inYear('planned_start')} AS start_plan,
        ${inYear('actual_end')} AS completed, ${inYear('planned_end')} AS completion_plan,
        count(*) FILTER (WHERE p.light = 3)::int AS red, count(*) FILTER (WHERE p.light = 2)::int AS yellow,
        count(*) FILTER (WHERE p.light = 1)::int AS green, count(*) FILTER (WHERE p.light = 0)::int AS none
      FROM mine p GROUP BY GROUPING SETS ((p.child), ())`,
    values: values.list,
  };
}
