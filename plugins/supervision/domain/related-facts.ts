/** A gap is the lead of one ratio over another: annual_gap = year_elapsed_ratio − annual_ratio, in points. */
export interface GapFact {
  ahead: string;
  behind: string;
}

export const GAP_FACTS: Readonly<Record<string, GapFact>> = {
  annual_gap: { ahead: 'year_elapsed_ratio', behind: 'annual_ratio' },
  progress_gap: { ahead: 'elapsed_ratio', behind: 'progress' },
  funds_gap: { ahead: 'invested_ratio', behind: 'paid_ratio' },
};

/** The facts that a warning keeps beside those its rule reads, so that it can still be explained when they have changed. */
const RELATED: Readonly<Record<string, readonly string[]>> = {
  annual_gap: ['year_elapsed_ratio', 'annual_ratio', 'annual_plan', 'invested_year', 'data_month'],
  progress_gap: ['elapsed_ratio', 'progress'],
  funds_gap: ['invested_ratio', 'paid_ratio', 'invested_total', 'paid_total', 'total_investment'],
  over_budget_ratio: ['invested_total', 'total_investment'],
  falling_months: ['invested_last_month', 'last_report_month'],
  days_since_report: ['last_report_month'],
};

/** The facts themselves and what explains them. */
export function withRelated(facts: readonly string[]): string[] {
  return [...new Set(facts.flatMap((fact) => [fact, ...(RELATED[fact] ?? [])]))];
}
