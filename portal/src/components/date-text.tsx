import { EMPTY } from './amount';

export type DateForm = 'full' | 'short' | 'month' | 'time' | 'moment';

/** Dates are written 2026-11-22; short 11-22; month 2026-11; time 09:12; moment 2026-11-22 09:12 (local time). */
export function formatDate(value: string | null | undefined, form: DateForm = 'full'): string {
  if (!value) return EMPTY;
  const dayOnly = /^\d{4}-\d{2}(-\d{2})?$/.test(value);
  const day = dayOnly ? value : localDay(new Date(value));
  if (form === 'short') return day.slice(5);
  if (form === 'month') return day.slice(0, 7);
  if (dayOnly || form === 'full') return day;
  const time = new Date(value).toTimeString().slice(0, 5);
  return form === 'time' ? time : `${day} ${time}`;
}

function localDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A date that machines can read too. */
export function DateText({ value, form = 'full' }: { value: string | null | undefined; form?: DateForm }) {
  return value ? (
    <time dateTime={value} style={{ whiteSpace: 'nowrap' }}>
      {formatDate(value, form)}
    </time>
  ) : (
    <span>{EMPTY}</span>
  );
}
