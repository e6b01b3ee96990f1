import type { Bilingual, Lang } from '@project-cloud/kernel';
import { nameOf, type TrailStep } from '@project-cloud/supervision';
import type { TimelineEvent } from './timeline';

const TITLES: Readonly<Record<string, Bilingual>> = {
  issue: { zh: '签发调度单', en: 'Order issued' },
  accept: { zh: '签收调度单', en: 'Order accepted' },
  return: { zh: '退回调度单', en: 'Order returned' },
  reply: { zh: '回复调度单', en: 'Order answered' },
  pass: { zh: '转交调度单', en: 'Order handed over' },
  contribute: { zh: '协办回复', en: 'A helper answered' },
  entrust: { zh: '转交协办任务', en: 'A helper’s part handed over' },
  recall: { zh: '收回调度单', en: 'Order taken back' },
  reissue: { zh: '重新签发调度单', en: 'Order issued again' },
  reopen: { zh: '退回重办', en: 'Answer sent back' },
  close: { zh: '调度单办结', en: 'Order closed' },
  withdraw: { zh: '撤回调度单', en: 'Order withdrawn' },
};

/** Each step of an order as an event; the first one says what it is about. */
export function dispatchEvents(matter: string, trail: readonly TrailStep[], lang: Lang): TimelineEvent[] {
  return trail.map(({ at, step, from, to, note, by }) => {
    const way = to ? `${nameOf(from)} → ${nameOf(to)}` : nameOf(from);
    const said = step === 'issue' ? matter : note;
    return {
      at,
      kind: 'dispatch',
      title: TITLES[step]?.[lang] ?? step,
      detail: [way, said].filter(Boolean).join(lang === 'en' ? ': ' : '：'),
      actor: by.name,
    };
  });
}
