import type { Scope } from '@project-cloud/access';
import type { Library } from '@project-cloud/library/server';
import type { GapField } from '../../domain';
import { projectionWithin, type Statement, Values } from './statement';

/** How many entries miss each of the fields, in one pass over what has not ended; columns come back as g0, g1… */
export function gapsSql(library: Library, scope: Scope, fields: readonly GapField[]): Statement {
  const values = new Values();
  const counts = fields.map(
    ({ column, onceStarted }, at) =>
      `count(*) FILTER (WHERE p."${column.column}" IS NULL${onceStarted ? ' AND p.actual_start IS NOT NULL' : ''})::int AS g${at}`,
  );
  return {
    text: `SELECT ${counts.join(', ')} FROM ${library.table} p WHERE ${projectionWithin(scope, values)} AND p.actual_end IS NULL`,
    values: values.list,
  };
}
