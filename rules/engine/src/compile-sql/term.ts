import { type PathStep, parseFactPath } from '../fact-path';
import { parameterOf } from '../rule';
import { NotInSql, type SqlFact, type SqlFacts } from './sql-fact';
import type { Values } from './values';

/** One side of a comparison: known when the statement is written, or read from the row. */
export type Term = { known: true; value: unknown } | ReadTerm;

export interface ReadTerm extends Required<SqlFact> {
  known: false;
  /** Where it was read; a part of a list has no place of its own. */
  from: { fact: string; steps: readonly PathStep[] } | null;
}

export const literal = (value: unknown): Term => ({ known: true, value });

/** A part of a list that is looked through. */
export const partOf = (sql: string): ReadTerm => ({ known: false, type: 'json', sql, missing: 'absent', from: null });

/** A fact or a parameter, at a path where one is given. */
export function readTerm(
  fact: string,
  path: string | undefined,
  facts: SqlFacts,
  parameters: Readonly<Record<string, number>>,
  values: Values,
): Term {
  const parameter = parameterOf(fact);
  // A number is its own value at any path.
  if (parameter !== null) return literal(Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined);
  const steps = path ? parseFactPath(path) : [];
  if (steps === null) throw new NotInSql(`unknown path "${path}"`);
  const held = facts(fact, steps);
  if (held) return read(held, fact, steps);
  const whole = steps.length > 0 ? facts(fact, []) : null;
  if (!whole) throw new NotInSql(`fact "${fact}" is not in the database`);
  if (whole.type !== 'json') return read(whole, fact, []);
  return read({ type: 'json', sql: pathSql(whole.sql, steps, values) }, fact, steps);
}

const read = ({ type, sql, missing = 'null' }: SqlFact, fact: string, steps: readonly PathStep[]): ReadTerm => ({
  known: false,
  type,
  sql,
  missing: type === 'json' ? 'absent' : missing,
  from: { fact, steps },
});

const pathSql = (sql: string, steps: readonly PathStep[], values: Values): string =>
  steps.length === 0 ? sql : `pc.rule_path(${sql}, ${values.array(steps.map(String), 'text')})`;

/** The term as JSON: SQL NULL is undefined. */
export function asJson(term: Term, values: Values): string {
  if (term.known) return term.value === undefined ? 'NULL::jsonb' : values.json(term.value);
  if (term.type === 'json') return term.sql;
  const json = `to_jsonb(${term.sql})`;
  return term.missing === 'null' ? `coalesce(${json}, 'null'::jsonb)` : json;
}

/** Whether both are one and the same place of one fact. */
export function samePlace(a: Term, b: Term): boolean {
  if (a.known || b.known || a.from === null || b.from === null || a.from.fact !== b.from.fact) return false;
  const [one, other] = [a.from.steps, b.from.steps];
  return one.length === other.length && one.every((step, at) => step === other[at]);
}

/** Whether one lies within the other: a part of a list may then be the very object that it is compared with. */
export function nested(a: Term, b: Term): boolean {
  if (a.known || b.known || a.from === null || b.from === null || a.from.fact !== b.from.fact) return false;
  const [one, other] = [a.from.steps, b.from.steps];
  const shorter = Math.min(one.length, other.length);
  return one.slice(0, shorter).every((step, at) => step === other[at]);
}
