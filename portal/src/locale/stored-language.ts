import type { Language } from './text';

const KEY = 'project-cloud.language';

/** The language this browser was last used in; Chinese until someone says otherwise. */
export function storedLanguage(): Language {
  return globalThis.localStorage?.getItem(KEY) === 'en' ? 'en' : 'zh';
}

/** Remembers the language for the next visit. */
export function storeLanguage(language: Language): void {
  globalThis.localStorage?.setItem(KEY, language);
}
