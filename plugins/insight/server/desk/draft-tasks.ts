import { currentScope } from '@project-cloud/access/server';
import { type IsoDate, type Lang, monthOf } from '@project-cloud/kernel';
import { calendar, type Library } from '@project-cloud/library/server';
import { reportDueOn } from '@project-cloud/supervision';
import { dueDay, type Task } from '../../domain';
import { draftsSql } from '../queries/reports-due';
import { rowsOf } from '../run';
import { monthName } from './month-name';
import { dueDayOf } from './report-tasks';

interface DraftRow extends Record<string, unknown> {
  entry_id: string;
  period: string;
  saved_at: string;
  code: string;
  name: string;
  count: number;
}

/** So many drafts stand by themselves; more are one task. */
const SINGLY = 3;

const WORDS = {
  zh: {
    one: (month: string) => `${month}月报草稿`,
    detail: '已存草稿，还没有提交',
    go: '继续填报',
    many: (n: number) => `${n} 份月报草稿`,
    all: '逐个提交',
  },
  en: {
    one: (month: string) => `Draft report of ${month}`,
    detail: 'Saved, not submitted',
    go: 'Continue',
    many: (n: number) => `${n} draft reports`,
    all: 'Submit them',
  },
};

/** Reports that were begun and not sent. */
export async function draftTasks(library: Library, today: IsoDate, lang: Lang): Promise<Task[]> {
  const drafts = await rowsOf<DraftRow>(draftsSql(library, currentScope(), monthOf(today), SINGLY));
  const words = WORDS[lang];
  const dueOf = (period: string) => dueDay(today, reportDueOn(period, dueDayOf(library)), calendar());
  const first = drafts[0];
  if (first && first.count > SINGLY) {
    return [
      {
        kind: 'draft',
        title: words.many(first.count),
        detail: words.detail,
        projectName: null,
        projectCode: null,
        entryId: null,
        ...dueOf(first.period),
        action: { label: words.all, href: '/desk/reports?state=draft' },
      },
    ];
  }
  return drafts.map((draft) => ({
    kind: 'draft',
    title: words.one(monthName(draft.period, today, lang)),
    detail: words.detail,
    projectName: draft.name,
    projectCode: draft.code,
    entryId: draft.entry_id,
    ...dueOf(draft.period),
    action: { label: words.go, href: `/desk/entries/${draft.entry_id}/reports/${draft.period}` },
  }));
}
