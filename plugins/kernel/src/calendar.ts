import { type IsoDate, weekdayOf } from './iso-date';

/** One day that a notice names. */
export interface NamedDay {
  date: IsoDate;
  name: string;
}

/** One year's arrangement as the State Council's General Office announces it. */
export interface CalendarYear {
  year: number;
  /** 'provisional': nothing announced yet, plain Monday to Friday. */
  status: 'official' | 'provisional';
  /** Title, number and date of the notice. */
  notice?: string;
  holidays: NamedDay[];
  /** Weekend days worked in exchange (调休上班). */
  workdays: NamedDay[];
}

/** The years that are known, and a version that changes whenever any of them does. Treat it as frozen. */
export interface Calendar {
  version: string;
  years: CalendarYear[];
}

export type DayKind = 'working' | 'makeup' | 'weekend' | 'holiday';

/** What a calendar says of one day. */
export interface CalendarDay {
  date: IsoDate;
  working: boolean;
  kind: DayKind;
  /** Of the festival, for 'holiday' and 'makeup'. */
  name?: string;
  /** The notice that says so, for 'holiday' and 'makeup'. */
  source?: string;
  /** The year's notice is not out: the answer may change. */
  provisional: boolean;
}

/** Puts years together, sorted, under a version made of their content: the same years give the same version. */
export function makeCalendar(years: readonly CalendarYear[]): Calendar {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  const span = sorted.length === 0 ? 'none' : `${sorted[0]?.year}-${sorted[sorted.length - 1]?.year}`;
  return { version: `${span}.${fingerprint(sorted)}`, years: sorted };
}

/** Whether the day is worked, and why. A year that the calendar does not hold is provisional. */
export function dayIn(calendar: Calendar, date: IsoDate): CalendarDay {
  const { named, official } = indexOf(calendar);
  const provisional = !official.has(Number(date.slice(0, 4)));
  const entry = named.get(date);
  if (entry !== undefined) return { date, provisional, ...entry };
  const working = weekdayOf(date) <= 5;
  return { date, working, kind: working ? 'working' : 'weekend', provisional };
}

/** True when the day is worked. */
export function isWorkingDay(date: IsoDate, calendar: Calendar): boolean {
  return dayIn(calendar, date).working;
}

type Entry = Pick<CalendarDay, 'working' | 'kind' | 'name' | 'source'>;
interface Index {
  named: Map<IsoDate, Entry>;
  official: Set<number>;
}

// One index a calendar: sweeps ask for the same calendar a million times.
const indexes = new WeakMap<Calendar, Index>();

function indexOf(calendar: Calendar): Index {
  const made = indexes.get(calendar);
  if (made !== undefined) return made;
  const index: Index = { named: new Map(), official: new Set() };
  for (const { year, status, notice, holidays, workdays } of calendar.years) {
    if (status === 'official') index.official.add(year);
    for (const { date, name } of holidays) {
      index.named.set(date, { working: false, kind: 'holiday', name, source: notice });
    }
    for (const { date, name } of workdays) {
      index.named.set(date, { working: true, kind: 'makeup', name, source: notice });
    }
  }
  indexes.set(calendar, index);
  return index;
}

/** FNV-1a over the content: a name for a state of the table, not a seal. */
function fingerprint(years: readonly CalendarYear[]): string {
  let hash = 0x811c9dc5;
  for (const c of JSON.stringify(
    years.map((y) => [y.year, y.status, y.notice, dates(y.holidays), dates(y.workdays)]),
  )) {
    hash = Math.imul(hash ^ (c.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function dates(days: readonly NamedDay[]): string[] {
  return days.map((d) => d.date).sort();
}
