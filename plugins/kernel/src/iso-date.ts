/** A day of the civil calendar, 'YYYY-MM-DD', years 0001–9999; no time, no zone. Sorts as text. */
export type IsoDate = string;

const DAY = 86_400_000;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** The day that a text names, or null: '2026-02-30', '2026-2-3' and ' 2026-02-03' are none. */
export function parseIsoDate(text: string): IsoDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return null;
  // By arithmetic: rows come by the hundred thousand, and a Date that is written out again takes ten times as long.
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  const length = (LENGTHS[month - 1] ?? 0) + (month === 2 && isLeap(Number(text.slice(0, 4))) ? 1 : 0);
  return day >= 1 && day <= length ? text : null;
}

/** The month that a text names, 'YYYY-MM', or null. */
export function parseMonth(text: string): string | null {
  return /^\d{4}-\d{2}$/.test(text) && parseIsoDate(`${text}-01`) !== null ? text : null;
}

/** The day `days` later (earlier, if negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromTime(timeOf(date) + days * DAY);
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return (timeOf(b) - timeOf(a)) / DAY;
}

/** 'YYYY-MM' of a day. */
export function monthOf(date: IsoDate): string {
  return date.slice(0, 7);
}

/** Months later: '2026-01-31' + 1 → '2026-02-28' (never spills over); a month 'YYYY-MM' gives a month. */
export function addMonths(value: string, months: number): string {
  const isMonth = value.length === 7;
  const start = new Date(timeOf(isMonth ? `${value}-01` : value));
  const day = start.getUTCDate();
  const first = new Date(start);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const month = fromTime(first.getTime()).slice(0, 7);
  if (isMonth) return month;
  const last = lastDayOf(month);
  const wanted = `${month}-${String(day).padStart(2, '0')}`;
  return wanted < last ? wanted : last;
}

/** The last day of a month: '2028-02' → '2028-02-29'. */
export function lastDayOf(month: string): IsoDate {
  const time = new Date(timeOf(`${month}-01`));
  time.setUTCMonth(time.getUTCMonth() + 1, 0);
  return fromTime(time.getTime());
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(timeOf(date)).getUTCDay() || 7;
}

// Past the door dates are trusted; a bad one here is a fault in our own code, so it is not a DomainError.
function timeOf(date: IsoDate): number {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError(`not a date: ${date}`);
  return time;
}

function fromTime(time: number): IsoDate {
  const text = new Date(time).toISOString();
  if (text.length !== 24 || text.startsWith('0000')) throw new RangeError(`date out of range: ${text}`);
  return text.slice(0, 10);
}
