import { type Calendar, type IsoDate, workingDaysBetween } from '@project-cloud/kernel';

export type DueState = 'overdue' | 'today' | 'soon' | 'later';

/** How a day that something is due stands to today. */
export interface DueDay {
  due: IsoDate;
  /** Negative when overdue. */
  workingDaysLeft: number;
  state: DueState;
}

/** Two working days or fewer are soon: the same threshold that turns the mark beside a date yellow. */
const SOON = 2;

/** Due on Friday and looked at on Saturday: no working day has gone by, yet it is overdue, so it counts as the first. */
export function dueDay(today: IsoDate, due: IsoDate, calendar: Calendar): DueDay {
  const between = workingDaysBetween(today, due, calendar);
  if (due < today) return { due, workingDaysLeft: Math.min(-1, between), state: 'overdue' };
  if (due === today) return { due, workingDaysLeft: 0, state: 'today' };
  return { due, workingDaysLeft: between, state: between <= SOON ? 'soon' : 'later' };
}
