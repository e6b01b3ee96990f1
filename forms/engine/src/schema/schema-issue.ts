import type { Bilingual } from '@project-cloud/kernel';

/** One fault of a schema: where (`properties.a.x-component`), why, and for an expression at which character. */
export interface SchemaIssue {
  path: string;
  /** The field or layout part, when the fault belongs to one. */
  key?: string;
  code: string;
  message: Bilingual;
  at?: number;
}
