import type { Scope } from '@project-cloud/access';
import { lightColumns, type SqlStatement, Values } from '@project-cloud/rules-engine';
import { FENCE } from './layers';

/** A statement whose values come after others. */
export const after = ({ sql }: SqlStatement, held: number): string =>
  sql.replace(/\$(\d+)/g, (_place, number) => `$${Number(number) + held}`);

/** Whose entries: the projection's rows within a scope. */
export const withinScope =
  ({ lo, hi, owner }: Pick<Scope, 'lo' | 'hi' | 'owner'>) =>
  (values: Values): string => {
    const region = `p.region_path >= ${values.text(lo)} AND p.region_path < ${values.text(hi)}`;
    return owner === '*' ? region : `${region} AND p.owner_scope = ${values.text(owner)}`;
  };

/** How many entries have the same lights of all rules: few rows, however many entries there are. */
export function countedSql({ sql, values }: SqlStatement, rules: number): SqlStatement {
  const columns = lightColumns(rules).join(', ');
  return { sql: `SELECT ${columns}, count(*)::int AS count FROM (${sql}) v GROUP BY ${columns}`, values };
}

/** Entries whose lights on one day are others than on another: a page, in the order of their ids. */
export function turnedSql(
  { was, now, table, rules }: { was: SqlStatement; now: SqlStatement; table: string; rules: number },
  page: { from: string; limit: number },
): SqlStatement {
  const values = new Values([...was.values, ...now.values]);
  const columns = lightColumns(rules);
  const differ = columns.map((column) => `t.${column} <> n.${column}`).join(' OR ');
  const later = columns.map((column) => `n.${column} AS now_${column}`);
  return {
    sql: `SELECT t.entry_id AS id, p.code, p.name, ${[...columns.map((column) => `t.${column}`), ...later].join(', ')}
      FROM (${was.sql} ${FENCE}) t JOIN (${after(now, was.values.length)} ${FENCE}) n ON n.entry_id = t.entry_id
      JOIN ${table} p ON p.entry_id = t.entry_id
      WHERE (${differ}) AND t.entry_id > ${values.text(page.from)}
      ORDER BY t.entry_id LIMIT ${values.number(page.limit)}::int`,
    values: values.list,
  };
}
