import { addMonths, type IsoDate, lastDayOf, monthOf } from '@project-cloud/kernel';

/** The day a month's report is due: the 25th of that very month, or its last day when the month is shorter. */
export function reportDueOn(month: string, dueDay: number): IsoDate {
  const last = lastDayOf(month);
  const due = `${month}-${String(dueDay).padStart(2, '0')}`;
  return due < last ? due : last;
}

/** The last month whose report is overdue when it is not in: on 26 November with due day 25, November. */
export function lastDueMonth(today: IsoDate, dueDay: number): string {
  const month = monthOf(today);
  return today > reportDueOn(month, dueDay) ? month : addMonths(month, -1);
}

/** The last month that is wholly over. */
export function lastCompleteMonth(today: IsoDate): string {
  return addMonths(monthOf(today), -1);
}

/**
 * The month that this year's figures of an entry speak for: its latest report, so that money and time are read at the
 * same moment; the last complete month when it has none in that month's year. A report of last December says
 * nothing about this year's plan.
 */
export function dataMonthOf(months: readonly string[], today: IsoDate): string {
  const complete = lastCompleteMonth(today);
  const latest = [...months].sort().at(-1) ?? '';
  return latest.slice(0, 4) >= complete.slice(0, 4) ? latest : complete;
}
