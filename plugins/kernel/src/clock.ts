import { type IsoDate, parseIsoDate } from './iso-date';

/** Where time comes from. Pass one in; domain code never asks the machine. */
export interface Clock {
  now(): Date;
  /** The civil day at the place the platform serves, not that of the server. */
  today(): IsoDate;
}

let placeZone = 'Asia/Shanghai';

/** The time zone of the place that the installation serves; said once, at boot. */
export function setTimeZone(timeZone: string): void {
  placeZone = timeZone;
}

/** Where the installation stands in time. */
export const placeTimeZone = (): string => placeZone;

/** The machine's time, with the days of `timeZone`, or of the installation's. A day is worked out once a minute. */
export function systemClock(timeZone?: string): Clock {
  let known = { zone: '', minute: -1, day: '' };
  let dayOf = civilDay(placeZone);
  return {
    now: () => new Date(),
    today() {
      const zone = timeZone ?? placeZone;
      const minute = Math.floor(Date.now() / 60_000);
      if (known.zone !== zone) dayOf = civilDay(zone);
      if (known.zone !== zone || known.minute !== minute) known = { zone, minute, day: dayOf(new Date()) };
      return known.day;
    },
  };
}

/** A clock that stands still, at an instant ('2026-11-22T01:00:00Z') or at noon of a day ('2026-11-22'). */
export function fixedClock(iso: string, timeZone = 'Asia/Shanghai'): Clock {
  const dayOf = civilDay(timeZone);
  const date = parseIsoDate(iso);
  const instant = date === null ? new Date(iso) : noonOf(date, dayOf);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not a date or an instant: ${iso}`);
  return { now: () => new Date(instant), today: () => date ?? dayOf(instant) };
}

function civilDay(timeZone: string): (instant: Date) => IsoDate {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (instant) => {
    const part = (type: string) => format.formatToParts(instant).find((p) => p.type === type)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  };
}

/** An instant that falls on that day in the zone: noon in China, moved by half a day where that is another day. */
function noonOf(date: IsoDate, dayOf: (instant: Date) => IsoDate): Date {
  const noon = new Date(`${date}T04:00:00Z`);
  const shown = dayOf(noon);
  if (shown === date) return noon;
  return new Date(noon.getTime() + (shown < date ? 1 : -1) * 12 * 3_600_000);
}
