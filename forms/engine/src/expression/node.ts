import type { FieldType, ValueType } from './value-type';

/** How large and how fine a number can get, as powers of ten; `expression-range` says why. */
export interface Span {
  high: number;
  grain: number;
}

/** The checked tree: everything in it is allowed, typed and of bounded size. Closure and SQL both come from it. */
export type Node = {
  type: ValueType;
  /** Where it begins in the text, 0-based. */
  at: number;
  span?: Span;
} & (
  | { node: 'literal'; value: number | string | boolean | null }
  | { node: 'field'; key: string; field: FieldType | null }
  | { node: 'column'; table: string; column: string }
  | { node: 'list'; items: (number | string)[] }
  | { node: 'call'; operation: string; args: Node[] }
);

export interface EvaluationContext {
  /** The day it is, 'YYYY-MM-DD'. Without it today() is empty. */
  today?: string;
}

export type Closure = (values: Readonly<Record<string, unknown>>, ctx: EvaluationContext) => unknown;

export interface SqlOptions {
  /** The day it is; without it the statement says CURRENT_DATE. */
  today?: string;
}
