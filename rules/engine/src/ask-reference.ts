import type { Facts, Parameters } from './compile-rule';
import { factsRead } from './compile-sql';
import { referenceOf } from './reference';
import { type Light, levelsInOrder, type Rule } from './rule';

/** The light that json-rules-engine itself gives; null where it throws, which it does on values that we call not met. */
export type ReferenceJudge = (facts: Facts, parameters?: Parameters) => Promise<Light | null>;

/**
 * A rule as json-rules-engine judges it, to hold the faster ways to it. For servers: the browser never asks, and the
 * package says that it has no side effects, so that the portal is built without it.
 */
export function referenceJudge(rule: Rule): ReferenceJudge {
  const ask = referenceOf(rule);
  const levels = levelsInOrder(rule);
  const reads = factsRead(rule);
  return async (facts, parameters) => {
    if (!reads.some((fact) => (facts[fact] ?? null) !== null)) return 'none';
    // The engine makes an object of every fact that it is given, asked for or not.
    const own = Object.fromEntries(reads.flatMap((fact) => (Object.hasOwn(facts, fact) ? [[fact, facts[fact]]] : [])));
    const met = await ask(own, parameters).catch(() => null);
    return met && (levels.find(({ name }) => met[name])?.event.params.light ?? 'green');
  };
}
