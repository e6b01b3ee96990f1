import { weightedRemainder } from './check-digit';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The ninth character of an organisation code: 11 − (Σ value × weight mod 11); 10 is X, 11 is 0. Source: GB 11714. */
export function organisationCheckDigit(eight: string): string {
  if (!/^[0-9A-Z]{8}$/.test(eight)) throw new RangeError(`8 digits or capitals, not "${eight}"`);
  // Base 36 gives A = 10 … Z = 35, as the standard has it; the credit code around it counts its letters otherwise.
  const values = [...eight].map((c) => Number.parseInt(c, 36));
  const check = (11 - weightedRemainder(values, WEIGHTS, 11)) % 11;
  return check === 10 ? 'X' : String(check);
}
