import type { Bilingual } from '@project-cloud/kernel';
import type { Delimiter } from './delimiter';
import type { Encoding } from './encoding';

/** How to read a file again: found once at upload, kept with the import as JSON. */
export interface TableLayout {
  format: 'csv' | 'xlsx';
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  sheet: string | null;
  headerRow: number;
  /** Header names by position; '' where a column has neither name nor data. */
  columns: string[];
  /** Merged ranges below the header, as the sheet writes them ('B3:B7'). */
  merged: string[];
}

export interface TableColumn {
  name: string;
  /** Up to five different cells, shortened. */
  samples: string[];
}

export interface TableSummary {
  layout: TableLayout;
  sheets: { name: string; hidden: boolean }[];
  columns: TableColumn[];
  /** Rows with data, malformed ones included. */
  rows: number;
  blankRows: number;
  /** Things worth knowing that do not stop the import. */
  issues: Bilingual[];
}
