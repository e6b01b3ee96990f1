import type { Lang } from '@project-cloud/kernel';
import { csvLine } from './csv-line';
import { type ExportColumn, exportCell, headerOf } from './export-cell';

/** Rows by field key. */
export type ExportRows = AsyncIterable<Record<string, unknown>> | Iterable<Record<string, unknown>>;

const PIECE = 64 * 1024;

/** The list as CSV in UTF-8 with byte order mark, which Excel needs to see Chinese. Feed it to a response. */
export async function* writeCsv(
  columns: readonly ExportColumn[],
  rows: ExportRows,
  lang: Lang = 'zh',
): AsyncGenerator<Buffer> {
  let text = `\ufeff${csvLine(columns.map((column) => headerOf(column, lang)))}`;
  for await (const row of rows) {
    text += csvLine(columns.map((column) => String(exportCell(row[column.key], column, lang) ?? '')));
    if (text.length < PIECE) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  yield Buffer.from(text, 'utf8');
}
