import type { LibraryBody } from '@project-cloud/library';
import type { Report } from './saving';

const figure = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** The sum of some fields of one report; null when none was answered. */
export function sumOf(values: Record<string, unknown>, keys: readonly string[]): number | null {
  const found = keys.map((key) => figure(values[key])).filter((value) => value !== null);
  return found.length === 0 ? null : Number(found.reduce((sum, value) => sum + value, 0).toFixed(6));
}

/**
 * What a report form may read but not ask: the entry's own answers, each field of the last report as `last_<key>`,
 * and this year's sum so far. The form's schema declares which of these it reads.
 * @param of.reports submitted reports before the period, in any order
 */
export function reportContext(of: {
  reporting: LibraryBody['reporting'];
  entry: Record<string, unknown>;
  reports: readonly Report[];
  period: string;
}): Record<string, unknown> {
  const year = of.period.slice(0, 4);
  const ordered = [...of.reports].sort((a, b) => (a.period < b.period ? -1 : 1));
  const last = ordered.at(-1);
  const total = ordered
    .filter((report) => report.period.startsWith(year))
    .reduce((sum, report) => sum + (sumOf(report.values, of.reporting.invested) ?? 0), 0);
  return {
    ...of.entry,
    ...Object.fromEntries(Object.entries(last?.values ?? {}).map(([key, value]) => [`last_${key}`, value])),
    last_invested_year: Number(total.toFixed(6)),
    last_invested_month: last ? sumOf(last.values, of.reporting.invested) : null,
    last_progress: last && of.reporting.progress ? figure(last.values[of.reporting.progress]) : null,
  };
}
