import type { RawCell } from './cell';
import { FileTooLarge } from './errors';
import { cleanNumber, fromSerial } from './spreadsheet-number';
import { plainText, type SheetEntry, type Workbook } from './workbook';
import { xmlFeed } from './xml';

/** One row as the sheet stores it; rows that the sheet leaves out are simply not given. */
export interface SheetRow {
  row: number;
  cells: RawCell[];
  formulas: string[];
}

export interface MergeRange {
  ref: string;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** No sheet of people has more columns; a cell at XFD1 must not make a row of 16,384 cells. */
export const MAX_COLUMNS = 1_000;

/** Streams the rows of a sheet. Merges stand after the rows in the file, so they go to `onMerge` when they come. */
export async function* readSheetRows(
  book: Workbook,
  sheet: SheetEntry,
  onMerge?: (merge: MergeRange) => void,
): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let row: SheetRow | null = null;
  let lastRow = 0;
  let cell: OpenCell = { column: 0, type: 'n', style: 0, value: '', formula: false };
  let collecting = false;
  let inPhonetic = false;
  const feed = xmlFeed({
    open(tag, attributes) {
      if (tag === 'row') {
        lastRow = Number(attributes.r ?? lastRow + 1);
        row = { row: lastRow, cells: [], formulas: [] };
      } else if (tag === 'c' && row) {
        const column = attributes.r ? columnOf(attributes.r) : row.cells.length;
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', formula: false };
      } else if (tag === 'f') cell.formula = true;
      else if (tag === 'rPh') inPhonetic = true;
      else if (tag === 'mergeCell' && attributes.ref) onMerge?.(parseRange(attributes.ref));
      collecting = tag === 'v' || (tag === 't' && !inPhonetic);
    },
    text(piece) {
      if (collecting && row) cell.value += piece;
    },
    close(tag) {
      collecting = false;
      if (tag === 'rPh') inPhonetic = false;
      if (tag === 'c' && row) place(row, cell, book);
      if (tag === 'row' && row) {
        ready.push(row);
        row = null;
      }
    },
  });
  for await (const chunk of book.zip.stream(sheet.path)) {
    feed.write(chunk);
    yield* ready;
    ready = [];
  }
  feed.end();
  yield* ready;
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: boolean;
}

function place(row: SheetRow, cell: OpenCell, book: Workbook): void {
  const value = readCell(cell, book);
  if (cell.column >= MAX_COLUMNS) {
    if (value === null || value === '') return;
    throw FileTooLarge({ zh: `超过 ${MAX_COLUMNS} 列`, en: `more than ${MAX_COLUMNS} columns` });
  }
  while (row.cells.length < cell.column) row.cells.push(null);
  row.cells[cell.column] = value;
  if (cell.formula) row.formulas.push(`${columnName(cell.column)}${row.row}`);
}

const refused = (text: string, zh: string, en: string): RawCell => ({ kind: 'refused', text, reason: { zh, en } });

function readCell(cell: OpenCell, book: Workbook): RawCell {
  const { type, value } = cell;
  if (cell.formula) return refused(value, '单元格是公式，请粘贴为数值', 'the cell is a formula; paste it as a value');
  if (value === '') return null;
  if (type === 's') return book.strings[Number(value)] ?? refused(value, '文字丢失', 'its text is lost');
  if (type === 'inlineStr' || type === 'str') return plainText(value);
  if (type === 'b') return value === '1';
  if (type === 'e') return refused(value, `单元格是错误值 ${value}`, `the cell holds the error ${value}`);
  if (type === 'd') return { kind: 'date', iso: value };
  const number = Number(value);
  if (!Number.isFinite(number)) return refused(value, '数字读不出来', 'the number cannot be read');
  const meaning = book.meanings[cell.style] ?? 'number';
  if (meaning === 'percent') return { kind: 'percent', percent: cleanNumber(number * 100) };
  if (meaning === 'number') return cleanNumber(number);
  const iso = fromSerial(number, book.from1904);
  return iso ? { kind: 'date', iso } : refused(value, '日期超出范围', 'the date is out of range');
}

/** 'AB12' → 27. */
export function columnOf(ref: string): number {
  let column = 0;
  for (const character of ref) {
    const code = character.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** 27 → 'AB'. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** 'B3:C7' → its corners; rows from 1, columns from 0. */
export function parseRange(ref: string): MergeRange {
  const [from = '', to = from] = ref.split(':');
  const rowOf = (corner: string) => Number(corner.replace(/^[A-Z]+/, ''));
  return { ref, top: rowOf(from), bottom: rowOf(to), left: columnOf(from), right: columnOf(to) };
}
