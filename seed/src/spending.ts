import { addMonths, daysBetween, type IsoDate, lastDayOf, monthOf } from '@project-cloud/kernel';
import type { Course } from './courses';
import { keepLedger, type LedgerMonth } from './ledger';
import type { County } from './places';
import { monthsBetween, thisMonth } from './progress-reports';
import type { Random } from './random';
import type { Schedule } from './schedule';
import type { World } from './world';

/** What a project's months come to. */
export interface Money {
  ledger: LedgerMonth[];
  progress: number;
  /** Cents; null when no plan was given yet. */
  annualPlan: number | null;
  draft: boolean;
}

interface Spending {
  world: World;
  course: Course;
  dates: Schedule;
  /** Cents. */
  total: number;
  county: County;
}

/** The months, the progress and the year's plan, so that they say what the course says. */
export function spend({ world, course, dates, total, county }: Spending, random: Random): Money {
  const { today } = world;
  const plan = (share: number) => roundPlan(total * share);
  if (course.state === 'unplanned') return { ledger: [], progress: 0, annualPlan: null, draft: false };
  const begun = dates.actualStart ?? (course.light === 'red' ? dates.plannedStart : null);
  if (!begun) return { ledger: [], progress: 0, annualPlan: plan(random.between(0.1, 0.3)), draft: false };

  const current = monthOf(today);
  // In January there is no year yet to lag behind: such a project has not reported this month.
  const tooEarly = course.annualGap !== undefined && Number(current.slice(5)) * 8 < course.annualGap[1] + 8;
  const now =
    course.silence || dates.actualEnd || tooEarly ? 'missing' : thisMonth(county.code, world.seed, today, random);
  const silent = course.silence ? silentMonths(today, random.whole(...course.silence)) : 0;
  const last = dates.actualEnd ? monthOf(dates.actualEnd) : addMonths(current, now === 'submitted' ? 0 : -1 - silent);
  const periods = monthsBetween(monthOf(begun), last);
  if (periods.length === 0) return { ledger: [], progress: 0, annualPlan: plan(0.3), draft: now === 'draft' };

  const progress = progressOf(course, dates, random);
  const started = dates.actualStart !== null;
  const share = course.overBudget
    ? 1 + random.between(...course.overBudget) / 100
    : investedShare(course, progress, random);
  let invested = started ? Math.round((total * share) / 100) * 100 : 0;

  // The year of the last report, and how much of it the reports cover.
  const year = last.slice(0, 4);
  const inYear = periods.filter((period) => period.startsWith(year)).length;
  const elapsed = Number(last.slice(5)) / 12;
  let annualPlan: number;
  let thisYear: number | null = null;
  if (course.annualGap) {
    const rate = Math.max(0.04, elapsed - random.between(...course.annualGap) / 100);
    const before = inYear === periods.length ? 0 : Math.round((invested * (1 - inYear / periods.length)) / 100) * 100;
    // The plan asked for what was left and more; of it `rate` was done.
    annualPlan = roundPlan(Math.min((invested - before) / rate, (total - before) * 0.95));
    thisYear = Math.round((annualPlan * rate) / 100) * 100;
    invested = before + thisYear;
    if (before === 0) thisYear = null;
  } else {
    annualPlan = -1;
  }
  const paid = paidOf(course, invested, total, random);
  const falling = course.falling ? random.whole(...course.falling) : 0;
  const step = total >= 300_000 ? 100 : 1;
  const ledger = keepLedger({ periods, invested, investedThisYear: thisYear, paid, falling, step }, random);
  if (annualPlan < 0) annualPlan = planOf(ledger.at(-1), elapsed, total, dates, random);
  return { ledger, progress: started ? progress : 0, annualPlan, draft: now === 'draft' };
}

/** How many months before the last complete one must be missing, for the last report to be `days` old. */
function silentMonths(today: IsoDate, days: number): number {
  const complete = addMonths(monthOf(today), -1);
  let missing = 0;
  while (daysBetween(lastDayOf(addMonths(complete, -missing)), today) < days) missing++;
  return missing;
}

/** A plan that the year is keeping up with; nothing invested yet: a part of the whole. */
function planOf(
  last: LedgerMonth | undefined,
  elapsed: number,
  total: number,
  dates: Schedule,
  random: Random,
): number {
  if (!last || last.investedYear === 0) return roundPlan(total * random.between(0.2, 0.4));
  if (dates.actualEnd) return last.investedYear;
  const before = last.investedTotal - last.investedYear;
  const wanted = last.investedYear / Math.min(1.05, elapsed * random.between(1.03, 1.16));
  return roundPlan(Math.max(last.investedYear * 0.9, Math.min(wanted, total - before)));
}

/** 万元 in tens, downwards; cents in and out. */
function roundPlan(cents: number): number {
  return cents >= 5000 ? Math.floor(cents / 1000) * 1000 : Math.round(cents);
}

function progressOf(course: Course, dates: Schedule, random: Random): number {
  if (dates.actualEnd) return 100;
  const elapsed = Math.min(dates.elapsed ?? 0, 100);
  const gap = course.progressGap ? random.between(...course.progressGap) : random.between(-9, 2);
  return Math.round(Math.min(98.5, Math.max(1, elapsed - gap)) * 10) / 10;
}

/** Invested, as a share of the whole: near the progress. */
function investedShare(course: Course, progress: number, random: Random): number {
  if (progress >= 100) return random.between(0.96, 1);
  return Math.min(0.99, (progress / 100) * (course.annualGap ? random.between(0.75, 0.9) : random.between(0.92, 1.04)));
}

function paidOf(course: Course, invested: number, total: number, random: Random): number {
  if (course.fundsGap) {
    return Math.max(0, invested - Math.round((total * random.between(...course.fundsGap)) / 10_000) * 100);
  }
  const wanted = Math.round((invested * random.between(1, 1.12)) / 100) * 100;
  return Math.max(invested, Math.min(wanted, total));
}
