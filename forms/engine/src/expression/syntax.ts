import type { Bilingual } from '@project-cloud/kernel';
import jsep from 'jsep';

/** A node of the syntax tree with the place (0-based character) at which it begins. */
export interface SyntaxNode extends jsep.Expression {
  at?: number;
}

/** Why a text is not an expression, and where (0-based character). */
export interface ExpressionIssue {
  code: string;
  message: Bilingual;
  at: number;
}

export const MAX_TEXT = 2_000;
const TOO_LONG: Bilingual = {
  zh: `表达式太长：最多 ${MAX_TEXT} 个字符`,
  en: `The expression is too long: ${MAX_TEXT} characters at most`,
};

// jsep itself keeps no positions: note where each token starts, and hang it on the node when the token ends.
const starts = new WeakMap<jsep.HookScope, number[]>();

jsep.addBinaryOp('in', 7);
jsep.hooks.add('gobble-token', function (env) {
  const stack = starts.get(this) ?? [];
  stack.push(this.index);
  starts.set(this, stack);
  // A number is the one token for which jsep runs no after-token hook.
  if (/[0-9.]/.test(this.char)) env.node = this.gobbleNumericLiteral();
});
jsep.hooks.add('after-token', function (env) {
  const at = starts.get(this)?.pop();
  const node = env.node as SyntaxNode | undefined;
  if (node && at !== undefined) node.at ??= at;
});

/** Text to syntax tree. Accepts more than our language: `checkTree` decides what is allowed. */
export function parseSyntax(text: string): { ok: true; tree: SyntaxNode } | { ok: false; issue: ExpressionIssue } {
  if (text.length > MAX_TEXT) return refused('too-long', TOO_LONG, MAX_TEXT);
  if (text.trim() === '') return refused('blank', { zh: '表达式是空的', en: 'The expression is empty' }, 0);
  try {
    return { ok: true, tree: jsep(text) as SyntaxNode };
  } catch (error) {
    const index = (error as { index?: unknown }).index;
    const at = typeof index === 'number' ? Math.min(index, text.length) : 0;
    const why = explain(error, text, at);
    const message = {
      zh: `第 ${at + 1} 个字符处写法不对：${why.zh}`,
      en: `Not well written at character ${at + 1}: ${why.en}`,
    };
    return refused('syntax', message, at);
  }
}

/** Where a node begins: an operator's expression begins with its left side. */
export function startOf(node: SyntaxNode | null | undefined): number {
  if (!node) return 0;
  const left = (node.left ?? node.test ?? node.object) as SyntaxNode | undefined;
  return left ? startOf(left) : (node.at ?? 0);
}

function refused(code: string, message: Bilingual, at: number): { ok: false; issue: ExpressionIssue } {
  return { ok: false, issue: { code, message, at } };
}

function explain(error: unknown, text: string, at: number): Bilingual {
  if (error instanceof RangeError) return { zh: '括号套得太深', en: 'brackets are nested too deep' };
  const description = String((error as { description?: unknown }).description ?? '');
  if (text[at] === '=' || text[at - 1] === '=') return { zh: '比较要写 ==', en: 'to compare write ==' };
  if (description.startsWith('Unclosed')) return { zh: '括号或引号没有收尾', en: 'a bracket or a quote is not closed' };
  if (description.startsWith('Variable names'))
    return { zh: '字段名不能以数字开头', en: 'no field begins with a digit' };
  if (at >= text.length) return { zh: '没有写完', en: 'it is not finished' };
  const char = text[at] ?? '';
  return { zh: `这里不能用“${char}”`, en: `“${char}” cannot stand here` };
}
