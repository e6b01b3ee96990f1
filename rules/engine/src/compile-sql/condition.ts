import { type Condition, isFactReference } from '../rule';
import { leafSql } from './leaf';
import { NotInSql, type SqlFacts } from './sql-fact';
import { literal, readTerm } from './term';
import type { Values } from './values';

/** What a condition tree needs to become SQL. */
export interface SqlContext {
  facts: SqlFacts;
  parameters: Readonly<Record<string, number>>;
  shared: Readonly<Record<string, Condition>>;
  values: Values;
}

/** A condition tree as a predicate that is true or false on every row, never NULL: `not` would diverge on NULL. */
export function conditionSql(condition: Condition, context: SqlContext): string {
  if ('condition' in condition) {
    const shared = context.shared[condition.condition];
    if (shared === undefined) throw new NotInSql(`no shared condition "${condition.condition}"`);
    return conditionSql(shared, context);
  }
  if ('all' in condition) return joined(condition.all, ' AND ', context);
  if ('any' in condition) return joined(condition.any, ' OR ', context);
  if ('not' in condition) return `(NOT ${conditionSql(condition.not, context)})`;
  const { facts, parameters, values } = context;
  const { value } = condition;
  const right = isFactReference(value) ? readTerm(value.fact, value.path, facts, parameters, values) : literal(value);
  return leafSql(
    condition.operator,
    readTerm(condition.fact, condition.path, facts, parameters, values),
    right,
    values,
  );
}

// json-rules-engine calls an empty group met, `any` too.
const joined = (conditions: readonly Condition[], by: ' AND ' | ' OR ', context: SqlContext): string =>
  conditions.length === 0 ? 'true' : `(${conditions.map((one) => conditionSql(one, context)).join(by)})`;
