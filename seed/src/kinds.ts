import type { DemoCast } from './cast';
import { catalogue, type ProjectKind } from './catalogue';
import type { County } from './places';
import type { Random } from './random';

/** The kind of a known project. */
export function kindOf(key: string): ProjectKind {
  const kind = catalogue.find((one) => one.key === key);
  if (!kind) throw new Error(`no kind "${key}" in the catalogue`);
  return kind;
}

/** A kind that is found in the county. */
export function drawKind(county: County, cast: DemoCast, random: Random): ProjectKind {
  return random.weigh(catalogue, (kind) => {
    const only = cast.kindsOnlyIn[kind.key];
    return !only || only.some((prefix) => county.code.startsWith(prefix)) ? kind.weight : 0;
  });
}

/** The investment, in cents. Small ones are many: the logarithm is even. */
export function drawInvestment(kind: ProjectKind, random: Random): number {
  const [low, high] = kind.investment;
  const amount = low * (high / low) ** (random.next() ** 1.2);
  if (amount < 2000 && random.chance(0.4)) return Math.round(amount * 100);
  const round = amount >= 20_000 ? 100 : amount >= 3000 ? 10 : 1;
  return Math.round(amount / round) * round * 100;
}
