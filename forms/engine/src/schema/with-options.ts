import type { Bilingual, Lang } from '@project-cloud/kernel';
import { isObject, type JsonSchema } from './json-schema';

/** An entry of a dictionary, as a form offers it. */
export interface FormOption {
  value: string;
  label: Bilingual;
  retired?: boolean | undefined;
}

/** The keys of all dictionaries that a form takes options from. */
export function dictionariesOf(schema: JsonSchema, into: Set<string> = new Set()): Set<string> {
  if (typeof schema['x-dictionary'] === 'string') into.add(schema['x-dictionary']);
  for (const child of Object.values(isObject(schema.properties) ? schema.properties : {}))
    if (isObject(child)) dictionariesOf(child, into);
  if (isObject(schema.items)) dictionariesOf(schema.items, into);
  return into;
}

/**
 * A form as a page shows it: what is chosen from a dictionary brings its options, the retired ones disabled, so that the
 * page judges as the server does. Where a field has a list of its own, both have to hold.
 */
export function withOptions(
  schema: JsonSchema,
  dictionary: (key: string) => readonly FormOption[],
  lang: Lang,
): JsonSchema {
  const key = schema['x-dictionary'];
  const next: JsonSchema = { ...schema };
  if (typeof key === 'string') next.enum = offered(schema.enum, dictionary(key), lang);
  if (isObject(schema.items)) next.items = withOptions(schema.items, dictionary, lang);
  if (isObject(schema.properties))
    next.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, child]) => [
        name,
        isObject(child) ? withOptions(child, dictionary, lang) : child,
      ]),
    );
  return next;
}

function offered(own: unknown, options: readonly FormOption[], lang: Lang): unknown[] {
  const list = options.map(({ value, label, retired }) => ({
    value,
    label: label[lang] || label.zh,
    ...(retired ? { disabled: true } : {}),
  }));
  if (!Array.isArray(own)) return list;
  const open = new Map(own.map((one: unknown) => (isObject(one) ? [one.value, one.disabled !== true] : [one, true])));
  return list
    .filter(({ value }) => open.has(value))
    .map((one) => (open.get(one.value) ? one : { ...one, disabled: true }));
}
