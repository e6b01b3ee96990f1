export type Language = 'zh' | 'en';

/** The texts of one area; English has the same keys as Chinese. `{name}` is a gap. */
export interface Area<K extends string = string> {
  zh: Record<K, string>;
  en: Record<K, string>;
}

export type Params = Record<string, string | number>;

/** Declares an area, so that a key missing in English does not compile. */
export function defineArea<K extends string>(zh: Record<K, string>, en: Record<NoInfer<K>, string>): Area<K> {
  return { zh, en };
}

/** Fills the gaps of a text: fill('{n} 个项目', { n: 3 }) → '3 个项目'. A gap without a value stays, so that it is seen. */
export function fill(text: string, params?: Params): string {
  return params ? text.replace(/\{(\w+)\}/g, (gap, name: string) => String(params[name] ?? gap)) : text;
}
