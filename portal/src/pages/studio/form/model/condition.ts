import type { FieldKind } from '@project-cloud/forms-engine';

export const CLAUSE_OPS = [
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'contains',
  'lacks',
  'yes',
  'no',
  'filled',
  'empty',
] as const;
export type ClauseOp = (typeof CLAUSE_OPS)[number];

export type ClauseValue =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'list'; readonly value: readonly string[] }
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'today' };

/** One part of a sentence: 总投资 不低于 5,000. */
export interface Clause {
  readonly field: string;
  readonly op: ClauseOp;
  /** Null where the operator needs none. */
  readonly value: ClauseValue | null;
}

/** A condition that can be said in one sentence; whatever cannot stays an expression. */
export interface Sentence {
  readonly join: '&&' | '||';
  readonly clauses: readonly Clause[];
}

const SIGNS = { eq: '==', ne: '!=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
const FILLED: readonly ClauseOp[] = ['filled', 'empty'];
const ORDERED: readonly ClauseOp[] = ['gte', 'gt', 'lt', 'lte', 'eq', 'ne', ...FILLED];

/** What can be asked of a field of a kind, the usual first. */
export function opsFor(kind: FieldKind): readonly ClauseOp[] {
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'number':
    case 'money':
    case 'percent':
    case 'computed':
    case 'date':
    case 'month':
      return ORDERED;
    case 'choices':
      return ['contains', 'lacks', ...FILLED];
    case 'yesno':
      return ['yes', 'no', ...FILLED];
    case 'choice':
    case 'region':
    case 'organisation':
    case 'industry':
      return ['eq', 'ne', 'in', ...FILLED];
    case 'file':
    case 'table':
      return FILLED;
    case 'geometry':
      return FILLED;
    default:
      return ['eq', 'ne', 'contains', 'lacks', ...FILLED];
  }
}

export function needsValue(op: ClauseOp): boolean {
  return !['yes', 'no', 'filled', 'empty'].includes(op);
}

/** Whether all words of a sentence are chosen; an unfinished one is not written into the form. */
export function isComplete({ clauses }: Sentence): boolean {
  return (
    clauses.length > 0 &&
    clauses.every(({ field, op, value }) => {
      if (field === '') return false;
      if (!needsValue(op)) return true;
      if (value === null) return false;
      if (value.kind === 'list') return value.value.length > 0;
      return value.kind === 'today' || (value.kind === 'field' ? value.key !== '' : value.value !== '');
    })
  );
}

/** The sentence as the platform's expression: `total_investment >= 5000 && contains(fund_sources, 'bond')`. */
export function writeSentence({ join, clauses }: Sentence): string {
  return clauses.map(written).join(` ${join} `);
}

function written({ field, op, value }: Clause): string {
  switch (op) {
    case 'yes':
      return `${field} == true`;
    case 'no':
      return `${field} == false`;
    case 'filled':
      return `!empty(${field})`;
    case 'empty':
      return `empty(${field})`;
    case 'contains':
      return `contains(${field}, ${operand(value)})`;
    case 'lacks':
      return `!contains(${field}, ${operand(value)})`;
    case 'in':
      return `${field} in [${(value?.kind === 'list' ? value.value : []).map(quoted).join(', ')}]`;
    default:
      return `${field} ${SIGNS[op]} ${operand(value)}`;
  }
}

function operand(value: ClauseValue | null): string {
  if (value === null) return 'null';
  if (value.kind === 'today') return 'today()';
  if (value.kind === 'field') return value.key;
  if (value.kind === 'list') return `[${value.value.map(quoted).join(', ')}]`;
  return typeof value.value === 'number' ? String(value.value) : quoted(value.value);
}

