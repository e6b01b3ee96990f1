import { addDays, type IsoDate } from '@project-cloud/kernel';

/** A public notice, dated relative to the day of the install; `{year}` and `{nextYear}` stand for themselves. */
export interface Notice {
  id: string;
  daysAgo: number;
  title: string;
  /** Plain text, lines separated by \n. */
  body: string;
  demo: boolean;
}

/** A notice as it is stored. */
export interface DatedNotice {
  id: string;
  date: IsoDate;
  title: string;
  body: string;
  demo: boolean;
}

/** The notices as of `today`, newest first. */
export function datedNotices(notices: readonly Notice[], today: IsoDate): DatedNotice[] {
  return notices
    .map((notice) => {
      const date = addDays(today, -notice.daysAgo);
      const year = Number(date.slice(0, 4));
      const fill = (text: string) => text.replaceAll('{year}', String(year)).replaceAll('{nextYear}', String(year + 1));
      return { id: fill(notice.id), date, title: fill(notice.title), body: fill(notice.body), demo: notice.demo };
    })
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}
