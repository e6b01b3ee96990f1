/** What of an indicator says how it counts among those beside it. */
export interface Weighed {
  key: string;
  parent: string | null;
  weight: number;
}

/** The weights of those that stand under the same one, together. Rounded where decimals leave a trace. */
export function weightUnder(parent: string | null, all: readonly Weighed[]): number {
  const sum = all.filter((one) => one.parent === parent).reduce((total, { weight }) => total + weight, 0);
  return Math.round(sum * 1000) / 1000;
}
