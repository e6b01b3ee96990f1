import type { ReportFigures } from '../domain';

const figure = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** What reports add up to, as the list of a library keeps it. */
export const figuresOf = (known: Readonly<Record<string, unknown>>): ReportFigures => ({
  invested_total: figure(known.invested_total),
  paid_total: figure(known.paid_total),
  progress: figure(known.progress),
});
