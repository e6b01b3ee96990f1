import formats from '@formily/validator/lib/formats';
import type { Bilingual } from '@project-cloud/kernel';
import { roundDecimal } from '../expression/decimal';
import type { JsonSchema } from '../schema/json-schema';
import { message } from './message';

export interface Failure {
  code: string;
  message: Bilingual;
}

type Size = number;
type Test = (value: unknown, size: Size, limit: number) => boolean;

// True when the value breaks the keyword. As in Formily, a figure is measured by its value and all else by its length.
const LIMITS: Readonly<Record<string, Test>> = {
  maximum: (_, size, limit) => size > limit,
  minimum: (_, size, limit) => size < limit,
  exclusiveMaximum: (_, size, limit) => size >= limit,
  exclusiveMinimum: (_, size, limit) => size <= limit,
  maxLength: (_, size, limit) => size > limit,
  minLength: (_, size, limit) => size < limit,
  maxItems: (_, size, limit) => size > limit,
  minItems: (_, size, limit) => size < limit,
  // Formily takes the remainder of doubles, by which 0.3 is no multiple of 0.1.
  multipleOf: (value, _, limit) => !Number.isInteger(roundDecimal(Number(value) / limit, 9)),
};

const PATTERN_REACH = 1_000;
const FORMATS: Readonly<Record<string, RegExp>> = formats;

/** The keywords of a field in the order in which its schema names them, ready to run on a filled value. */
export function constraints(schema: JsonSchema): (value: unknown) => Failure[] {
  const tests = Object.keys(schema).flatMap((keyword) => {
    const test = constraint(keyword, schema[keyword]);
    return test ? [test] : [];
  });
  return (value) => tests.flatMap((test) => test(value) ?? []);
}

function constraint(keyword: string, limit: unknown): ((value: unknown) => Failure | null) | null {
  const test = Object.hasOwn(LIMITS, keyword) ? LIMITS[keyword] : undefined;
  if (test && typeof limit === 'number') {
    const failure = { code: keyword, message: message(keyword, { [keyword]: limit }) };
    return (value) => (test(value, sizeOf(value), limit) ? failure : null);
  }
  if (keyword === 'pattern' && typeof limit === 'string') {
    const pattern = new RegExp(limit);
    const failure = { code: keyword, message: message('pattern') };
    return (value) => {
      const text = String(value);
      return text.length > PATTERN_REACH || !pattern.test(text) ? failure : null;
    };
  }
  const format = keyword === 'format' && Object.hasOwn(FORMATS, String(limit)) ? FORMATS[String(limit)] : undefined;
  // Dates have been read already, more strictly.
  if (format && limit !== 'date') {
    const failure = { code: keyword, message: message(String(limit)) };
    return (value) => (new RegExp(format).test(String(value)) ? null : failure);
  }
  if (keyword === 'uniqueItems' && limit === true) {
    const failure = { code: keyword, message: message('uniqueItems') };
    return (value) =>
      Array.isArray(value) && new Set(value.map((v) => JSON.stringify(v))).size < value.length ? failure : null;
  }
  return null;
}

function sizeOf(value: unknown): Size {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return [...value].length;
  return Array.isArray(value) ? value.length : 0;
}
