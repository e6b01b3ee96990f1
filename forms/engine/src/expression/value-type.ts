import type { Bilingual } from '@project-cloud/kernel';

/** The kinds of field that a library, a form or a fact may have. */
export type FieldKind =
  | 'text'
  | 'longtext'
  | 'integer'
  | 'decimal'
  | 'number'
  | 'money'
  | 'percent'
  | 'date'
  | 'month'
  | 'yesno'
  | 'choice'
  | 'choices'
  | 'region'
  | 'organisation'
  | 'industry'
  | 'creditcode'
  | 'project'
  | 'geometry'
  | 'file'
  | 'table'
  | 'computed';

/** A field's kind; a table says the kinds of its columns. `computed` without more is a number. */
export type FieldType = FieldKind | { type: FieldKind; columns?: Record<string, FieldKind> };

/** What a number measures. Plain numbers go with everything; money and percent do not add up. */
export type Unit = 'money' | 'percent' | 'day' | null;

/** The type of an expression. `unknown` appears only where no field list is given (Formily's compiler). */
export type ValueType =
  | { kind: 'number'; unit: Unit }
  | { kind: 'text' | 'date' | 'month' | 'boolean' | 'choices' | 'file' | 'empty' | 'unknown' }
  | { kind: 'table'; columns: Record<string, FieldKind> }
  | { kind: 'column'; of: FieldKind };

export const NUMBER: ValueType = { kind: 'number', unit: null };
export const TEXT: ValueType = { kind: 'text' };
export const DATE: ValueType = { kind: 'date' };
export const BOOLEAN: ValueType = { kind: 'boolean' };
export const UNKNOWN: ValueType = { kind: 'unknown' };

const VALUE_TYPES: Record<Exclude<FieldKind, 'table'>, ValueType> = {
  text: TEXT,
  longtext: TEXT,
  choice: TEXT,
  region: TEXT,
  organisation: TEXT,
  industry: TEXT,
  creditcode: TEXT,
  project: TEXT,
  geometry: TEXT,
  integer: NUMBER,
  decimal: NUMBER,
  number: NUMBER,
  computed: NUMBER,
  money: { kind: 'number', unit: 'money' },
  percent: { kind: 'number', unit: 'percent' },
  date: DATE,
  month: { kind: 'month' },
  yesno: BOOLEAN,
  choices: { kind: 'choices' },
  file: { kind: 'file' },
};

/** The PostgreSQL type that a column of a field must have (or cast to) for `toSql`. */
export const SQL_TYPES: Record<FieldKind, string> = {
  text: 'text',
  longtext: 'text',
  choice: 'text',
  region: 'text',
  organisation: 'text',
  industry: 'text',
  creditcode: 'text',
  project: 'text',
  geometry: 'text',
  month: 'text',
  integer: 'double precision',
  decimal: 'double precision',
  number: 'double precision',
  computed: 'double precision',
  money: 'double precision',
  percent: 'double precision',
  date: 'date',
  yesno: 'boolean',
  choices: 'text[]',
  file: 'jsonb',
  table: 'jsonb',
};

export function kindOf(type: FieldType): FieldKind {
  return typeof type === 'string' ? type : type.type;
}

export function valueTypeOf(type: FieldType): ValueType {
  const kind = kindOf(type);
  if (kind === 'table') return { kind: 'table', columns: typeof type === 'string' ? {} : (type.columns ?? {}) };
  return VALUE_TYPES[kind];
}

/** What the types are called in messages. */
export const KIND_NAMES: Record<ValueType['kind'], Bilingual> = {
  number: { zh: '数字', en: 'a number' },
  text: { zh: '文字', en: 'a text' },
  date: { zh: '日期', en: 'a date' },
  month: { zh: '月份', en: 'a month' },
  boolean: { zh: '是否', en: 'yes or no' },
  choices: { zh: '多选', en: 'a choice of several' },
  file: { zh: '附件', en: 'a file' },
  table: { zh: '明细表', en: 'a table' },
  column: { zh: '明细表的一列', en: 'a column of a table' },
  empty: { zh: '空值', en: 'an empty value' },
  unknown: { zh: '未知', en: 'something unknown' },
};
const UNIT_NAMES: Record<Exclude<Unit, null>, Bilingual> = {
  money: { zh: '金额', en: 'an amount of money' },
  percent: { zh: '百分数', en: 'a percentage' },
  day: { zh: '天数', en: 'a number of days' },
};

export function nameOf(type: ValueType): Bilingual {
  return type.kind === 'number' && type.unit ? UNIT_NAMES[type.unit] : KIND_NAMES[type.kind];
}
