import { addDays, type Calendar, type Due, dueOn, type IsoDate, type Lang, type Pause } from '@project-cloud/kernel';
import type { DispatchState, Order, TrailStep } from './order';
import { RUNNING } from './order';

const WHY: Partial<Record<DispatchState, Record<Lang, string>>> = {
  returned: { zh: '退回期间', en: 'while returned' },
  replied: { zh: '已回复，等签发方处理', en: 'replied, with the issuer' },
};

/**
 * The days that are not the receiver's: from the day after an order went back to its issuer to the day that it came
 * again. What is still with the issuer has no such day yet; its clock stands.
 */
export function pausesOf(trail: readonly TrailStep[], since: IsoDate, lang: Lang = 'zh'): Pause[] {
  const pauses: Pause[] = [];
  let stopped: TrailStep | null = null;
  for (const step of trail) {
    const running = RUNNING.includes(step.state);
    if (!running && stopped === null) stopped = step;
    if (running && stopped !== null) {
      const from = addDays(stopped.on, 1);
      if (from <= step.on && step.on > since) {
        pauses.push({ from, to: step.on, reason: WHY[stopped.state]?.[lang] ?? '' });
      }
      stopped = null;
    }
  }
  return pauses;
}

type Limited = Pick<Order, 'limitFrom' | 'workingDays' | 'trail'>;

/** When an order falls due, with every day on the way. Its first day is not counted. */
export function termOf(order: Limited, calendar: Calendar, lang: Lang = 'zh'): Due {
  const { limitFrom, workingDays, trail } = order;
  return dueOn({
    from: limitFrom,
    days: workingDays,
    countStart: false,
    pauses: pausesOf(trail, limitFrom, lang),
    calendar,
    lang,
  });
}
