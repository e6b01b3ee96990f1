import type { ImportMapping } from '@project-cloud/registry';
import type { FieldIssue, Label } from '@/client';

export type ImportState = 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'failed';
export type ImportUse = ImportMapping['use'];

export interface FileColumn {
  name: string;
  samples: unknown[];
}

/** One cell that cannot be taken, or (column '') a row as a whole. */
export interface RowProblem {
  row: number;
  column: string;
  value: unknown;
  reason: string | Label;
}

/** One import, from the file that was sent to the rows that were saved. */
export interface ImportAnswer {
  id: string | number;
  state: ImportState;
  fileName: string;
  library?: string | { key: string; name?: string | Label };
  use?: ImportUse;
  format?: string;
  encoding?: string | null;
  sheet?: string | null;
  /** All sheets of the workbook; none for a CSV file. */
  sheets?: { name: string; hidden: boolean }[];
  columns?: FileColumn[];
  rows?: number | null;
  issues?: (string | FieldIssue)[];
  suggestion?: ImportMapping | { mapping: ImportMapping; from: string | null; unmatched: string[] };
  mapping?: ImportMapping | null;
  progress?: { done: number; total: number } | null;
  good?: number | null;
  bad?: number | null;
  problems?: RowProblem[];
  problemCount?: number;
  byColumn?: { column: string; count: number }[];
  startedAt?: string | null;
  finishedAt?: string | null;
  createdAt?: string | null;
  secondsLeft?: number | null;
  /** Why it ended early. */
  failure?: string | Label | null;
}

/** The mapping to begin with: what was chosen, else what the server proposes. */
export function mappingOf(answer: ImportAnswer): ImportMapping | null {
  if (answer.mapping) return answer.mapping;
  const { suggestion } = answer;
  if (!suggestion) return null;
  return 'mapping' in suggestion ? suggestion.mapping : suggestion;
}

export function libraryKeyOf(answer: ImportAnswer): string | null {
  return typeof answer.library === 'string' ? answer.library : (answer.library?.key ?? null);
}

/** Problems by column, most first: counted by the server over all rows, else over those that are shown. */
export function problemsByColumn({ byColumn, problems = [] }: ImportAnswer): { column: string; count: number }[] {
  if (byColumn) return byColumn;
  const counts = new Map<string, number>();
  for (const { column } of problems) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts].map(([column, count]) => ({ column, count })).sort((a, b) => b.count - a.count);
}

/** Work that goes on at the server: look again. */
export const isWorking = (state: ImportState): boolean => state === 'checking' || state === 'running';
