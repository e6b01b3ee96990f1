/** The days of a month as a calendar's page shows them: whole weeks from Monday, days of other months as null. */
export function monthDays(month: string): (string | null)[] {
  const [year = 0, nth = 1] = month.split('-').map(Number);
  const first = new Date(Date.UTC(year, nth - 1, 1));
  const count = new Date(Date.UTC(year, nth, 0)).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  const days: (string | null)[] = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: count }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`),
  ];
  while (days.length % 7 !== 0) days.push(null);
  return days;
}

/** The month so many before or after. */
export function monthFrom(month: string, by: number): string {
  const [year = 0, nth = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, nth - 1 + by, 1)).toISOString().slice(0, 7);
}
