/** A submitted report of a project. */
export interface ReportRow extends Record<string, unknown> {
  entry_id: string;
  period: string;
  reported_at: string | null;
  values: Record<string, unknown>;
}

/** The sum of one figure over reports, exact to six decimals; null when none says it. */
export function total(values: readonly Record<string, unknown>[], key: string): number | null {
  const known = values.map((one) => one[key]).filter((value) => typeof value === 'number');
  return known.length === 0 ? null : Number(known.reduce((sum, value) => sum + value, 0).toFixed(6));
}
