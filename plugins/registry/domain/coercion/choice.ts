import { normaliseWidth } from '@project-cloud/kernel';
import type { FieldLike } from '../field';
import { accept, type Outcome, refuse } from './outcome';

const SEPARATORS = /[、,，;；\n]/;

const YES = new Set(['是', '有', 'true', 'yes', 'y', '1', '√', '✓']);
const NO = new Set(['否', '无', 'false', 'no', 'n', '0', '×', '✗']);

/** Yes or no, as people tick it. */
export function readYesNo(text: string): Outcome<boolean> {
  const word = plain(text);
  if (YES.has(word)) return accept(true);
  if (NO.has(word)) return accept(false);
  return refuse(`“${text}”应当是“是”或“否”`, `"${text}" should be yes or no`);
}

/** One option, named by its value or by its label in either language. */
export function readChoice(text: string, field: FieldLike): Outcome<string> {
  const value = indexOf(field).get(plain(text));
  if (typeof value === 'string') return accept(value);
  if (value === null) return refuse(`“${text}”对应不止一个选项`, `"${text}" names more than one option`);
  const known = (field.options ?? []).slice(0, 8);
  const more = (field.options?.length ?? 0) > known.length;
  const list = (lang: 'zh' | 'en', comma: string) =>
    known.map(({ label }) => label[lang]).join(comma) + (more ? '…' : '');
  return refuse(
    `“${text}”不在选项里（${list('zh', '、')}）`,
    `"${text}" is not one of the options (${list('en', ', ')})`,
  );
}

/** Several options. The whole cell is tried first, for a label may hold a separator itself. */
export function readChoices(text: string, field: FieldLike, separator?: string): Outcome<string[]> {
  const whole = readChoice(text, field);
  if (whole.ok) return accept([whole.value]);
  const values: string[] = [];
  for (const part of text.split(separator ?? SEPARATORS)) {
    if (part.trim() === '') continue;
    const one = readChoice(part.trim(), field);
    if (!one.ok) return one;
    if (!values.includes(one.value)) values.push(one.value);
  }
  return accept(values);
}

/** Options by every name that they go by; null where a name is shared. Built once for a field. */
const indexes = new WeakMap<FieldLike, Map<string, string | null>>();

function indexOf(field: FieldLike): Map<string, string | null> {
  const ready = indexes.get(field);
  if (ready) return ready;
  const index = new Map<string, string | null>();
  for (const { value, label } of field.options ?? []) {
    for (const name of new Set([value, label.zh, label.en].map(plain))) {
      const before = index.get(name);
      index.set(name, before === undefined || before === value ? value : null);
    }
  }
  indexes.set(field, index);
  return index;
}

function plain(text: string): string {
  return normaliseWidth(text).trim().replace(/\s+/g, ' ').toLowerCase();
}
