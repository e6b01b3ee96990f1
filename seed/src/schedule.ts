import { addDays, daysBetween, type IsoDate } from '@project-cloud/kernel';
import type { ProjectKind } from './catalogue';
import type { Course } from './courses';
import { earliest } from './days';
import type { Random } from './random';

/** The dates of a project, in order: filed ≤ land ≤ planning ≤ permit ≤ actual start ≤ actual end ≤ today. */
export interface Schedule {
  filed: IsoDate;
  entered: IsoDate;
  plannedStart: IsoDate | null;
  plannedEnd: IsoDate | null;
  actualStart: IsoDate | null;
  actualEnd: IsoDate | null;
  land: IsoDate | null;
  planning: IsoDate | null;
  permit: IsoDate | null;
  /** Percent of the planned time that has gone, over 100 past the end; null without dates. */
  elapsed: number | null;
}

/** Reports reach back this many days at most, so that their sums are the project's totals. */
const LONGEST_HISTORY = 690;

/** Draws the dates that the course asks for, as of `today`. */
export function schedule(kind: ProjectKind, course: Course, today: IsoDate, history: number, random: Random): Schedule {
  const limit = Math.min(LONGEST_HISTORY, history);
  const length = Math.round(random.between(kind.months[0], kind.months[1]) * 30.4);
  switch (course.state) {
    case 'unplanned':
      return withoutDates(today, random);
    case 'not-started': {
      const [low, high] = course.pastStart ?? [-60, -10];
      const plannedStart = addDays(today, -random.whole(low, high));
      return around({ plannedStart, length, actualStart: null, actualEnd: null }, course, today, random);
    }
    case 'finished': {
      const ended = random.whole(6, Math.max(7, limit - 320));
      const built = Math.min(length, limit - ended);
      const actualStart = addDays(today, -ended - built);
      const plannedStart = addDays(actualStart, -random.whole(0, 12));
      const planned = built + random.whole(4, 40);
      return around(
        { plannedStart, length: planned, actualStart, actualEnd: addDays(today, -ended) },
        course,
        today,
        random,
      );
    }
    case 'under-way': {
      const gone = daysGone(course, length, limit, random);
      const delay = random.chance(0.3) ? 0 : random.whole(1, course.sinceStart ? 6 : 18);
      const plannedStart = addDays(today, -gone);
      const planned = course.pastEnd ? gone - random.whole(...course.pastEnd) : length;
      const actualStart = addDays(plannedStart, delay);
      return around({ plannedStart, length: planned, actualStart, actualEnd: null }, course, today, random);
    }
  }
}

/** Days since the planned start. */
function daysGone(course: Course, length: number, limit: number, random: Random): number {
  if (course.sinceStart) return random.whole(...course.sinceStart) + 6;
  if (course.pastEnd) return Math.min(limit, Math.max(length, 480) + course.pastEnd[1]);
  const [low, high] = course.elapsed ?? [0.12, 0.92];
  return Math.round(Math.max(75, Math.min(limit, length * random.between(low, high))));
}

interface Core {
  plannedStart: IsoDate;
  length: number;
  actualStart: IsoDate | null;
  actualEnd: IsoDate | null;
}

function around(core: Core, course: Course, today: IsoDate, random: Random): Schedule {
  const started = core.actualStart ?? core.plannedStart;
  const permit = addDays(started, -random.whole(2, 20));
  const planning = addDays(permit, -random.whole(10, 45));
  const land = addDays(planning, -random.whole(10, 60));
  const filed = addDays(earliest(land, core.plannedStart), -random.whole(5, 90));
  const past = (date: IsoDate) => (date <= today ? date : null);
  // A project enters the library when it starts or should have; one that is not due yet came in lately.
  const entered = core.plannedStart > today ? addDays(today, -random.whole(1, 25)) : addDays(core.plannedStart, -3);
  return {
    filed: earliest(filed, addDays(today, -30)),
    entered,
    plannedStart: core.plannedStart,
    plannedEnd: addDays(core.plannedStart, core.length),
    actualStart: core.actualStart,
    actualEnd: core.actualEnd,
    land: past(land),
    planning: past(planning),
    permit: course.permitMissing ? null : past(permit),
    elapsed: (daysBetween(core.plannedStart, today) / core.length) * 100,
  };
}

function withoutDates(today: IsoDate, random: Random): Schedule {
  const none = { plannedStart: null, plannedEnd: null, actualStart: null, actualEnd: null };
  const permits = { land: null, planning: null, permit: null };
  const entered = addDays(today, -random.whole(1, 20));
  return { filed: addDays(entered, -random.whole(20, 200)), entered, ...none, ...permits, elapsed: null };
}
