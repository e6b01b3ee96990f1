import type { Bilingual } from '@project-cloud/kernel';
import type { JsonSchema } from '../schema/json-schema';
import type { Operation } from './overlay';

/** An operation with where it comes from and what became of it, in words. */
export interface OperationReport {
  layer: string;
  /** Its place in the layer's list. */
  index: number;
  operation: Operation;
  code: string;
  reason: Bilingual;
}

export interface FieldOrigin {
  /** The layer that brought the field; null is the base. */
  layer: string | null;
  /** What layers changed, the last one last. */
  changes: { layer: string; operation: Operation }[];
  /** The layer that hides it, if one does. */
  hiddenBy: string | null;
}

/** A form as one region sees it. Every operation is in exactly one of `applied`, `suspended`, `conflicts`. */
export interface Composition {
  schema: JsonSchema;
  origin: Record<string, FieldOrigin>;
  applied: { layer: string; index: number; operation: Operation }[];
  /** Its target or a field that it reads is gone or hidden; it applies again by itself when that returns. */
  suspended: OperationReport[];
  /** Somebody must decide: it would loosen, break, or touch what is locked. */
  conflicts: OperationReport[];
  /** Applied, but not quite as meant: the anchor is lost, the base is tighter already, others read what is hidden. */
  notes: OperationReport[];
}

/** How an operation was applied otherwise than meant. */
export type Note = Pick<OperationReport, 'code' | 'reason'>;

/** What became of one operation on the tree. */
export type Outcome =
  | { kind: 'applied'; touched: string[]; notes?: Note[] }
  /** `retry`: what is missing may come with a later operation of the same layer. */
  | { kind: 'suspended'; code: string; reason: Bilingual; retry?: boolean }
  | { kind: 'conflict'; code: string; reason: Bilingual };

export function conflict(code: string, reason: Bilingual): Outcome {
  return { kind: 'conflict', code, reason };
}

export function suspended(code: string, reason: Bilingual, retry = false): Outcome {
  return { kind: 'suspended', code, reason, retry };
}
