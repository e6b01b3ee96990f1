/** `part` of `whole` in per cent with one decimal, as a bulletin prints it; null where there is no whole. */
export function bulletinRate(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part / whole) * 1000) / 10 : null;
}

/**
 * Growth in percent over the same months of last year, one decimal. Not told when last year holds less than half of
 * this year: then the platform was still being filled, and the figure would speak of that, not of investment.
 */
export function bulletinGrowth(now: number, before: number): number | null {
  return before > 0 && before >= now / 2 ? Math.round(((now - before) / before) * 1000) / 10 : null;
}

/** Sums of money as they come from SQL: exact to six decimals. */
export const total = (amounts: readonly number[]): number =>
  Number(amounts.reduce((sum, amount) => sum + amount, 0).toFixed(6));
