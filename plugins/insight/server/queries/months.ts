import type { Scope } from '@project-cloud/access';
import type { Library } from '@project-cloud/library/server';
import { projectionWithin, type Statement, Values } from './statement';

/** Money that the reports of a territory say was invested, month by month. Null when the library reports none. */
export function monthsSql(library: Library, scope: Scope, span: { from: string; to: string }): Statement | null {
  const keys = library.body.reporting.invested;
  if (keys.length === 0) return null;
  const values = new Values();
  const where = projectionWithin(scope, values);
  const amounts = keys.map((key) => {
    const name = values.add(key);
    return `CASE WHEN jsonb_typeof(r."values"->${name}) = 'number' THEN (r."values"->>${name})::numeric ELSE 0 END`;
  });
  return {
    text: `SELECT r.period AS month, sum(${amounts.join(' + ')}) AS invested
      FROM progress_reports r JOIN ${library.table} p ON p.entry_id = r.entry_id
      WHERE ${where} AND r.state = 'submitted' AND r.period >= ${values.add(span.from)} AND r.period <= ${values.add(span.to)}
      GROUP BY r.period ORDER BY r.period`,
    values: values.list,
  };
}
