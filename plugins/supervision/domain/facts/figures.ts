import { addAmounts, type IsoDate, parseAmount, parseIsoDate } from '@project-cloud/kernel';

/** A number that arrives as one or, from a numeric column, as text; null for anything else. */
export function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** A date that arrives as 'YYYY-MM-DD', or with a time behind it; null for anything else. */
export function asDate(value: unknown): IsoDate | null {
  return typeof value === 'string' ? parseIsoDate(value.slice(0, 10)) : null;
}

/** The exact sum of what is known; null when nothing is. */
export function sumOf(values: readonly (number | null)[]): number | null {
  let micros = 0;
  let known = 0;
  for (const value of values) {
    if (value === null) continue;
    micros += Math.round(value * 1e6);
    known += 1;
  }
  if (known === 0) return null;
  // Up to nine thousand million 万元 a double counts millionths exactly; beyond, kernel's amounts do.
  return Number.isSafeInteger(micros) ? micros / 1e6 : largeSum(values);
}

function largeSum(values: readonly (number | null)[]): number {
  const amounts = values.map((value) => (value === null ? null : parseAmount(value)));
  if (amounts.some((amount, i) => amount === null && values[i] !== null)) {
    return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  }
  return addAmounts(...amounts.filter((amount) => amount !== null)).toNumber();
}

/** `part` of `whole` in percent; null when either is not known or there is no whole. */
export function percent(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : exact((part / whole) * 100);
}

/** `a − b`; null when either is not known. */
export function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : exact(a - b);
}

/** Facts carry six decimals: a threshold of 20 points must not be missed by a binary digit. */
export function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
