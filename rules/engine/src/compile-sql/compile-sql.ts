import type { Light, Rule } from '../rule';
import { LIGHT_BITS, lightSql } from './light';
import type { SqlFacts } from './sql-fact';
import { Values } from './values';

/** A rule as it stands on some rows: with a region's parameters, or in an earlier version. */
export interface SqlVariant {
  rule: Rule;
  parameters?: Readonly<Record<string, number>> | undefined;
  /** The rows on which it stands, as a predicate that is never NULL; the last variant stands on all that are left. */
  where?: (values: Values) => string;
}

/** What is judged: one row an entry. */
export interface SqlSource {
  /** What stands behind FROM, with `values` as its first values. */
  from: string;
  values?: readonly unknown[];
  /** Columns that come first, as they are selected: 'f.entry_id'. */
  select: string;
  facts: SqlFacts;
}

/** One SELECT, with its values apart. */
export interface SqlStatement {
  sql: string;
  values: unknown[];
}

/** Lights of so many rules fit one bigint, two bits each, without its sign. */
const LIGHTS_A_COLUMN = 31;

/** The columns of the lights in the order of the rules: lights_0, lights_1, … */
export const lightColumns = (rules: number): string[] =>
  Array.from({ length: Math.ceil(rules / LIGHTS_A_COLUMN) }, (_, at) => `lights_${at}`);

/** The light of a rule by its place, out of a row that was selected. */
export function lightAt(row: Readonly<Record<string, unknown>>, place: number): Light {
  const bits = BigInt(String(row[`lights_${Math.floor(place / LIGHTS_A_COLUMN)}`] ?? 0));
  return LIGHT_BITS[Number((bits >> BigInt((place % LIGHTS_A_COLUMN) * 2)) & 3n)] ?? 'none';
}

/** The two bits of a rule's light as SQL, out of the columns of lights. */
export const lightBits = (place: number, of = ''): string =>
  `((${of}lights_${Math.floor(place / LIGHTS_A_COLUMN)} >> ${(place % LIGHTS_A_COLUMN) * 2}) & 3)`;

/**
 * Many rules as one SELECT that passes once over the rows and gives each the lights of all rules, two bits a rule.
 * The same verdict as `compileRule`'s on every row; throws `NotInSql` on a rule that only JavaScript can judge.
 */
export function compileSql(rules: readonly (Rule | readonly SqlVariant[])[], source: SqlSource): SqlStatement {
  const values = new Values([...(source.values ?? [])]);
  const lights = rules.map((rule) =>
    ruleSql(Array.isArray(rule) ? rule : [{ rule: rule as Rule }], source.facts, values),
  );
  const columns = lightColumns(rules.length).map((column, at) => {
    const held = lights.slice(at * LIGHTS_A_COLUMN, (at + 1) * LIGHTS_A_COLUMN);
    return `(${held.map((light, i) => `((${light})::bigint << ${i * 2})`).join(' | ')}) AS ${column}`;
  });
  return withoutUnused(`SELECT ${[source.select, ...columns].join(', ')} FROM ${source.from}`, values.list);
}

/** A comparison that is decided by its types leaves values that nothing asks for, and PostgreSQL refuses those. */
function withoutUnused(sql: string, values: readonly unknown[]): SqlStatement {
  const used: number[] = [];
  const placed = sql.replace(/\$(\d+)/g, (_place, number) => {
    const at = Number(number) - 1;
    const known = used.indexOf(at);
    return `$${known < 0 ? used.push(at) : known + 1}`;
  });
  return { sql: placed, values: used.map((at) => values[at]) };
}

function ruleSql(variants: readonly SqlVariant[], facts: SqlFacts, values: Values): string {
  const written = variants.map(({ rule, parameters, where }) => ({
    light: lightSql(rule, parameters, facts, values),
    where: where?.(values),
  }));
  const base = written.at(-1)?.light ?? '0';
  const others = written.slice(0, -1).map(({ light, where }) => `WHEN ${where ?? 'false'} THEN ${light}`);
  return others.length === 0 ? base : `CASE ${others.join(' ')} ELSE ${base} END`;
}
