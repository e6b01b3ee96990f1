/** An exact decimal: digits × 10^-scale. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

const TEN = BigInt(10);

/** Reads '-1234.50' or '1e-4' (as JavaScript writes small factors); null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const digits = BigInt(`${whole}${fraction}`);
  return shift({ digits: sign === '-' ? -digits : digits, scale: fraction.length }, Number(exponent));
}

/** × 10^places. */
export function shift({ digits, scale }: Decimal, places: number): Decimal {
  const moved = scale - places;
  return moved >= 0 ? { digits, scale: moved } : { digits: digits * TEN ** BigInt(-moved), scale: 0 };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** Plain, without trailing zeros: '1234.5'. */
export function decimalText({ digits, scale }: Decimal): string {
  const negative = digits < BigInt(0);
  const figures = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = figures.slice(0, figures.length - scale);
  const fraction = figures.slice(figures.length - scale).replace(/0+$/, '');
  const plain = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && /[1-9]/.test(plain) ? `-${plain}` : plain;
}
