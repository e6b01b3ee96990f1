import type { Bilingual } from '@project-cloud/kernel';

/** One thing that is wrong with one cell, or with the row as a whole (column ''). */
export interface RowProblem {
  row: number;
  column: string;
  value: string;
  reason: Bilingual;
}

export interface PlannedReport {
  /** 'YYYY-MM' */
  period: string;
  /** The day that the row names, when it names one. */
  date: string | null;
  values: Record<string, unknown>;
}

/** What a good row will write. Keys that the mapping does not name are absent; empty cells are null. */
export interface GoodRow {
  ok: true;
  row: number;
  /** The project's code in the mapping's scheme; null for a new project. */
  identity: string | null;
  project: Record<string, unknown>;
  values: Record<string, unknown>;
  report: PlannedReport | null;
}

export interface BadRow {
  ok: false;
  row: number;
  problems: RowProblem[];
}

export type PlannedRow = GoodRow | BadRow;
