import type { Bilingual, Lang } from '@project-cloud/kernel';
import { isObject, type JsonSchema, without } from './json-schema';

/** What a library calls one of its fields. */
export interface Wording {
  label: Bilingual;
  options?: readonly { value: string; label: Bilingual }[] | undefined;
}

/**
 * The schema in the words of a language; what it asks, hides and refuses stays the same. English comes from `x-en`, and
 * for a field of the library that says the same in Chinese, from the library; where both are silent Chinese stays.
 */
export function inLanguage(
  schema: JsonSchema,
  lang: Lang,
  wordings: Readonly<Record<string, Wording>> = {},
): JsonSchema {
  return lang === 'zh' ? schema : inEnglish('', schema, wordings);
}

function inEnglish(key: string, schema: JsonSchema, wordings: Readonly<Record<string, Wording>>): JsonSchema {
  const own = isObject(schema['x-en']) ? schema['x-en'] : {};
  const lent = Object.hasOwn(wordings, key) ? wordings[key] : undefined;
  const title = own.title ?? (lent?.label.zh === schema.title ? lent?.label.en || undefined : undefined);
  const english: JsonSchema = { ...without(schema, 'x-en') };
  const put = (words: JsonSchema, keyword: string, text: unknown) => {
    if (typeof words[keyword] === 'string' && typeof text === 'string') words[keyword] = text;
  };
  put(english, 'title', title);
  put(english, 'description', own.description);
  if (isObject(schema['x-component-props'])) {
    const props = { ...schema['x-component-props'] };
    for (const keyword of ['title', 'tab']) put(props, keyword, title);
    for (const keyword of ['placeholder', 'note', 'text']) put(props, keyword, own[keyword]);
    english['x-component-props'] = props;
  }
  if (Array.isArray(schema.enum)) english.enum = schema.enum.map((one: unknown) => option(one, own.enum, lent));
  if (isObject(schema.properties)) english.properties = eachIn(schema.properties, wordings);
  if (isObject(schema.items)) english.items = inEnglish('', schema.items, wordings);
  return english;
}

function eachIn(properties: JsonSchema, wordings: Readonly<Record<string, Wording>>): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([key, child]) => [key, isObject(child) ? inEnglish(key, child, wordings) : child]),
  );
}

function option(one: unknown, own: unknown, lent: Wording | undefined): unknown {
  const value = isObject(one) ? one.value : one;
  const label = isObject(one) ? one.label : String(one);
  const known = lent?.options?.find((other) => other.value === String(value) && other.label.zh === label);
  const english = (isObject(own) ? own[String(value)] : undefined) ?? (known?.label.en || undefined);
  if (english === undefined) return one;
  return { ...(isObject(one) ? one : {}), label: english, value };
}
