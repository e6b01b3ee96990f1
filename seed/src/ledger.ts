import type { Random } from './random';

/** One month's money, in cents (1/100 万元): whole numbers, so that sums are exact. */
export interface LedgerMonth {
  /** YYYY-MM. */
  period: string;
  invested: number;
  /** Invested since January of the period's year. */
  investedYear: number;
  /** Invested since the start. */
  investedTotal: number;
  paid: number;
  paidTotal: number;
}

/** What the months must come to. Cents. */
export interface LedgerAim {
  /** The reported months, in order, without gaps. */
  periods: readonly string[];
  invested: number;
  /** Invested before this year shrinks or grows so that this year's share is at most this; null: as it comes. */
  investedThisYear: number | null;
  /** The funds paid in at the end; at least `invested` unless the project lacks funds. */
  paid: number;
  /** How many of the last months fall, each below the one before. */
  falling: number;
  /** Months are rounded to this. */
  step: number;
}

/** Spreads investment and funds over the months. The sums are the aims', to the cent. */
export function keepLedger(aim: LedgerAim, random: Random): LedgerMonth[] {
  const { periods } = aim;
  const invested = spread(aim, random);
  const totals = runningSums(invested);
  const paidTotals = payAhead(totals, aim.paid);
  let year = '';
  let investedYear = 0;
  return periods.map((period, index) => {
    const amount = invested[index] ?? 0;
    investedYear = period.slice(0, 4) === year ? investedYear + amount : amount;
    year = period.slice(0, 4);
    const paidTotal = paidTotals[index] ?? 0;
    return {
      period,
      invested: amount,
      investedYear,
      investedTotal: totals[index] ?? 0,
      paid: paidTotal - (paidTotals[index - 1] ?? 0),
      paidTotal,
    };
  });
}

function spread(aim: LedgerAim, random: Random): number[] {
  const { periods, investedThisYear } = aim;
  const weights = shape(periods.length, aim.falling, random);
  if (investedThisYear === null) return divide(aim.invested, weights, aim.step);
  const year = periods.at(-1)?.slice(0, 4);
  const before = periods.filter((period) => period.slice(0, 4) !== year).length;
  return [
    ...divide(aim.invested - investedThisYear, weights.slice(0, before), aim.step),
    ...divide(investedThisYear, weights.slice(before), aim.step),
  ];
}

/** Slow start, even middle; the last month is not the lowest unless the months are to fall. */
function shape(length: number, falling: number, random: Random): number[] {
  const weights = Array.from({ length }, (_, index) => Math.min(1, 0.45 + index * 0.15) * random.between(0.8, 1.2));
  const last = length - 1;
  if (falling > 0) {
    for (let back = Math.min(falling, last); back >= 0; back--) weights[last - back] = 1.1 * 0.72 ** (falling - back);
    if (last > falling) weights[last - falling - 1] = 0.9;
  } else if (last > 0) {
    weights[last] = Math.max(weights[last] ?? 0, (weights[last - 1] ?? 0) * random.between(1.01, 1.1));
  }
  return weights;
}

/** Parts by weight, rounded down to the step; what rounding leaves goes to the first month. */
function divide(total: number, weights: readonly number[], step: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / sum / step) * step);
  const rest = total - parts.reduce((a, b) => a + b, 0);
  if (parts.length > 0) parts[0] = (parts[0] ?? 0) + rest;
  return parts;
}

/** Funds come in every third month, for what the next months will cost, and never fall behind unless they must. */
function payAhead(totals: readonly number[], paid: number): number[] {
  const spent = totals.at(-1) ?? 0;
  return totals.map((_, index) => {
    const until = Math.min(totals.length - 1, index - (index % 3) + 2);
    if (until === totals.length - 1) return paid;
    const cost = totals[until] ?? 0;
    // Too little in the end: too little all along. Floor, or a rounding would pay in what was never paid.
    return paid < spent ? Math.floor((cost * paid) / spent) : Math.min(cost, paid);
  });
}

function runningSums(parts: readonly number[]): number[] {
  let sum = 0;
  return parts.map((part) => {
    sum += part;
    return sum;
  });
}
