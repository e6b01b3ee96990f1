import { may, type Principal } from '@project-cloud/access';
import { currentScope } from '@project-cloud/access/server';
import type { IsoDate, Lang } from '@project-cloud/kernel';
import { calendar } from '@project-cloud/library/server';
import { isRunning } from '@project-cloud/supervision';
import { askerOf, type DispatchRow, kindLabels, listSql, orderOf } from '@project-cloud/supervision/server';
import { dueDay, type Task } from '../../domain';
import { rowsOf } from '../run';

/** So many orders stand by themselves; of more, the rest is one task. */
const SINGLY = 5;
const LOOKED_AT = 100;

const WORDS = {
  zh: {
    ordered: (kind: string) => `调度：${kind}`,
    reply: '回复待审',
    returned: '被退回',
    handle: '办理',
    look: '查看',
    more: (n: number) => `另有 ${n} 张调度单要办`,
    all: '逐张办理',
  },
  en: {
    ordered: (kind: string) => `Order: ${kind}`,
    reply: 'An answer to look at',
    returned: 'Returned',
    handle: 'Handle',
    look: 'Look',
    more: (n: number) => `${n} more orders to handle`,
    all: 'Handle them',
  },
};

/** A matter can be long; the order itself has all of it. */
const SHOWN = 22;
const shortened = (text: string) => ([...text].length > SHOWN ? `${[...text].slice(0, SHOWN).join('')}…` : text);

const UNDATED = { due: null, workingDaysLeft: null, state: 'later' as const };

function taskOf(row: DispatchRow, kinds: ReadonlyMap<string, string>, today: IsoDate, lang: Lang): Task {
  const words = WORDS[lang];
  const order = orderOf(row);
  const running = isRunning(order);
  const state = row.state === 'returned' ? words.returned : words.reply;
  return {
    kind: 'dispatch',
    title: words.ordered(running ? (kinds.get(row.kind) ?? row.kind) : state),
    detail: shortened(row.matter),
    projectName: row.project_name,
    projectCode: row.project_code,
    entryId: row.visible ? row.entry_id : null,
    ...(running ? dueDay(today, row.due_on, calendar()) : UNDATED),
    action: { label: running ? words.handle : words.look, href: `/desk/dispatches/${row.id}` },
  };
}

/** Orders that wait for this person: to be handled by the day that is set, or an answer to look at. */
export async function dispatchTasks(principal: Principal, today: IsoDate, lang: Lang): Promise<Task[]> {
  const asker = askerOf(principal);
  if (asker === null || !may(principal.role, 'dispatch.write')) return [];
  const question = { box: 'inbox', asker, today, q: null, after: null, limit: LOOKED_AT } as const;
  const rows = await rowsOf<DispatchRow>(listSql(currentScope(), question));
  const kinds = await kindLabels(lang);
  const tasks = rows.slice(0, SINGLY).map((row) => taskOf(row, kinds, today, lang));
  const rest = rows[SINGLY];
  if (rest === undefined) return tasks;
  const next = isRunning(orderOf(rest)) ? dueDay(today, rest.due_on, calendar()) : UNDATED;
  const words = WORDS[lang];
  return [
    ...tasks,
    {
      kind: 'dispatch',
      title: words.more(rows.length - SINGLY),
      detail: null,
      projectName: null,
      projectCode: null,
      entryId: null,
      ...next,
      action: { label: words.all, href: '/desk/dispatches' },
    },
  ];
}
