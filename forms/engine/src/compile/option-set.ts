import { type Bilingual, inBoth } from '@project-cloud/kernel';
import { isObject, type JsonSchema } from '../schema/json-schema';
import type { Failure } from './constraint';
import { message } from './message';

/** One thing that may be chosen. What is retired is not chosen any more, and stays where it was. */
export interface Option {
  value: unknown;
  label: Bilingual;
  retired?: boolean | undefined;
}

/** So many names stand in a refusal; of a longer list the first ones. */
const NAMED = 12;
const VALUE_REACH = 40;
const CHINESE = /[\u4e00-\u9fff]/;

/** What may be chosen, made once for a list: any number of fields and forms take from one. */
export class OptionSet {
  private readonly open = new Set<unknown>();
  private readonly retired = new Map<unknown, Bilingual>();
  private readonly names: Bilingual[] = [];

  constructor(private readonly options: readonly Option[]) {
    for (const { value, label, retired } of options) {
      if (retired) this.retired.set(value, label);
      else this.open.add(value);
      if (!retired && this.names.length < NAMED) this.names.push(label);
    }
  }

  /** What both allow; what either has retired is retired. */
  narrowedTo(other: OptionSet): OptionSet {
    const left = this.options.filter(({ value }) => other.has(value) || other.hasRetired(value));
    return new OptionSet(left.map((one) => (other.has(one.value) ? one : { ...one, retired: true })));
  }

  has(value: unknown): boolean {
    return this.open.has(value);
  }

  hasRetired(value: unknown): boolean {
    return this.retired.has(value);
  }

  /** Why a value cannot be chosen, with what can be. */
  fault(value: unknown): Failure {
    const was = this.retired.get(value);
    const said = was ?? inBoth(String(value).slice(0, VALUE_REACH));
    const key = was ? 'retired' : this.open.size > 0 ? 'option' : 'noOption';
    const text = (lang: 'zh' | 'en') => message(key, { value: said[lang] || said.zh, list: this.list(lang) })[lang];
    return { code: was ? 'retired' : 'enum', message: { zh: text('zh'), en: text('en') } };
  }

  private list(lang: 'zh' | 'en'): string {
    const names = this.names.map((name) => name[lang] || name.zh).join(lang === 'zh' ? '、' : ', ');
    if (this.open.size <= this.names.length) return names;
    return lang === 'zh' ? `${names}等 ${this.open.size} 项` : `${names} and more, ${this.open.size} in all`;
  }
}

/** The sets behind `x-dictionary`, by key, as they are now; null where there is none. */
export type Dictionaries = (key: string) => OptionSet | null;

const NONE = new OptionSet([]);

/** What a field lets choose from: its own list, its dictionary, or what both have; null: anything of its type. */
export function optionsOf(schema: JsonSchema, dictionaries?: Dictionaries): () => OptionSet | null {
  const own = Array.isArray(schema.enum) ? new OptionSet(schema.enum.map((one) => optionOf(one, schema))) : null;
  const key = schema['x-dictionary'];
  if (!dictionaries || typeof key !== 'string') return () => own;
  let from: OptionSet | null = null;
  let narrowed: OptionSet | null = null;
  // A dictionary moves on while the form stays: it is asked for with every answer.
  return () => {
    const now = dictionaries(key) ?? NONE;
    if (!own) return now;
    if (from !== now) narrowed = now.narrowedTo(own);
    from = now;
    return narrowed;
  };
}

function optionOf(one: unknown, schema: JsonSchema): Option {
  if (!isObject(one)) return { value: one, label: inBoth(String(one)) };
  const words = isObject(schema['x-en']) && isObject(schema['x-en'].enum) ? schema['x-en'].enum : {};
  const zh = String(one.label);
  const en = words[String(one.value)];
  // On an English page the label is English already; where nobody translated it, the value says it.
  const said = typeof en === 'string' ? en : CHINESE.test(zh) ? String(one.value) : zh;
  return { value: one.value, label: { zh, en: said }, retired: one.disabled === true };
}

/**
 * Why an answer cannot stand. What was `stored` may stay where it was chosen while it could be: what is retired, and
 * what a dictionary no longer has. What a form itself no longer offers has to be chosen anew.
 */
export function optionFault(
  options: OptionSet | null,
  schema: JsonSchema,
  value: unknown,
  stored: readonly unknown[] = [],
): Failure | null {
  if (!options || value === undefined) return null;
  const refused = (Array.isArray(value) ? value : [value]).filter((one) => !options.has(one));
  if (refused.length === 0) return null;
  const before = stored.flat();
  const stays = (one: unknown) =>
    before.includes(one) && (options.hasRetired(one) || schema['x-dictionary'] !== undefined);
  const at = refused.findIndex((one) => !stays(one));
  return at < 0 ? null : options.fault(refused[at]);
}
