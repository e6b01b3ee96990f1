import type { Lang } from '@project-cloud/kernel';
import { type FactDictionary, formatFigure, type Light, parameterOf, unitName } from '@project-cloud/rules-engine';

const SYMBOLS: Record<string, string> = {
  equal: '＝',
  notEqual: '≠',
  lessThan: '<',
  lessThanInclusive: '≤',
  greaterThan: '>',
  greaterThanInclusive: '≥',
};

const WORDS: Record<string, { zh: string; en: string }> = {
  equal: { zh: '为', en: 'is' },
  notEqual: { zh: '不为', en: 'is not' },
  lessThan: { zh: '低于', en: 'below' },
  lessThanInclusive: { zh: '不高于', en: 'at most' },
  greaterThan: { zh: '高于', en: 'above' },
  greaterThanInclusive: { zh: '不低于', en: 'at least' },
  in: { zh: '为其中之一：', en: 'is one of' },
  notIn: { zh: '不在其中：', en: 'is none of' },
  contains: { zh: '包含', en: 'contains' },
  doesNotContain: { zh: '不包含', en: 'does not contain' },
};

const DECORATOR_WORDS: Record<string, { zh: string; en: string }> = {
  someFact: { zh: '至少一项', en: 'some item' },
  everyFact: { zh: '每一项', en: 'every item' },
  someValue: { zh: '任一值', en: 'some value' },
  everyValue: { zh: '每个值', en: 'every value' },
  swap: { zh: '反过来', en: 'swapped' },
  not: { zh: '并非', en: 'not' },
};

/** A light as a word. */
export const LIGHT_WORDS: Record<Light, { zh: string; en: string }> = {
  red: { zh: '红灯', en: 'red' },
  yellow: { zh: '黄灯', en: 'yellow' },
  green: { zh: '绿灯', en: 'green' },
  none: { zh: '未评', en: 'not assessed' },
};

/** '< 63.3 %', '未填', '包含 资金': the threshold of a condition. */
export function thresholdText(operator: string, value: unknown, unit: string | null, lang: Lang): string {
  if (value === null && operator === 'equal') return lang === 'en' ? 'not filled in' : '未填';
  if (value === null && operator === 'notEqual') return lang === 'en' ? 'filled in' : '已填';
  const symbol = SYMBOLS[operator];
  const figure = formatFigure(value, { unit, lang });
  return symbol === undefined ? `${operatorWords(operator, lang)} ${figure}` : `${symbol} ${figure}`;
}

/** An operator in words, decorators first: '至少一项高于'. */
export function operatorWords(operator: string, lang: Lang): string {
  const parts = operator.split(':');
  const words = parts.map((part) => (WORDS[part] ?? DECORATOR_WORDS[part])?.[lang] ?? part);
  return words.join(lang === 'en' ? ' ' : '');
}

/** The name of a fact, or its key where the dictionary lacks it. */
export function factLabel(fact: string, dictionary: FactDictionary, lang: Lang): string {
  return dictionary.get(fact)?.label[lang] ?? fact;
}

/** The unit of a fact; null for a parameter, whose comparison takes the other side's. */
export function factUnit(fact: string, dictionary: FactDictionary): string | null {
  return parameterOf(fact) === null ? (dictionary.get(fact)?.unit ?? null) : null;
}

/** 20 → '20 个点', for a threshold inside a sentence. */
export function inSentence(value: number, unit: string | null, lang: Lang): string {
  const figure = formatFigure(value, { unit, lang, bare: true }).replace(/\.0+$/, '');
  const name = unitName(unit, lang);
  return name === '' ? figure : `${figure} ${name}`;
}
