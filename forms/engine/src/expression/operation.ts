import type { Bilingual } from '@project-cloud/kernel';
import type { Node, Span } from './node';
import type { ValueType } from './value-type';

/** What an operation may ask of the statement that is being written. */
export interface SqlWriter {
  /** Adds a parameter and returns its place with a cast: `$3::double precision`. */
  param(value: unknown, type: string): string;
  today(): string;
}

/** One operation: what it takes, what it does in JavaScript, and the same in SQL, side by side. */
export interface Operation {
  args: [least: number, most: number];
  /** For the list in messages and the studio: `days(从, 到)`. Operators have none. */
  usage?: Bilingual;
  /** Arguments are figures: where types are not known, a value that is no figure counts as empty. */
  figures?: true;
  /** Types the call; may replace arguments (a text literal that is a date). Refuses by throwing. */
  check(args: Node[], name: string): { type: ValueType; args?: Node[]; span?: Span };
  /** Takes and gives values in which `null` is the one empty value. */
  run(...values: unknown[]): unknown;
  sql(args: string[], nodes: Node[], write: SqlWriter): string;
}

export type OperationTable = Readonly<Record<string, Operation>>;
