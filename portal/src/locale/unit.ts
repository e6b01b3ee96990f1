import type { Language } from './text';

/** Units as metadata write them, and as an English reader knows them. One that is not here stays as it is. */
const ENGLISH: Readonly<Record<string, string>> = {
  万元: '10k CNY',
  亿元: '100m CNY',
  元: 'CNY',
  个: '',
  人: 'people',
  天: 'days',
  个月: 'months',
  个点: 'points',
  个百分点: 'points',
  辆次: 'vehicles',
  亩: 'mu',
};

/** A unit in the reader's language. */
export function unitName(unit: string, language: Language): string {
  return language === 'en' ? (ENGLISH[unit] ?? unit) : unit;
}
