import { addMonths, defineError, type IsoDate, lastDayOf, monthOf } from '@project-cloud/kernel';

export const DayNotOver = defineError('REPLAY_DAY_NOT_OVER', 422, (p: { day: string }) => ({
  zh: `${p.day} 还没有到，只能回看今天和以前的日子`,
  en: `${p.day} has not come yet: only today and days before it can be replayed`,
}));

/** The last days of the months that are over, oldest first, no more than `count` and none before `from`. */
export function monthEnds(today: IsoDate, count: number, from: IsoDate | null): IsoDate[] {
  const ends: IsoDate[] = [];
  for (let at = count; at >= 1; at -= 1) {
    const end = lastDayOf(addMonths(monthOf(today), -at));
    if (from === null || end >= from) ends.push(end);
  }
  return ends;
}
