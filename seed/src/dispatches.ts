import { addDays, type Calendar, type IsoDate, isWorkingDay } from '@project-cloud/kernel';

/** What a person of the demonstration does with an order, so many days before today. */
export interface CastStep {
  by: string;
  daysAgo: number;
  step: string;
  note?: string;
  /** To whom it is handed. */
  to?: string;
}

/** An order of the demonstration: who issues it on which known project, and what becomes of it. */
export interface CastDispatch {
  project: string;
  by: string;
  daysAgo: number;
  kind: string;
  matter: string;
  workingDays: number;
  to?: string;
  department?: string;
  coDepartments?: string[];
  steps: CastStep[];
}

export interface DatedStep extends Omit<CastStep, 'daysAgo'> {
  on: IsoDate;
}
export interface DatedDispatch extends Omit<CastDispatch, 'daysAgo' | 'steps'> {
  on: IsoDate;
  steps: DatedStep[];
}

/** Officials act on days that are worked: the day itself, or the last one before it. */
function workedOn(day: IsoDate, calendar: Calendar): IsoDate {
  return isWorkingDay(day, calendar) ? day : workedOn(addDays(day, -1), calendar);
}

/** The orders as of a day: what is told in days before it gets its dates. */
export function datedDispatches(casts: readonly CastDispatch[], today: IsoDate, calendar: Calendar): DatedDispatch[] {
  return casts.map(({ daysAgo, steps, ...order }) => ({
    ...order,
    on: workedOn(addDays(today, -daysAgo), calendar),
    steps: steps.map(({ daysAgo: days, ...step }) => ({ ...step, on: workedOn(addDays(today, -days), calendar) })),
  }));
}
