import type { FieldInfo, FilterOperator } from '@/client';
import { formatValue, isFigure } from '@/form/format-value';
import { unitName } from '@/locale/unit';

const FIGURE: FilterOperator[] = ['gte', 'lte', 'eq', 'gt', 'lt', 'empty'];
const DAY: FilterOperator[] = ['gte', 'lte', 'eq', 'empty'];
const CHOICE: FilterOperator[] = ['in', 'ne', 'empty'];
const WORDS: FilterOperator[] = ['contains', 'eq', 'empty'];

const OPERATORS: Record<string, FilterOperator[]> = {
  date: DAY,
  month: DAY,
  choice: CHOICE,
  choices: ['contains', 'empty'],
  yesno: ['eq', 'empty'],
  region: ['within'],
  industry: ['within', 'eq', 'empty'],
  organisation: ['eq', 'empty'],
};

/** What can be asked of a field; the first is what most people want. */
export function operatorsOf(field: Pick<FieldInfo, 'type'>): FilterOperator[] {
  return OPERATORS[field.type] ?? (isFigure(field.type) ? FIGURE : WORDS);
}

/** The operators that read as a sign stand as one; the others are words (desk.ts, `op.<operator>`). */
export const SIGNS: Partial<Record<FilterOperator, string>> = {
  eq: '＝',
  gt: '＞',
  lt: '＜',
  gte: '≥',
  lte: '≤',
  ne: '≠',
};

/** The value of a condition in words: 5,000 万元; 自治区级、市级. */
export function conditionValue(field: FieldInfo, value: unknown, language: 'zh' | 'en'): string {
  if (Array.isArray(value))
    return value.map((item) => formatValue(field, item, language)).join(language === 'zh' ? '、' : ', ');
  const text = formatValue(field, value, language);
  return isFigure(field.type) && field.unit ? `${text} ${unitName(field.unit, language)}` : text;
}
