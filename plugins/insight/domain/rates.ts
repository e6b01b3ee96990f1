/** `part` of `whole` in per cent, to six decimals; null where one is not known or there is no whole. */
export function rate(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : exact((part / whole) * 100);
}

/** By how many per cent `now` is above `before`; null where there is nothing to compare with. */
export function growth(now: number | null, before: number | null): number | null {
  return now === null || before === null || before <= 0 ? null : exact(((now - before) / before) * 100);
}

const exact = (value: number) => Math.round(value * 1e6) / 1e6;
