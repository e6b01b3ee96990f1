import { currentScope } from '@project-cloud/access/server';
import { type IsoDate, type Lang, lastDayOf, monthOf } from '@project-cloud/kernel';
import { calendar, type Library } from '@project-cloud/library/server';
import { lastDueMonth, reportDueOn } from '@project-cloud/supervision';
import { dueDay, type Task } from '../../domain';
import { firstMissingSql, reportsDueSql } from '../queries/reports-due';
import { rowsOf } from '../run';
import { monthName } from './month-name';

interface Counted extends Record<string, unknown> {
  total: number;
  done: number;
  draft: number;
}

interface Missing extends Record<string, unknown> {
  entry_id: string;
  code: string;
  name: string;
}

/** The library's own day of the month; without one, its last. */
export const dueDayOf = (library: Library): number => library.body.reporting.dueDay ?? 31;

export interface ReportStatus {
  period: string;
  due: IsoDate;
  workingDaysLeft: number;
  total: number;
  done: number;
  draft: number;
  missing: number;
}

/** Where no library is reported monthly. */
export const NO_REPORTS = (today: IsoDate): ReportStatus => ({
  period: monthOf(today),
  due: lastDayOf(monthOf(today)),
  workingDaysLeft: 0,
  total: 0,
  done: 0,
  draft: 0,
  missing: 0,
});

/** How far a month's reports have come, and how long there is. */
export async function reportStatus(library: Library, period: string, today: IsoDate): Promise<ReportStatus> {
  const found = await rowsOf<Counted>(reportsDueSql(library, currentScope(), period));
  const { total, done, draft } = found[0] ?? { total: 0, done: 0, draft: 0 };
  const { due, workingDaysLeft } = dueDay(today, reportDueOn(period, dueDayOf(library)), calendar());
  return { period, due, workingDaysLeft, total, done, draft, missing: total - done - draft };
}

const WORDS = {
  zh: {
    title: (month: string) => `${month}月报`,
    detail: (s: ReportStatus) => `${s.total} 个项目，已报 ${s.done} 个`,
    fill: '填报',
    go: '继续填报',
    late: '补报',
  },
  en: {
    title: (month: string) => `${month} report`,
    detail: (s: ReportStatus) => `${s.done} of ${s.total} projects reported`,
    fill: 'Report',
    go: 'Continue',
    late: 'Report now',
  },
};

type Subject = Pick<Task, 'projectName' | 'projectCode' | 'entryId' | 'action'>;

/** This month's reports are a queue of their own; of an overdue month the first that is missing is shown, and opened. */
async function subjectOf(library: Library, status: ReportStatus, today: IsoDate, lang: Lang): Promise<Subject> {
  const words = WORDS[lang];
  const started = status.done + status.draft > 0;
  const found =
    status.period === monthOf(today)
      ? []
      : await rowsOf<Missing>(firstMissingSql(library, currentScope(), status.period));
  const first = found[0];
  if (!first) {
    const action = { label: started ? words.go : words.fill, href: '/desk/reports?go=next' };
    return { projectName: null, projectCode: null, entryId: null, action };
  }
  const action = { label: words.late, href: `/desk/entries/${first.entry_id}/reports/${status.period}` };
  return { projectName: first.name, projectCode: first.code, entryId: first.entry_id, action };
}

async function taskOf(library: Library, status: ReportStatus, today: IsoDate, lang: Lang): Promise<Task[]> {
  if (status.total === status.done) return [];
  const title = WORDS[lang].title(monthName(status.period, today, lang));
  const subject = await subjectOf(library, status, today, lang);
  return [
    { kind: 'report', title, detail: WORDS[lang].detail(status), ...subject, ...dueDay(today, status.due, calendar()) },
  ];
}

/** One task a month that is not complete: the present month's, and the last one's when it is overdue. */
export async function reportTasks(library: Library, today: IsoDate, lang: Lang): Promise<Task[]> {
  const months = new Set([lastDueMonth(today, dueDayOf(library)), monthOf(today)]);
  const statuses = await Promise.all([...months].map((month) => reportStatus(library, month, today)));
  return (await Promise.all(statuses.map((status) => taskOf(library, status, today, lang)))).flat();
}
