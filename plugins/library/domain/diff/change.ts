import type { Bilingual } from '@project-cloud/kernel';
import type { Kind } from '../definition/envelope';

/** One difference between two versions as a person would tell it. */
export interface Change {
  op: 'add' | 'change' | 'rename' | 'retire' | 'reorder' | 'remove';
  kind: Kind;
  /** What has changed: 字段“传真”. */
  subject: Bilingual;
  /** Where it stands: fields.fax.maxLength. */
  path: string;
  /** Which of its properties, or what there is to say: 必填. */
  detail?: Bilingual;
  before?: Bilingual;
  after?: Bilingual;
}

/** What people call the things that a definition names by key. */
export interface DiffNames {
  fact(key: string): Bilingual | null;
  region(code: string): string | null;
}

export const NO_NAMES: DiffNames = { fact: () => null, region: () => null };
