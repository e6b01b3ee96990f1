import type { IsoDate, Lang } from '@project-cloud/kernel';

/** '11月', with the year before it when that is another one. */
export function monthName(period: string, today: IsoDate, lang: Lang): string {
  const [year = '', month = ''] = period.split('-');
  const other = year !== today.slice(0, 4);
  if (lang === 'en')
    return new Intl.DateTimeFormat('en', {
      month: 'long',
      timeZone: 'UTC',
      ...(other ? { year: 'numeric' } : {}),
    }).format(new Date(`${period}-01T00:00:00Z`));
  return `${other ? `${year}年` : ''}${Number(month)}月`;
}
