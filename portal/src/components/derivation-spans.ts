import type { DerivationDay } from '../client/types';

export interface DerivationSpan {
  from: string;
  to: string;
  counts: boolean;
  days: number;
  reason: string;
  source?: string | undefined;
}

/**
 * Days with one verdict and reason become one span. Ordinary weekends are no news: they lie inside or between spans;
 * only one that opens the derivation is shown.
 */
export function derivationSpans(days: DerivationDay[]): DerivationSpan[] {
  const spans: DerivationSpan[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && last.counts === day.counts && last.reason === day.reason && last.source === day.source) {
      last.to = day.date;
      last.days += day.counts ? 1 : 0;
    } else if (!last || day.kind !== 'weekend') {
      const { date, counts, reason, source } = day;
      spans.push({ from: date, to: date, counts, days: counts ? 1 : 0, reason, source });
    }
  }
  return spans;
}
