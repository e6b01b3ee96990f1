import { PassThrough } from 'node:stream';
import type { Lang } from '@project-cloud/kernel';
import type ExcelJS from 'exceljs';
import type { FieldType } from '../field';
import { drained } from '../tabular/drained';
import { type ExportCell, type ExportColumn, exportCell, headerOf } from './export-cell';
import type { ExportRows } from './write-csv';
import { openXlsxFile } from './xlsx-file';

const FORMATS: Partial<Record<FieldType, string>> = {
  // Shown with two decimals, stored with all.
  money: '#,##0.00',
  integer: '#,##0',
  date: 'yyyy-mm-dd',
  // Text, so that Excel does not turn codes into figures.
  text: '@',
  creditcode: '@',
  month: '@',
};

/** The list as XLSX: figures are numbers, dates are dates, codes are text. The stream ends when the file does. */
export function writeXlsx(columns: readonly ExportColumn[], rows: ExportRows, lang: Lang = 'zh'): PassThrough {
  const out = new PassThrough();
  write(columns, rows, lang, out).catch((error: Error) => out.destroy(error));
  return out;
}

async function write(columns: readonly ExportColumn[], rows: ExportRows, lang: Lang, out: PassThrough): Promise<void> {
  const book = openXlsxFile(out);
  const sheet = book.addWorksheet(lang === 'zh' ? '项目' : 'Projects', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => sheetColumn(column));
  addHeader(
    sheet,
    columns.map((column) => headerOf(column, lang)),
  );
  for await (const row of rows) {
    sheet.addRow(columns.map((column) => sheetCell(exportCell(row[column.key], column, lang), column))).commit();
    if (out.destroyed) return;
    if (out.writableNeedDrain) await drained(out);
  }
  sheet.commit();
  await book.commit();
}

/** Width and number format of a column, shared with the template. */
export function sheetColumn(column: ExportColumn): Partial<ExcelJS.Column> {
  const numFmt = FORMATS[column.type];
  const width = column.type === 'longtext' ? 40 : column.key === 'name' ? 36 : 18;
  return { width, style: numFmt ? { numFmt } : {} };
}

/** The bold first row. */
export function addHeader(sheet: ExcelJS.Worksheet, names: readonly string[]): void {
  const header = sheet.addRow([...names]);
  header.eachCell((cell) => {
    cell.numFmt = '@';
    cell.font = { bold: true };
  });
  header.commit();
}

function sheetCell(cell: ExportCell, { type }: ExportColumn): string | number | Date | null {
  if (type !== 'date' || typeof cell !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(cell)) return cell;
  // Spreadsheets begin in 1900; an earlier day stays text.
  return cell >= '1900-03-01' ? new Date(`${cell}T00:00:00Z`) : cell;
}
