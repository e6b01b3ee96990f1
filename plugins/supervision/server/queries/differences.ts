import { lightColumns, type SqlStatement, Values } from '@project-cloud/rules-engine';
import { FENCE } from './layers';
import { type Within, withinSql } from './within';

// Lights lie two bits a rule: none 00, green 01, yellow 10, red 11.
const HIGH = '3074457345618258602';

/** The lights of which only yellow and red are left: what has a warning. */
export const warnedBits = (column: string): string =>
  `(${column} & ((${column} & ${HIGH}) | ((${column} & ${HIGH}) >> 1)))`;

/** The worst of all lights as the projection ranks it: none 0, green 1, yellow 2, red 3. */
const worst = (columns: readonly string[]): string => {
  const any = (predicate: (column: string) => string) => columns.map(predicate).join(' OR ');
  return `CASE WHEN ${any((c) => `(${c} & ((${c} & ${HIGH}) >> 1)) <> 0`)} THEN 3 WHEN ${any((c) => `(${c} & ${HIGH}) <> 0`)} THEN 2
    WHEN ${any((c) => `${c} <> 0`)} THEN 1 ELSE 0 END`;
};

/** Open warnings as lights; `rules` is the place of their keys, in the order of the lights. Wants `GROUP BY w.entry_id`. */
export function openLights({ from, rules, count }: { from: string; rules: string; count: number }): string {
  const place = `array_position(${rules}, w.rule_key) - 1`;
  const bits = `CASE w.light WHEN 'red' THEN 3 ELSE 2 END::bigint`;
  const columns = lightColumns(count).map(
    (column, at) =>
      `coalesce(bit_or(${bits} << ((${place}) - ${at * 31}) * 2) FILTER (WHERE (${place}) / 31 = ${at}), 0) AS ${column}`,
  );
  return `SELECT w.entry_id, bool_or(array_position(${rules}, w.rule_key) IS NULL) AS gone, ${columns.join(', ')}
    FROM ${from} WHERE w.state <> 'closed'`;
}

/**
 * The entries whose lights, by the verdicts, are others than their open warnings and their listed light say. `verdicts`
 * selects entry_id, light and the lights, and `moved` where other columns may make an entry differ
 * too; `turned` says of each whether it is its lights.
 */
export function differencesSql(
  verdicts: SqlStatement,
  libraryKey: string,
  rules: readonly string[],
  { within = 'all', moved = false }: { within?: Within; moved?: boolean } = {},
): SqlStatement {
  const values = new Values([...verdicts.values]);
  const [keys, key] = [values.array(rules, 'text'), values.text(libraryKey)];
  const columns = lightColumns(rules.length);
  const open = openLights({ from: 'warnings w', rules: keys, count: rules.length });
  const differ = columns.map((column) => `${warnedBits(`v.${column}`)} <> coalesce(o.${column}, 0)`);
  const lights = [...differ, 'o.gone IS TRUE', `v.light <> ${worst(columns.map((column) => `v.${column}`))}`].join(
    ' OR ',
  );
  return {
    sql: `SELECT d.entry_id, d.turned FROM (SELECT v.entry_id, (${lights}) AS turned, ${moved ? 'v.moved' : 'false'} AS moved
      FROM (${verdicts.sql} ${FENCE}) v
      LEFT JOIN (${open} AND w.library_key = ${key} AND ${withinSql(within, 'w.entry_id', values)} GROUP BY w.entry_id) o
        ON o.entry_id = v.entry_id ${FENCE}) d
      WHERE d.turned OR d.moved ORDER BY d.entry_id`,
    values: values.list,
  };
}
