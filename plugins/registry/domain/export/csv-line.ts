import { guard } from './formula-guard';

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** One line of a CSV file, safe against formulas, with its line end. Cells are quoted only where they must be. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quote(guard(cell))).join(',')}\r\n`;
}

function quote(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
