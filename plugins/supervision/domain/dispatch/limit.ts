import { type Calendar, daysBetween, type IsoDate, isWorkingDay, workingDaysBetween } from '@project-cloud/kernel';

/** The most working days that an order may be given: about a year. */
export const LONGEST_LIMIT = 250;

/** No calendar has fewer working days in so many days: what lies further ahead need not be counted. */
const FURTHEST = 2 * LONGEST_LIMIT;

export type DueDay = { workingDays: number } | 'past' | 'idle' | 'far';

/** The working days until a due day, or why it can be none. Days are walked one by one, so nobody may name the year 9999. */
export function untilDueDay(due: IsoDate, today: IsoDate, calendar: Calendar): DueDay {
  if (due <= today) return 'past';
  if (daysBetween(today, due) > FURTHEST) return 'far';
  const workingDays = workingDaysBetween(today, due, calendar);
  if (workingDays > LONGEST_LIMIT) return 'far';
  if (workingDays < 1) return 'past';
  return isWorkingDay(due, calendar) ? { workingDays } : 'idle';
}
