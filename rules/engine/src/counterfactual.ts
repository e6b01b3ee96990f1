import type { CompiledRule, Facts, Parameters } from './compile-rule';
import type { ConditionLeaf, ConditionTree, Explanation } from './explanation';
import { mirroredOf, oppositeOf, splitOperator } from './operators';
import { isWorse, parameterOf } from './rule';

/** "The light clears when `fact` `comparator` `target`": { annual_gap, lessThanInclusive, 20 }. */
export interface Change {
  fact: string;
  target: unknown;
  comparator: string;
}

// A county's rule has a handful of conditions; beyond this the ways multiply and nobody reads them.
const MAX_WAYS = 64;
const MAX_CHANGES = 3;

/** The changes of one fact that would each clear the light (make it milder), in the order of the rule's conditions. */
export function counterfactual(rule: CompiledRule, facts: Facts, parameters?: Parameters): Change[] {
  return counterfactualSets(rule, facts, parameters).flatMap((set) => (set.length === 1 ? set : []));
}

/**
 * Every smallest set of changes that clears the light, single facts first. `all` needs one of its conditions to fall,
 * `any` all of the met ones. Each set has been tried on the rule. Empty for green and none, and where only a list, a
 * path or a parameter could change.
 */
export function counterfactualSets(
  rule: CompiledRule,
  facts: Facts,
  parameters?: Parameters,
  /** The rule's own explanation of these facts, where the caller has it already. */
  explanation: Explanation | null = rule.evaluate(facts, parameters).explanation,
): Change[][] {
  if (explanation === null || (explanation.light !== 'red' && explanation.light !== 'yellow')) return [];
  const { light } = explanation;
  // Every met level with this light has to fall, not only the one that decided.
  const met = explanation.levels.filter((l) => l.met && !isWorse(light, l.light));
  const ways = met.reduce<Change[][]>((sets, level) => cross(sets, waysTo(level.conditions, false)), [[]]);
  const clears = (changes: Change[]) => {
    const changed = { ...facts, ...Object.fromEntries(changes.map((c) => [c.fact, probeOf(c)])) };
    return isWorse(light, rule.decide(changed, parameters).light);
  };
  const found = ways.flatMap(onePerFact).filter((set) => set.length > 0 && set.length <= MAX_CHANGES && clears(set));
  // Days, points and money cannot be ranked against each other; the author's order can be relied on.
  return smallest(found).sort((a, b) => a.length - b.length);
}

/** The sets of changes after which a tree is `wanted`; [[]] when it is so already, [] when it cannot be brought about. */
function waysTo(tree: ConditionTree, wanted: boolean): Change[][] {
  if (tree.met === wanted) return [[]];
  if (tree.kind === 'leaf') return changesOf(tree).map((c) => [c]);
  if (tree.kind === 'not') return waysTo(tree.child, !wanted);
  const eachMustTurn = (tree.kind === 'all') === wanted;
  if (!eachMustTurn) return tree.children.flatMap((child) => waysTo(child, wanted)).slice(0, MAX_WAYS);
  return tree.children.reduce<Change[][]>((sets, child) => cross(sets, waysTo(child, wanted)), [[]]);
}

function cross(sets: Change[][], more: Change[][]): Change[][] {
  return sets.flatMap((a) => more.map((b) => [...a, ...b])).slice(0, MAX_WAYS);
}

/** How one comparison turns over: by its left fact, or by the fact on its right. */
function changesOf(leaf: ConditionLeaf): Change[] {
  const parts = splitOperator(leaf.operator);
  if (parts === null || parts.decorators.some((d) => d !== 'not')) return [];
  const negated = parts.decorators.length % 2 === 1;
  const holds = leaf.met !== negated;
  const comparator = holds ? oppositeOf(parts.operator) : parts.operator;
  if (comparator === null) return [];
  const changes: Change[] = [];
  if (parameterOf(leaf.fact) === null && !leaf.path) {
    changes.push({ fact: leaf.fact, target: leaf.right, comparator });
  }
  const mirrored = mirroredOf(comparator);
  if (leaf.rightFact && parameterOf(leaf.rightFact) === null && !leaf.rightPath && mirrored !== null) {
    changes.push({ fact: leaf.rightFact, target: leaf.left, comparator: mirrored });
  }
  return changes;
}

/** A value that satisfies a change, to try the rule with. */
function probeOf({ comparator, target }: Change): unknown {
  const step = typeof target === 'number' ? Math.max(1e-6, Math.abs(target) * 1e-9) : 0;
  switch (comparator) {
    case 'lessThan':
      return typeof target === 'number' ? target - step : '0000-01-01';
    case 'greaterThan':
      return typeof target === 'number' ? target + step : '9999-12-31';
    case 'notEqual':
      return typeof target === 'number' ? target + 1 : typeof target === 'boolean' ? !target : '9999-12-31';
    case 'in':
      return Array.isArray(target) ? target[0] : undefined;
    case 'notIn':
      return '\u0000';
    case 'contains':
      return [target];
    case 'doesNotContain':
      return [];
    default:
      return target;
  }
}

/** When a set changes one fact twice (gap ≤ 20 and gap ≤ 40), each of the two alone is a candidate. */
function onePerFact(set: Change[]): Change[][] {
  const byFact = new Map<string, Change[]>();
  for (const change of set) byFact.set(change.fact, [...(byFact.get(change.fact) ?? []), change]);
  return [...byFact.values()].reduce<Change[][]>(
    (sets, changes) =>
      cross(
        sets,
        changes.map((c) => [c]),
      ),
    [[]],
  );
}

function smallest(sets: Change[][]): Change[][] {
  const names = sets.map((set) => new Set(set.map((c) => JSON.stringify([c.fact, c.comparator, c.target]))));
  const within = (a: Set<string>, b: Set<string>) => [...a].every((n) => b.has(n));
  return sets.filter((_, i) => {
    const own = names[i] ?? new Set<string>();
    return !names.some((other, j) => j !== i && within(other, own) && (other.size < own.size || j < i));
  });
}
