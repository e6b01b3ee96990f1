import type { Bilingual } from '@project-cloud/kernel';
import { isObject, type JsonSchema } from '../schema/json-schema';
import { bothPatterns, patternFault } from '../schema/pattern';
import type { TightenOperation } from './overlay';

/** The keywords after tightening, or why they cannot be. `changed` is false when the form is already as tight. */
export type Tightened = { ok: true; schema: JsonSchema; changed: boolean } | { ok: false; reason: Bilingual };

type Bounds = 'maximum' | 'minimum' | 'maxLength' | 'minLength' | 'maxItems' | 'minItems';
const NUMBERS = { zh: '数字', en: 'numbers' };
const TEXTS = { zh: '文字', en: 'texts' };
const LISTS = { zh: '列表', en: 'lists' };
const BOUNDS: Readonly<Record<Bounds, { type: string; of: (a: number, b: number) => number; what: Bilingual }>> = {
  maximum: { type: 'number', of: Math.min, what: NUMBERS },
  minimum: { type: 'number', of: Math.max, what: NUMBERS },
  maxLength: { type: 'string', of: Math.min, what: TEXTS },
  minLength: { type: 'string', of: Math.max, what: TEXTS },
  maxItems: { type: 'array', of: Math.min, what: LISTS },
  minItems: { type: 'array', of: Math.max, what: LISTS },
};
const PAIRS: [Bounds, Bounds][] = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
];

/**
 * The least of maxima, the greatest of minima, the options that both allow, patterns that both hold: so that whatever
 * passes the tightened form would have passed before. What leaves nothing to fill in is refused.
 */
export function tighten(schema: JsonSchema, operation: TightenOperation): Tightened {
  const next: JsonSchema = { ...schema };
  for (const [keyword, { type, of, what }] of Object.entries(BOUNDS) as [Bounds, (typeof BOUNDS)[Bounds]][]) {
    const wanted = operation[keyword];
    if (wanted === undefined) continue;
    if (schema.type !== type) {
      return { ok: false, reason: { zh: `${keyword} 只能用于${what.zh}`, en: `${keyword} is for ${what.en} only` } };
    }
    const present = schema[keyword];
    next[keyword] = typeof present === 'number' ? of(present, wanted) : wanted;
  }
  const fault = tightenOptions(next, schema, operation) ?? tightenPattern(next, schema, operation) ?? emptyRange(next);
  if (fault) return { ok: false, reason: fault };
  if (operation.required !== undefined) next.required = eitherRequired(schema.required, operation.required);
  return { ok: true, schema: next, changed: JSON.stringify(next) !== JSON.stringify(schema) };
}

function tightenOptions(next: JsonSchema, schema: JsonSchema, operation: TightenOperation): Bilingual | null {
  if (!operation.enum) return null;
  if (!Array.isArray(schema.enum)) {
    return { zh: '只有带选项的字段可以减少选项', en: 'Options are taken from a field that has options only' };
  }
  const allowed = new Set<unknown>(operation.enum);
  const left = schema.enum.filter((option: unknown) => allowed.has(isObject(option) ? option.value : option));
  if (left.length === 0) return { zh: '减少后没有剩下任何选项', en: 'No option would be left' };
  next.enum = left;
  return null;
}

function tightenPattern(next: JsonSchema, schema: JsonSchema, operation: TightenOperation): Bilingual | null {
  if (operation.pattern === undefined) return null;
  if (schema.type !== 'string') return { zh: '格式只能用于文字', en: 'A pattern is for texts only' };
  const fault = patternFault(operation.pattern);
  if (fault) return { zh: `格式${fault.zh}`, en: `The pattern: ${fault.en}` };
  const { pattern } = schema;
  next.pattern = typeof pattern === 'string' ? bothPatterns(pattern, operation.pattern) : operation.pattern;
  return null;
}

function emptyRange(schema: JsonSchema): Bilingual | null {
  for (const [least, most] of PAIRS) {
    const [a, b] = [schema[least], schema[most]];
    if (typeof a === 'number' && typeof b === 'number' && a > b) {
      return { zh: `收紧后没有可填的值（${a} 大于 ${b}）`, en: `Nothing could be filled in: ${a} is more than ${b}` };
    }
  }
  return null;
}

function eitherRequired(present: unknown, wanted: true | string): true | string {
  if (present === true || wanted === true) return true;
  if (typeof present !== 'string') return wanted;
  const [a, b] = [inner(present), inner(wanted)];
  return a === b ? present : `{{ (${a}) || (${b}) }}`;
}

function inner(text: string): string {
  return text.trim().slice(2, -2).trim();
}