function quoted(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

const NAME = '[a-z][a-z0-9_]*';
const TEXT = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const OPERAND = `(?:${TEXT}|-?\\d+(?:\\.\\d+)?|today\\(\\)|${NAME})`;
const SHAPES: readonly [RegExp, (...parts: string[]) => Clause | null][] = [
  [new RegExp(`^(!?)\\s*empty\\(\\s*(${NAME})\\s*\\)$`), (not, field) => clause(field, not ? 'filled' : 'empty')],
  [
    new RegExp(`^(!?)\\s*contains\\(\\s*(${NAME})\\s*,\\s*(${TEXT})\\s*\\)$`),
    (not, field, text) => clause(field, not ? 'lacks' : 'contains', literal(text)),
  ],
  [
    new RegExp(`^(${NAME})\\s+in\\s*\\[\\s*((?:${TEXT})(?:\\s*,\\s*(?:${TEXT}))*)\\s*\\]$`),
    (field, list) => clause(field, 'in', { kind: 'list', value: texts(list ?? '') }),
  ],
  [new RegExp(`^(${NAME})\\s*==\\s*(true|false)$`), (field, flag) => clause(field, flag === 'true' ? 'yes' : 'no')],
  [new RegExp(`^(${NAME})\\s*(==|!=|>=|<=|>|<)\\s*(${OPERAND})$`), compared],
  [new RegExp(`^(!?)\\s*(${NAME})$`), (not, field) => (isWord(field) ? null : clause(field, not ? 'no' : 'yes'))],
];

/** The sentence of an expression, or null when it says more than a sentence can. Takes `{{ … }}` too. */
export function readSentence(text: string): Sentence | null {
  const bare = unwrapped(text);
  if (bare === '') return null;
  for (const join of ['&&', '||'] as const) {
    const parts = splitAt(bare, join);
    if (parts === null) continue;
    const clauses = parts.map(readClause);
    if (clauses.every((one) => one !== null)) return { join, clauses: clauses as Clause[] };
  }
  return null;
}

/** The expression without braces: what is between `{{` and `}}`. */
export function unwrapped(text: string): string {
  return text
    .trim()
    .replace(/^\{\{([\s\S]*)\}\}$/, '$1')
    .trim();
}

export function wrapped(text: string): string {
  return `{{ ${text.trim()} }}`;
}

function readClause(text: string): Clause | null {
  const bare = text.trim().replace(/^\((.*)\)$/, (whole, inner: string) => (balanced(inner) ? inner.trim() : whole));
  for (const [shape, of] of SHAPES) {
    const match = shape.exec(bare);
    if (match) return of(...(match.slice(1) as string[]));
  }
  return null;
}

function compared(field = '', sign = '', right = ''): Clause | null {
  const op = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).find((one) => SIGNS[one] === sign);
  if (!op || isWord(field)) return null;
  return clause(field, op, readValue(right));
}

function readValue(text: string): ClauseValue | null {
  if (text === 'today()') return { kind: 'today' };
  if (/^['"]/.test(text)) return literal(text);
  if (/^-?\d/.test(text)) return { kind: 'literal', value: Number(text) };
  return isWord(text) ? null : { kind: 'field', key: text };
}

function clause(field: string | undefined, op: ClauseOp, value: ClauseValue | null = null): Clause | null {
  if (!field || isWord(field) || (needsValue(op) && value === null)) return null;
  return { field, op, value };
}

function literal(text = ''): ClauseValue {
  return { kind: 'literal', value: text.slice(1, -1).replace(/\\(.)/g, '$1') };
}

function texts(list: string): string[] {
  return [...list.matchAll(new RegExp(TEXT, 'g'))].map(([one]) => String((literal(one) as { value: string }).value));
}

function isWord(name: string | undefined): boolean {
  return name === undefined || ['true', 'false', 'null', 'in', 'today'].includes(name);
}

/** Splits at a joint that stands outside quotes and brackets; null when the other joint stands there too. */
function splitAt(text: string, joint: '&&' | '||'): string[] | null {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string;
    if (char === "'" || char === '"') {
      at = closing(text, at);
      continue;
    }
    if (char === '(' || char === '[') depth += 1;
    if (char === ')' || char === ']') depth -= 1;
    const two = text.slice(at, at + 2);
    if (depth !== 0 || (two !== '&&' && two !== '||')) continue;
    if (two !== joint) return null;
    parts.push(text.slice(from, at));
    from = at + 2;
    at += 1;
  }
  return [...parts, text.slice(from)];
}

function closing(text: string, from: number): number {
  const quote = text[from];
  let at = from + 1;
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1;
  return at;
}

function balanced(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'" || text[at] === '"') at = closing(text, at);
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
