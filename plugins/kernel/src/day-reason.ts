import type { Bilingual, Lang } from './bilingual';
import type { CalendarDay } from './calendar';

/** The statutory festivals (全国年节及纪念日放假办法); one that a notice adds is shown under its own name. */
const FESTIVALS: Record<string, string> = {
  元旦: 'New Year’s Day',
  春节: 'Spring Festival',
  清明节: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

type Say = (name: string, pause: string) => string;

const REASONS: Record<CalendarDay['kind'] | 'start' | 'paused', { zh: Say; en: Say }> = {
  working: { zh: () => '工作日', en: () => 'working day' },
  makeup: { zh: (name) => `${name}调休上班`, en: (name) => `worked in exchange for ${name}` },
  weekend: { zh: () => '周末', en: () => 'weekend' },
  holiday: { zh: (name) => `${name}放假`, en: (name) => `${name} holiday` },
  start: { zh: () => '起算当日不计', en: () => 'the first day is not counted' },
  paused: {
    zh: (_, pause) => (pause === '' ? '暂停，不计时' : `暂停，不计时：${pause}`),
    en: (_, pause) => (pause === '' ? 'paused, not counted' : `paused, not counted: ${pause}`),
  },
};

const NOT_ANNOUNCED: Bilingual = { zh: '（放假安排未公布，暂计）', en: ' (holidays not announced yet)' };

/** Why a day counts or not, in words. A pause is explained in the words of the person who set it. */
export function reasonOf(
  kind: CalendarDay['kind'] | 'start' | 'paused',
  day: CalendarDay,
  pause: string | undefined,
  lang: Lang,
): string {
  const name = day.name ?? '';
  const said = REASONS[kind][lang](lang === 'en' ? (FESTIVALS[name] ?? name) : name, pause ?? '');
  return day.provisional && kind !== 'start' && kind !== 'paused' ? said + NOT_ANNOUNCED[lang] : said;
}
