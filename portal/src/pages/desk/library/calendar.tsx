import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'umi';
import type { EntryRow, Filter } from '@/client';
import { ErrorState, Hint, LightShape, Skeleton } from '@/components';
import { useText } from '@/locale';
import { deskShape } from '@/locale/desk-shape';
import { monthDays, monthFrom } from './month-days';
import css from './shapes.css';
import { useEntryPages } from './use-entry-pages';

interface CalendarProps {
  library: string;
  /** The date by which the rows are placed. */
  date: string;
  filter: Filter[];
  q: string;
}

const MOST = 200;
const A_DAY = 4;
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A month with its projects on their days; on a phone only the days that have any. */
export function Calendar({ library, date, filter, q }: CalendarProps) {
  const t = useText(deskShape);
  const [month, setMonth] = useState(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7));
  const days = monthDays(month);
  const inMonth = days.filter((day) => day !== null);
  const range: Filter[] = [
    { key: date, op: 'gte', value: inMonth[0] ?? '' },
    { key: date, op: 'lte', value: inMonth.at(-1) ?? '' },
  ];
  const pages = useEntryPages(
    {
      path: `/libraries/${library}/entries`,
      query: { filter: JSON.stringify([...filter, ...range]), ...(q ? { q } : {}) },
    },
    MOST,
  );
  const on = new Map<string, EntryRow[]>();
  for (const row of pages.rows) {
    const day = String(row[date] ?? '');
    on.set(day, [...(on.get(day) ?? []), row]);
  }
  const [year = '', nth = ''] = month.split('-');
  return (
    <section className={css.calendar} aria-label={t('monthOf', { year, month: Number(nth) })}>
      <div className={css.monthHead}>
        <Button onClick={() => setMonth(monthFrom(month, -1))}>{t('previousMonth')}</Button>
        <h2>{t('monthOf', { year, month: Number(nth) })}</h2>
        <Button onClick={() => setMonth(monthFrom(month, 1))}>{t('nextMonth')}</Button>
      </div>
      {pages.error && pages.rows.length === 0 ? <ErrorState error={pages.error} onRetry={pages.refresh} /> : null}
      {pages.loading ? <Skeleton rows={5} /> : null}
      {pages.page?.next ? <Hint tone="plain">{t('tooMany', { n: MOST })}</Hint> : null}
      {pages.page && pages.rows.length === 0 ? <p className="note">{t('nothingThisMonth')}</p> : null}
      <ol className={css.month}>
        {WEEK.map((day) => (
          <li key={day} className={css.weekday} aria-hidden="true">
            {t(day)}
          </li>
        ))}
        {days.map((day, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place on the page
          <li key={at} className={day && on.has(day) ? css.day : css.emptyDay}>
            {day ? <time dateTime={day}>{Number(day.slice(8))}</time> : null}
            {(day ? (on.get(day) ?? []) : []).slice(0, A_DAY).map((row) => (
              <Link key={row.id} to={`/desk/entries/${row.id}`} title={row.name}>
                <LightShape light={row.light} /> {row.name}
              </Link>
            ))}
            {day && (on.get(day)?.length ?? 0) > A_DAY ? (
              <span className="note">{t('others', { n: (on.get(day)?.length ?? 0) - A_DAY })}</span>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
