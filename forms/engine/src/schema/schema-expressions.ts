import type { Bilingual, Lang } from '@project-cloud/kernel';
import type { ExpressionEnvironment } from '../expression/expression';
import { type Expression, isExpressionText, parseExpression } from '../expression/expression';
import { parseTemplate, type Template } from '../expression/template';
import type { ValueType } from '../expression/value-type';
import { isObject, type JsonSchema, without } from './json-schema';
import { EXPRESSION_KEYWORDS } from './keywords';

/** A sentence with figures in both languages; where English is missing, Chinese stands in both. */
export interface Sentence {
  zh: Template;
  en: Template;
}

/** `{ when, message }` of x-check (blocks) and x-hint (asks to look again, with its effect and another value to take). */
export interface Remark {
  when: Expression;
  message: Sentence;
  effect: Sentence | null;
  suggest: Expression | null;
  reads: string[];
}

/** All that a node computes, parsed. A static true or false stays one. */
export interface NodeExpressions {
  visible: Expression | boolean;
  required: Expression | boolean;
  disabled: Expression | boolean;
  value: Expression | null;
  checks: Remark[];
  hints: Remark[];
}

export interface KeywordIssue {
  keyword: string;
  code: string;
  message: Bilingual;
  at?: number;
}

const RESULT: Record<(typeof EXPRESSION_KEYWORDS)[number], boolean> = {
  'x-visible': true,
  required: true,
  'x-disabled': true,
  'x-value': false,
};
const CONDITION_SHAPE = {
  zh: '要是 true、false 或 {{ 表达式 }}',
  en: 'It has to be true, false or {{ expression }}',
};
const FORMULA_SHAPE = { zh: '要是 {{ 表达式 }}', en: 'It has to be {{ expression }}' };
const REMARK_SHAPE = {
  zh: '要写成 { when: 表达式, message: 文字 }',
  en: 'Write it as { when: expression, message: text }',
};
export const NOT_YES_NO: Bilingual = { zh: '条件的结果要是“是”或“否”', en: 'A condition has to give yes or no' };
const REMARK_KEYS = ['when', 'message', 'effect', 'suggest'];
const ENGLISH_KEYS = ['message', 'effect'];

/** Reads the expressions of one node; every fault becomes an issue and the expression counts as not there. */
export function nodeExpressions(
  schema: JsonSchema,
  environment: ExpressionEnvironment,
): { expressions: NodeExpressions; issues: KeywordIssue[] } {
  const issues: KeywordIssue[] = [];
  const found = new Map<string, Expression | boolean>();
  for (const keyword of EXPRESSION_KEYWORDS) {
    const value = schema[keyword];
    if (value === undefined) continue;
    if (typeof value === 'boolean' && RESULT[keyword]) found.set(keyword, value);
    else if (!isExpressionText(value)) {
      issues.push({ keyword, code: 'expression', message: RESULT[keyword] ? CONDITION_SHAPE : FORMULA_SHAPE });
    } else {
      const expression = parse(value, environment, keyword, RESULT[keyword] ? 'boolean' : null, issues);
      if (expression) found.set(keyword, expression);
    }
  }
  const value = found.get('x-value');
  return {
    expressions: {
      visible: found.get('x-visible') ?? true,
      required: found.get('required') ?? false,
      disabled: found.get('x-disabled') ?? false,
      value: typeof value === 'object' ? value : null,
      checks: remarks(schema, 'x-check', environment, issues),
      hints: remarks(schema, 'x-hint', environment, issues),
    },
    issues,
  };
}

/** x-check or x-hint of a node or of the form. */
export function remarks(
  schema: JsonSchema,
  keyword: 'x-check' | 'x-hint',
  environment: ExpressionEnvironment,
  issues: KeywordIssue[],
): Remark[] {
  const list = schema[keyword];
  if (list === undefined) return [];
  if (!Array.isArray(list) || list.length > 50) {
    issues.push({
      keyword,
      code: 'remark',
      message: { zh: '要是列表，最多 50 条', en: 'It has to be a list of 50 at most' },
    });
    return [];
  }
  return list.flatMap((one: unknown, i) => {
    const place = `${keyword}.${i}`;
    const english = isObject(one) && isObject(one.en) ? one.en : {};
    const extra = isObject(one)
      ? (oddKey(without(one, 'en'), REMARK_KEYS) ?? oddKey(english, ENGLISH_KEYS))
      : undefined;
    if (!isObject(one) || typeof one.when !== 'string' || typeof one.message !== 'string' || extra !== undefined) {
      const message = extra ? { zh: `“${extra}”不能这样写`, en: `“${extra}” cannot be written so` } : REMARK_SHAPE;
      issues.push({ keyword: place, code: 'remark', message });
      return [];
    }
    const when = parse(one.when, environment, `${place}.when`, 'boolean', issues);
    const message = sentence(one.message, english.message, environment, `${place}.message`, issues);
    const effect =
      typeof one.effect === 'string'
        ? sentence(one.effect, english.effect, environment, `${place}.effect`, issues)
        : null;
    const suggest =
      typeof one.suggest === 'string' ? parse(one.suggest, environment, `${place}.suggest`, null, issues) : null;
    if (!when || !message) return [];
    const parts = [when, message.zh, message.en, effect?.zh, effect?.en, suggest];
    const reads = [...new Set(parts.flatMap((part) => part?.reads ?? []))];
    return [{ when, message, effect, suggest, reads }];
  });
}

function parse(
  text: string,
  environment: ExpressionEnvironment,
  keyword: string,
  wanted: ValueType['kind'] | null,
  issues: KeywordIssue[],
): Expression | null {
  const parsed = parseExpression(text, environment);
  if (!parsed.ok) {
    issues.push(...parsed.issues.map((issue) => ({ keyword, ...issue })));
    return null;
  }
  const { kind } = parsed.expression.type;
  if (wanted && kind !== wanted && kind !== 'unknown') {
    issues.push({ keyword, code: 'type', message: NOT_YES_NO, at: 0 });
    return null;
  }
  return parsed.expression;
}

function sentence(
  chinese: string,
  english: unknown,
  environment: ExpressionEnvironment,
  keyword: string,
  issues: KeywordIssue[],
): Sentence | null {
  const zh = template(chinese, 'zh', environment, keyword, issues);
  const en = typeof english === 'string' ? template(english, 'en', environment, keyword, issues) : zh;
  return zh && en && { zh, en };
}

const oddKey = (part: Record<string, unknown>, allowed: readonly string[]) =>
  Object.keys(part).find((key) => !allowed.includes(key) || typeof part[key] !== 'string');

function template(
  text: string,
  lang: Lang,
  environment: ExpressionEnvironment,
  keyword: string,
  issues: KeywordIssue[],
): Template | null {
  const parsed = parseTemplate(text, environment, lang);
  if (parsed.ok) return parsed.template;
  issues.push(...parsed.issues.map((issue) => ({ keyword, ...issue })));
  return null;
}
