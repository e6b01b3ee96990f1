import { createContext, type PropsWithChildren, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { invalidate } from '../client/cache';
import { common } from './common';
import { storedLanguage, storeLanguage } from './stored-language';
import { type Area, fill, type Language, type Params } from './text';

interface LanguageContext {
  language: Language;
  setLanguage(language: Language): void;
}

const Context = createContext<LanguageContext>({ language: 'zh', setLanguage: () => undefined });

/** Holds the reader's language and keeps <html lang> in step with it. */
export function LanguageProvider({ children }: PropsWithChildren) {
  const [language, set] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const setLanguage = useCallback((next: Language) => {
    storeLanguage(next);
    set(next);
    // Labels, titles and reasons come in the language that was asked for.
    invalidate('');
  }, []);
  const value = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The reader's language, and how to change it. */
export function useLanguage(): LanguageContext {
  return useContext(Context);
}

type CommonKey = keyof typeof common.zh;
export type Text<K extends string> = (key: K, params?: Params) => string;

/** const t = useText(area); t('key', { n: 3 }). Without an area: the common words. */
export function useText(): Text<CommonKey>;
export function useText<K extends string>(area: Area<K>): Text<K>;
export function useText(area: Area = common): Text<string> {
  const { language } = useLanguage();
  return useCallback((key, params) => fill(area[language][key] ?? key, params), [area, language]);
}

/** The right half of a { zh, en } pair that came from the server; plain strings pass through. */
export function useLabel(): (label: string | { zh: string; en?: string } | null | undefined) => string {
  const { language } = useLanguage();
  return useCallback(
    (label) => (typeof label === 'string' ? label : (((language === 'en' && label?.en) || label?.zh) ?? '')),
    [language],
  );
}
