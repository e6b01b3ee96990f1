import { defineError } from '@project-cloud/kernel';
import type { HandlingStep, WarningState } from './handling';

const STATES: Readonly<Record<WarningState, { zh: string; en: string }>> = {
  open: { zh: '未处理', en: 'not handled' },
  handling: { zh: '处理中', en: 'being handled' },
  review: { zh: '待销号审核', en: 'waiting for review' },
  settled: { zh: '已销号', en: 'settled' },
  closed: { zh: '已解除', en: 'closed by the data' },
};

/** Somebody was first; how it stands now travels with it. */
export const WarningMovedOn = defineError('WARNING_MOVED_ON', 409, (_: { extra: object }) => ({
  zh: '别人已经先办了一步。请看最新情况，您写的内容还在',
  en: 'Someone else was first. See how it stands; what you wrote is kept',
}));

export const HandlingNotOpen = defineError('WARNING_STEP_NOT_OPEN', 409, (p: { state: WarningState }) => ({
  zh: `这条预警现在是“${STATES[p.state].zh}”，不能办这一步`,
  en: `This warning is ${STATES[p.state].en} now; this step does not fit`,
}));

export const ReviewByAnother = defineError('WARNING_REVIEW_BY_ANOTHER', 403, () => ({
  zh: '申请销号的人不能审核自己的申请，请由本级或上级的另一位经办人员审核',
  en: 'Nobody reviews the close-out that he has asked for; another official of this tier or above it does',
}));

const DAYS: Partial<Record<HandlingStep, { zh: string; en: string }>> = {
  handle: { zh: '完成期限', en: 'The deadline' },
  defer: { zh: '暂缓到期日', en: 'The last day of the deferral' },
};

export const DayOutOfRange = defineError(
  'WARNING_DAY_OUT_OF_RANGE',
  422,
  (p: { step: HandlingStep; first: string; last: string }) => ({
    zh: `${DAYS[p.step]?.zh ?? '日期'}应在 ${p.first} 至 ${p.last} 之间`,
    en: `${DAYS[p.step]?.en ?? 'The day'} lies between ${p.first} and ${p.last}`,
  }),
);
