/** What was invested in a month, over all reports of it; 'YYYY-MM'. */
export interface MonthAmount {
  month: string;
  invested: number;
}

/** A month beside the same month a year before; null where nothing was reported. */
export interface MonthPair {
  month: string;
  invested: number | null;
  lastYear: number | null;
}

/** The same month a year before. */
export const yearBefore = (month: string): string =>
  `${String(Number(month.slice(0, 4)) - 1).padStart(4, '0')}${month.slice(4)}`;

/** January to `month`. */
export function monthsUpTo(month: string): string[] {
  const year = month.slice(0, 4);
  return Array.from({ length: Number(month.slice(5)) }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
}

/** January to the data month, each beside last year's. */
export function pairMonths(amounts: readonly MonthAmount[], dataMonth: string): MonthPair[] {
  const found = new Map(amounts.map(({ month, invested }) => [month, invested]));
  return monthsUpTo(dataMonth).map((month) => ({
    month,
    invested: found.get(month) ?? null,
    lastYear: found.get(yearBefore(month)) ?? null,
  }));
}
