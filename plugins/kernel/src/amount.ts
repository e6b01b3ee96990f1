import { normaliseWidth } from './text';

/** The largest amount that is taken in, either sign: 10^12 万元 is more than any economy invests. */
export const MAX_AMOUNT = 1e12;

// BigInt() and not 1n: bundlers that aim at older browsers refuse the literal, not the function.
const DECIMALS = 6;
const SCALE = BigInt(1_000_000);
const LIMIT = BigInt(MAX_AMOUNT) * SCALE;

/** An exact sum of money, in the unit that its field names (万元 as a rule), counted in millionths of it. */
export class Amount {
  private constructor(readonly micros: bigint) {}

  /** From millionths of the unit. */
  static ofMicros(micros: bigint): Amount {
    return new Amount(micros);
  }

  /** Plain and exact: '1234.56', '-0.000001', '0'. */
  toString(): string {
    const { sign, whole, fraction } = digitsOf(this.micros, DECIMALS);
    const shown = fraction.replace(/0+$/, '');
    return shown === '' ? sign + whole : `${sign}${whole}.${shown}`;
  }

  /** The nearest double: exact up to 15 digits in all. */
  toNumber(): number {
    return Number(this.toString());
  }

  /** Money travels as a JSON number. */
  toJSON(): number {
    return this.toNumber();
  }
}

/** Nothing, as an amount. */
export const ZERO_AMOUNT: Amount = Amount.ofMicros(BigInt(0));

const FIGURE = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d{1,6}))?$/;

/**
 * Reads '1234.5', '1,234.50', '１，２３４．５' or a number. Null for anything else: a misplaced comma, more than six
 * decimals, more than 10^12, an exponent, a currency sign. We report a bad figure; we do not guess it.
 */
export function parseAmount(input: string | number): Amount | null {
  // A double prints its shortest exact form, so 0.1 + 0.2 shows its 17 decimals here and is refused.
  const text = typeof input === 'number' ? String(input) : normaliseWidth(input).trim();
  const match = FIGURE.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const digits = whole.replaceAll(',', '');
  // Longer than the limit can be: refused before a hostile text becomes a huge integer.
  if (digits.replace(/^0+/, '').length > 13) return null;
  const size = BigInt(`0${digits}${fraction.padEnd(DECIMALS, '0')}`);
  if (size > LIMIT) return null;
  return Amount.ofMicros(sign === '-' ? -size : size);
}

/** The exact sum; totals may pass MAX_AMOUNT. */
export function addAmounts(...amounts: Amount[]): Amount {
  return Amount.ofMicros(amounts.reduce((sum, a) => sum + a.micros, BigInt(0)));
}

/** The exact difference a − b. */
export function subtractAmounts(a: Amount, b: Amount): Amount {
  return Amount.ofMicros(a.micros - b.micros);
}

/** Below, equal, above: −1, 0, 1. */
export function compareAmounts(a: Amount, b: Amount): -1 | 0 | 1 {
  if (a.micros === b.micros) return 0;
  return a.micros < b.micros ? -1 : 1;
}

/** '1,234.56'. All its decimals, or exactly `decimals` (0–6) of them, rounded half away from zero (四舍五入). */
export function formatAmount(amount: Amount, options: { decimals?: number } = {}): string {
  const places = options.decimals;
  const plain = places === undefined ? amount.toString() : roundedText(amount, places);
  return plain.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => sign + grouped(whole));
}

function roundedText(amount: Amount, places: number): string {
  if (!Number.isInteger(places) || places < 0 || places > DECIMALS) throw new RangeError(`decimals 0–6, not ${places}`);
  const step = BigInt(10 ** (DECIMALS - places));
  const size = amount.micros < 0 ? -amount.micros : amount.micros;
  const rounded = (size + step / BigInt(2)) / step;
  const { sign, whole, fraction } = digitsOf(amount.micros < 0 ? -rounded : rounded, places);
  return places === 0 ? sign + whole : `${sign}${whole}.${fraction}`;
}

function digitsOf(scaled: bigint, places: number): { sign: string; whole: string; fraction: string } {
  const digits = (scaled < 0 ? -scaled : scaled).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  return { sign: scaled < 0 ? '-' : '', whole: digits.slice(0, point), fraction: digits.slice(point) };
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}
