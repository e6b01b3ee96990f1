import type { Bilingual } from '@project-cloud/kernel';

export const both = (text: string): Bilingual => ({ zh: text, en: text });
const NONE: Bilingual = { zh: '没有', en: 'none' };

const LONG = 160;
const cut = (text: string) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text in two languages, as titles and labels are; what stands in one serves for both. */
export function asText(value: unknown): Bilingual {
  if (isRecord(value) && typeof value.zh === 'string')
    return { zh: value.zh, en: typeof value.en === 'string' && value.en !== '' ? value.en : value.zh };
  return both(typeof value === 'string' ? value : '');
}

const isText = (value: unknown) => isRecord(value) && typeof value.zh === 'string' && Object.keys(value).length <= 2;

/** What a value reads like for a person. */
export function words(value: unknown): Bilingual {
  if (value === undefined || value === null || value === '') return NONE;
  if (value === true) return { zh: '是', en: 'yes' };
  if (value === false) return { zh: '否', en: 'no' };
  if (typeof value === 'number') return both(String(value));
  if (typeof value === 'string') return both(cut(value));
  if (isText(value)) return asText(value);
  if (Array.isArray(value)) return value.length === 0 ? NONE : joined(value.map(words));
  return both(cut(JSON.stringify(value)));
}

export const joined = (parts: readonly Bilingual[], zh = '、', en = ', '): Bilingual => ({
  zh: cut(parts.map((part) => part.zh).join(zh)),
  en: cut(parts.map((part) => part.en).join(en)),
});

/** 字段“传真” / field “Fax”. */
export const named = (noun: Bilingual, name: Bilingual): Bilingual => ({
  zh: `${noun.zh}“${name.zh}”`,
  en: `${noun.en} “${name.en || name.zh}”`,
});

export const withUnit = (value: unknown, unit: unknown): Bilingual => {
  const text = words(value);
  return typeof unit === 'string' && unit !== '' && typeof value === 'number'
    ? { zh: `${text.zh} ${unit}`, en: `${text.en} ${unit}` }
    : text;
};

/** Equal by value; the order of keys says nothing, that of a list does. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}
