import type { Random } from './random';
import type { Light } from './rows';

type Span = readonly [low: number, high: number];

/** How a project fares. Everything that the figures show follows from its course. */
export interface Course {
  key: string;
  /** The light that the ten rules are meant to give. */
  light: Light;
  /** Per mille of all projects; what is left is `healthy`. */
  share: number;
  /** under-way: building; not-started: planned start is past or to come; finished; unplanned: no dates yet. */
  state: 'under-way' | 'not-started' | 'finished' | 'unplanned';
  /** Share of the planned time that has gone. */
  elapsed?: Span;
  /** Points that the progress lags behind the time. */
  progressGap?: Span;
  /** Points that the year's investment lags behind the year. */
  annualGap?: Span;
  /** Points of the investment by which the funds lag behind what is spent. */
  fundsGap?: Span;
  /** Days since the planned start; negative: days to go. */
  pastStart?: Span;
  /** Days since the planned end. */
  pastEnd?: Span;
  /** Days since the real start. */
  sinceStart?: Span;
  /** Days since the end of the last month that was reported, at least. */
  silence?: Span;
  /** Percent above the total investment. */
  overBudget?: Span;
  /** Days since the next milestone was due. */
  pastMilestone?: Span;
  permitMissing?: boolean;
  /** Months in which the investment fell, one after the other. */
  falling?: Span;
  suspended?: boolean;
}

/**
 * About 9 % red, 19 % yellow. Each ill stands well inside its band, away from the thresholds of rules/warning, so that a
 * light does not hang on the day of the install.
 */
export const courses: readonly Course[] = [
  {
    key: 'annual-far-behind',
    light: 'red',
    share: 22,
    state: 'under-way',
    annualGap: [24, 39],
    falling: [3, 3],
    elapsed: [0.3, 0.8],
  },
  {
    key: 'progress-far-behind',
    light: 'red',
    share: 22,
    state: 'under-way',
    progressGap: [26, 40],
    elapsed: [0.5, 0.9],
  },
  { key: 'start-overdue', light: 'red', share: 14, state: 'not-started', pastStart: [42, 150] },
  { key: 'past-end-long', light: 'red', share: 10, state: 'under-way', pastEnd: [110, 200], progressGap: [8, 20] },
  { key: 'silent', light: 'red', share: 8, state: 'under-way', silence: [70, 170], elapsed: [0.4, 0.8] },
  { key: 'over-budget-far', light: 'red', share: 5, state: 'under-way', overBudget: [12, 22], elapsed: [0.93, 0.99] },
  {
    key: 'suspended',
    light: 'red',
    share: 4,
    state: 'under-way',
    pastEnd: [100, 200],
    progressGap: [28, 40],
    suspended: true,
  },
  {
    key: 'permit-long-missing',
    light: 'red',
    share: 4,
    state: 'under-way',
    permitMissing: true,
    sinceStart: [45, 180],
  },
  { key: 'funds-far-behind', light: 'red', share: 4, state: 'under-way', fundsGap: [23, 30], elapsed: [0.6, 0.9] },
  { key: 'annual-behind', light: 'yellow', share: 45, state: 'under-way', annualGap: [12, 16], elapsed: [0.3, 0.8] },
  {
    key: 'progress-behind',
    light: 'yellow',
    share: 42,
    state: 'under-way',
    progressGap: [12, 16],
    elapsed: [0.3, 0.9],
  },
  { key: 'funds-behind', light: 'yellow', share: 30, state: 'under-way', fundsGap: [12, 17], elapsed: [0.5, 0.9] },
  { key: 'permit-missing', light: 'yellow', share: 14, state: 'under-way', permitMissing: true, sinceStart: [8, 20] },
  { key: 'over-budget', light: 'yellow', share: 6, state: 'under-way', overBudget: [2, 8], elapsed: [0.93, 0.99] },
  { key: 'past-end', light: 'yellow', share: 15, state: 'under-way', pastEnd: [8, 60], progressGap: [3, 8] },
  { key: 'milestone-missed', light: 'yellow', share: 15, state: 'under-way', pastMilestone: [5, 24] },
  { key: 'investment-falling', light: 'yellow', share: 12, state: 'under-way', falling: [2, 2], elapsed: [0.4, 0.8] },
  { key: 'started-late', light: 'yellow', share: 8, state: 'not-started', pastStart: [8, 22] },
  { key: 'no-report', light: 'yellow', share: 5, state: 'under-way', silence: [30, 30], elapsed: [0.4, 0.8] },
  { key: 'not-due', light: 'green', share: 30, state: 'not-started', pastStart: [-90, -10] },
  { key: 'finished', light: 'green', share: 90, state: 'finished' },
  // Without dates, plan and reports nine of the ten rules know nothing; no-report sees a new entry, so it is green.
  { key: 'unplanned', light: 'green', share: 8, state: 'unplanned' },
];

/** No ills. */
export const healthy: Course = { key: 'healthy', light: 'green', share: 0, state: 'under-way', elapsed: [0.12, 0.92] };

/** Early in a year nothing can lag far behind the year's plan: such a project lags in its progress instead. */
const earlyInTheYear: Record<string, string> = {
  'annual-far-behind': 'progress-far-behind',
  'annual-behind': 'progress-behind',
};

/** Draws a course. `yearGone`: percent of the data year. */
export function drawCourse(random: Random, yearGone: number): Course {
  let left = random.next() * 1000;
  const drawn = courses.find((course) => {
    left -= course.share;
    return left < 0;
  });
  return fit(drawn ?? healthy, yearGone);
}

/** The course of that key, or its stand-in early in the year. */
export function courseOf(key: string, yearGone: number): Course {
  const found = courses.find((course) => course.key === key) ?? (key === healthy.key ? healthy : undefined);
  if (!found) throw new Error(`no course "${key}"; known: ${courses.map((course) => course.key).join(', ')}`);
  return fit(found, yearGone);
}

function fit(course: Course, yearGone: number): Course {
  const other = earlyInTheYear[course.key];
  const needs = course.annualGap ? course.annualGap[1] + 12 : 0;
  return other && yearGone < needs ? (courses.find((one) => one.key === other) ?? course) : course;
}
