import { checkTree } from './check-tree';
import { Refusal } from './checking';
import type { EvaluationContext, SqlOptions } from './node';
import { type ExpressionIssue, parseSyntax } from './syntax';
import { toClosure } from './to-closure';
import { toSql } from './to-sql';
import type { FieldType, ValueType } from './value-type';

/** One expression of the platform's language: a closure and a statement from one checked tree. */
export interface Expression {
  text: string;
  type: ValueType;
  /** The fields that it reads, each once. */
  reads: string[];
  /** `null` is the one empty value. Never throws on an expression whose fields were typed. */
  evaluate(values: Readonly<Record<string, unknown>>, ctx?: EvaluationContext): unknown;
  /** A PostgreSQL expression; literals are appended to `params`. Cast each column to its SQL_TYPES if it is another type. */
  toSql(columnOf: (key: string) => string, params: unknown[], options?: SqlOptions): string;
}

export interface ExpressionEnvironment {
  /** The fields it may read. `null`: any name, types found out at run time (no SQL then). */
  fields: Readonly<Record<string, FieldType>> | null;
  maxNodes?: number;
}

export type ParsedExpression = { ok: true; expression: Expression } | { ok: false; issues: ExpressionIssue[] };

/** Parses `annual_plan > 0 && !empty(leader)`; also takes the schema form `{{ … }}`. */
export function parseExpression(text: string, environment: ExpressionEnvironment): ParsedExpression {
  const { inner, offset } = unwrap(text);
  const syntax = parseSyntax(inner);
  if (!syntax.ok) return { ok: false, issues: [moved(syntax.issue, offset)] };
  try {
    const { root, reads } = checkTree(syntax.tree, {
      fields: environment.fields,
      maxNodes: environment.maxNodes ?? 200,
    });
    const run = toClosure(root);
    return {
      ok: true,
      expression: {
        text: inner.trim(),
        type: root.type,
        reads,
        evaluate: (values, ctx = {}) => run(values, ctx),
        toSql: (columnOf, params, options = {}) => toSql(root, columnOf, params, options),
      },
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, issues: [moved({ code: error.code, message: error.words, at: error.at }, offset)] };
  }
}

/** Whether a schema's value is an expression: `{{ … }}`, the whole text. */
export function isExpressionText(value: unknown): value is string {
  return typeof value === 'string' && /^\s*\{\{[\s\S]*\}\}\s*$/.test(value);
}

function unwrap(text: string): { inner: string; offset: number } {
  const match = /^(\s*\{\{)([\s\S]*)\}\}\s*$/.exec(text);
  return match ? { inner: match[2] ?? '', offset: (match[1] ?? '').length } : { inner: text, offset: 0 };
}

function moved(issue: ExpressionIssue, offset: number): ExpressionIssue {
  return { ...issue, at: issue.at + offset };
}
