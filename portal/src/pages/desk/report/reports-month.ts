const day = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A month ('2026-11') is reported by what had begun by its end, in fact or by plan, and had not ended before it. */
export function reportsMonth(row: Record<string, unknown>, period: string): boolean {
  const begun = day(row.actual_start) ?? day(row.planned_start);
  const ended = day(row.actual_end);
  return begun !== null && begun.slice(0, 7) <= period && (ended === null || ended.slice(0, 7) >= period);
}
