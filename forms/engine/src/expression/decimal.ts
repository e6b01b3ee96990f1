/**
 * Rounds half away from zero (四舍五入) at `places` decimals, on the decimal figure that people see: 1.005 → 1.01.
 * It is PostgreSQL's round(x::numeric, places) to the last bit: that cast keeps 15 significant digits.
 */
export function roundDecimal(x: number, places: number): number {
  if (!Number.isFinite(x)) return x;
  const [mantissa, exponent] = fifteenDigits(x).split('e') as [string, string];
  const negative = mantissa.startsWith('-');
  const digits = mantissa.replace(/[-.]/g, '');
  const power = Number(exponent) - (digits.length - 1);
  if (-power <= places) return Number(`${negative ? '-' : ''}${digits}e${power}`);
  const cut = digits.length - (-power - places);
  if (cut < 0) return 0;
  const kept = BigInt(digits.slice(0, cut) || '0') + BigInt(Number(digits[cut]) >= 5 ? 1 : 0);
  const rounded = Number(`${kept}e${-places}`);
  return negative && rounded !== 0 ? -rounded : rounded;
}

/** C's "%.14e": like toExponential(14), but an exact tie goes to the even digit, as in the C library. */
function fifteenDigits(x: number): string {
  const up = x.toExponential(14);
  const exact = x.toExponential(60);
  if (!/^-?\d\.\d{14}50*e/.test(exact)) return up;
  return Number(exact[exact.indexOf('.') + 14]) % 2 === 0 ? exact.replace(/(\.\d{14})\d*/, '$1') : up;
}
