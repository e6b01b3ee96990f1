/** The two languages a person may read us in; Chinese is the default. */
export type Lang = 'zh' | 'en';

/** One text in both languages. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** The same words in both languages: what nobody translated, or what is data. */
export const inBoth = (text: string): Bilingual => ({ zh: text, en: text });
