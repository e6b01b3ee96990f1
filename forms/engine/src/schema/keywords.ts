import { isObject } from './json-schema';
import { patternFault } from './pattern';
import { figure, flag, oneOf, type Prop, text, whole } from './prop';

const literal: Prop = (v) =>
  ['string', 'number', 'boolean'].includes(typeof v) || Array.isArray(v) || v === null
    ? null
    : { zh: '要是文字、数字、是否或列表', en: 'It has to be a text, a number, yes or no, or a list' };
const longText: Prop = (v) =>
  typeof v === 'string' && v.length <= 2_000
    ? null
    : { zh: '要是文字，最多 2000 字', en: 'It has to be a text of 2000 characters at most' };
const ENGLISH = ['title', 'description', 'placeholder', 'note', 'text'];
const english: Prop = (v) =>
  isObject(v) &&
  Object.entries(v).every(([key, one]) =>
    key === 'enum'
      ? isObject(one) && Object.values(one).every((label) => text(label) === null)
      : ENGLISH.includes(key) && longText(one) === null,
  )
    ? null
    : {
        zh: `要写成 { ${ENGLISH.join(', ')}, enum: { 选项: 文字 } }`,
        en: `Write it as { ${ENGLISH.join(', ')}, enum: { option: text } }`,
      };
const locks = ['hide', 'relabel', 'help', 'tighten', 'reorder', 'default'];
const lock: Prop = (v) =>
  typeof v === 'boolean' || (Array.isArray(v) && v.every((x) => locks.includes(String(x))))
    ? null
    : { zh: `要是 true，或 ${locks.join('、')} 中的几个`, en: `It has to be true, or some of ${locks.join(', ')}` };
const kinds = oneOf(
  ...['text', 'longtext', 'integer', 'decimal', 'money', 'percent', 'date', 'month', 'yesno', 'choice', 'choices'],
  ...['region', 'organisation', 'industry', 'creditcode', 'project', 'geometry'],
);

/** Keywords of which the value is plain. Expressions, options, children and component props are checked by their own. */
export const PLAIN_KEYWORDS: Readonly<Record<string, Prop>> = {
  type: oneOf('string', 'number', 'boolean', 'array', 'object', 'void'),
  title: text,
  description: longText,
  default: literal,
  maximum: figure,
  minimum: figure,
  exclusiveMaximum: figure,
  exclusiveMinimum: figure,
  multipleOf: (v) =>
    typeof v === 'number' && v > 0 && Number.isFinite(v)
      ? null
      : { zh: '要是大于 0 的数字', en: 'It has to be a number above 0' },
  maxLength: whole(1, 20_000),
  minLength: whole(0, 20_000),
  maxItems: whole(1, 10_000),
  minItems: whole(0, 10_000),
  uniqueItems: flag,
  pattern: patternFault,
  format: oneOf('integer', 'date', 'email', 'phone', 'url', 'zip', 'idcard', 'zh', 'number'),
  'x-en': english,
  'x-index': figure,
  'x-unit': text,
  'x-type': kinds,
  'x-core': flag,
  'x-was': (v) =>
    typeof v === 'string' && KEY.test(v) ? null : { zh: '要是字段的键', en: 'It has to be the key of a field' },
  'x-locked': lock,
  'x-dictionary': (v) =>
    typeof v === 'string' && /^[a-z][a-z0-9_-]*$/.test(v)
      ? null
      : { zh: '要是字典的键', en: 'It has to be the key of a dictionary' },
  'x-sensitivity': oneOf('public', 'internal', 'restricted'),
  'x-pattern': oneOf('editable', 'disabled', 'readOnly', 'readPretty'),
};

/** Keywords that hold `{{ expression }}`; the first three may hold true or false instead. */
export const EXPRESSION_KEYWORDS = ['x-visible', 'required', 'x-disabled', 'x-value'] as const;

export const STRUCTURE_KEYWORDS = [
  'properties',
  'items',
  'enum',
  'x-component',
  'x-component-props',
  'x-decorator',
  'x-decorator-props',
  'x-check',
  'x-hint',
] as const;

export const ROOT_KEYWORDS = [
  'type',
  'title',
  'description',
  'properties',
  'x-en',
  'x-context',
  'x-check',
  'examples',
] as const;

/** Keys of fields and layout parts: permanent, in snake_case, for they are column names and JSON keys. */
export const KEY = /^[a-z][a-z0-9_]{0,47}$/;
