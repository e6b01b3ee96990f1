/** ISO 7064 MOD 11,10 (GB/T 17710): the digit that closes a string of digits. */
export function mod11of10(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** Σ value × weight, modulo. Values and weights are paired by place. */
export function weightedRemainder(values: readonly number[], weights: readonly number[], modulus: number): number {
  return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) % modulus;
}
