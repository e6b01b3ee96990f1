import { type Bilingual, findBadText } from '@project-cloud/kernel';
import type { SchemaIssue } from './schema-issue';

const MAX_JSON_DEPTH = 48;
const MAX_JSON_NODES = 400_000;

/** First of all: JSON only, of bounded size, no script in any text, and `{{` only where we parse it ourselves. */
export function checkPlain(
  value: unknown,
  path: string,
  depth: number,
  count: { nodes: number },
  issues: SchemaIssue[],
): void {
  count.nodes += 1;
  const say = (code: string, message: Bilingual) => issues.push({ path, code, message });
  if (issues.length >= 50) return;
  if (depth > MAX_JSON_DEPTH || count.nodes > MAX_JSON_NODES) {
    say('size', { zh: '表单太大或套得太深', en: 'The form is too large or nested too deep' });
    return;
  }
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    say('function', { zh: '表单里只能有数据', en: 'A form holds data only' });
    return;
  }
  if (typeof value === 'string') {
    if (findBadText(value))
      say('text', { zh: '文字里有不能保存的字符', en: 'The text holds a character that cannot be stored' });
    else if (
      /javascript\s*:|vbscript\s*:|data\s*:\s*text\/html|<\s*\/?\s*(script|iframe|object|embed|svg|img)\b/i.test(value)
    )
      say('script', { zh: '文字里不能有脚本或网页标签', en: 'A text holds neither script nor tags' });
    else if (value.includes('{{') && !mayHoldExpression(path))
      say('expression', { zh: '这里不能写表达式', en: 'No expression can stand here' });
    return;
  }
  // Examples hold what people might type, bad input too; they are never rendered.
  if (value === null || typeof value !== 'object' || path === 'examples') return;
  for (const key of Object.keys(value)) {
    const inner = path === '' ? key : `${path}.${key}`;
    if (key === '__proto__' || key === 'constructor' || key === 'prototype' || key === 'dangerouslySetInnerHTML') {
      issues.push({
        path: inner,
        code: 'forbidden',
        message: { zh: `不能使用“${key}”`, en: `“${key}” cannot be used` },
      });
    } else checkPlain((value as Record<string, unknown>)[key], inner, depth + 1, count, issues);
  }
}

function mayHoldExpression(path: string): boolean {
  return /(^|\.)(x-visible|required|x-disabled|x-value|x-(check|hint)\.\d+\.(when|message|effect|suggest))$/.test(path);
}
