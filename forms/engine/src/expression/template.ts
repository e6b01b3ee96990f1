import type { Lang } from '@project-cloud/kernel';
import { roundDecimal } from './decimal';
import { type Expression, type ExpressionEnvironment, parseExpression } from './expression';
import type { EvaluationContext } from './node';
import type { ExpressionIssue } from './syntax';

/** A sentence with figures in it: `年度累计 {invested_year}，会超过年度计划 {annual_plan}。` */
export interface Template {
  reads: string[];
  render(values: Readonly<Record<string, unknown>>, ctx?: EvaluationContext): string;
}

/** Parses the expressions between braces. Figures are shown with thousands commas and at most two decimals. */
export function parseTemplate(
  text: string,
  environment: ExpressionEnvironment,
  lang: Lang = 'zh',
): { ok: true; template: Template } | { ok: false; issues: ExpressionIssue[] } {
  const parts: (string | Expression)[] = [];
  const issues: ExpressionIssue[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{([^{}]*)\}/g)) {
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const parsed = parseExpression(match[1] ?? '', environment);
    if (parsed.ok) parts.push(parsed.expression);
    else issues.push(...parsed.issues.map((issue) => ({ ...issue, at: issue.at + match.index + 1 })));
  }
  parts.push(text.slice(end));
  if (issues.length > 0) return { ok: false, issues };
  const reads = [...new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : part.reads)))];
  return {
    ok: true,
    template: {
      reads,
      render: (values, ctx) =>
        parts.map((part) => (typeof part === 'string' ? part : shown(part.evaluate(values, ctx), lang))).join(''),
    },
  };
}

const YES = { zh: '是', en: 'yes' };
const NO = { zh: '否', en: 'no' };

function shown(value: unknown, lang: Lang): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return (value ? YES : NO)[lang];
  if (typeof value !== 'number') return String(value);
  const [whole = '', fraction] = String(roundDecimal(value, 2)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
