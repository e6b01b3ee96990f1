import { type Condition, isFactReference, type Light, levelsInOrder, parameterOf, type Rule } from '../rule';
import { conditionSql } from './condition';
import { NotInSql, type SqlFacts } from './sql-fact';
import type { Values } from './values';

/** How a light is written in two bits. */
export const LIGHT_BITS: readonly Light[] = ['none', 'green', 'yellow', 'red'];

const bitsOf = (light: Light) => LIGHT_BITS.indexOf(light);

/** A rule's light on a row as 0 to 3: the highest priority that is met, none met is green, nothing known is none. */
export function lightSql(
  rule: Rule,
  parameters: Readonly<Record<string, number>> | undefined,
  facts: SqlFacts,
  values: Values,
): string {
  const own = Object.fromEntries(Object.entries(rule.parameters).map(([key, { value }]) => [key, value]));
  const context = { facts, values, shared: rule.conditions, parameters: { ...own, ...parameters } };
  const known = factsRead(rule).map((fact) => knownSql(fact, facts));
  if (known.length === 0) return String(bitsOf('none'));
  const levels = levelsInOrder(rule).map(
    ({ conditions, event }) => `WHEN ${conditionSql(conditions, context)} THEN ${bitsOf(event.params.light)}`,
  );
  return `CASE WHEN NOT (${known.join(' OR ')}) THEN ${bitsOf('none')} ${levels.join(' ')} ELSE ${bitsOf('green')} END`;
}

function knownSql(fact: string, facts: SqlFacts): string {
  const held = facts(fact, []);
  if (!held) throw new NotInSql(`fact "${fact}" is not in the database`);
  return held.type === 'json' ? `(${held.sql} <> 'null'::jsonb) IS TRUE` : `(${held.sql}) IS NOT NULL`;
}

/** The facts that the conditions of a rule's levels name, parameters left out. */
export function factsRead(rule: Rule): string[] {
  const read = new Set<string>();
  const seen = new Set<string>();
  const walk = (condition: Condition): void => {
    if ('all' in condition) for (const one of condition.all) walk(one);
    else if ('any' in condition) for (const one of condition.any) walk(one);
    else if ('not' in condition) walk(condition.not);
    else if ('condition' in condition) {
      const shared = rule.conditions[condition.condition];
      if (!shared || seen.has(condition.condition)) return;
      seen.add(condition.condition);
      walk(shared);
    } else {
      read.add(condition.fact);
      if (isFactReference(condition.value)) read.add(condition.value.fact);
    }
  };
  for (const { conditions } of rule.rules) walk(conditions);
  return [...read].filter((fact) => parameterOf(fact) === null).sort();
}
