import { KINDS, sniff } from '../attachment/sniff';
import { isBlank, type RawRow } from './cell';
import { readCsvRows } from './csv';
import { detectDelimiter } from './delimiter';
import { decodeText, detectEncoding } from './encoding';
import { FileEmpty, FileHasPassword, FileIsNoTable, FileIsOldExcel } from './errors';
import { fitRow } from './fit-row';
import type { TableLayout, TableSummary } from './layout';
import { inspectSheet, readSheet } from './sheet-table';
import type { ByteSource } from './source';
import { Survey } from './survey';

export interface InspectOptions {
  /** The sheet to take; the first visible one with data when absent. */
  sheet?: string;
}

/**
 * Looks through the whole file once: format, encoding, header, samples, number of rows. Throws a DomainError (4xx)
 * that says what to do when the file cannot be imported as it is. Memory does not grow with the file.
 */
export async function inspectTable(source: ByteSource, options: InspectOptions = {}): Promise<TableSummary> {
  if (source.size === 0) throw FileEmpty();
  const head = await source.read(0, 64 * 1024);
  const found = sniff(head);
  if (found === KINDS.ole) throw (await isEncrypted(source)) ? FileHasPassword() : FileIsOldExcel();
  if (found === KINDS.zip || found === KINDS.xlsx || found === KINDS.docx || found === KINDS.pptx) {
    return inspectSheet(source, options.sheet);
  }
  if (found !== KINDS.text && found !== KINDS.unknown) {
    throw FileIsNoTable({ found: found.extensions[0] ?? found.contentType });
  }
  return inspectCsv(source);
}

/** The data rows below the header, blank ones left out; read as the layout says, from the beginning. */
export async function* readTable(source: ByteSource, layout: TableLayout): AsyncGenerator<RawRow> {
  if (layout.format === 'xlsx') {
    for await (const raw of readSheet(source, layout)) yield fitRow(raw, layout.columns, false);
    return;
  }
  const { encoding, delimiter } = layout;
  if (!encoding || !delimiter) throw new Error('A CSV layout names its encoding and delimiter');
  for await (const raw of readCsvRows(source, encoding, delimiter)) {
    if (raw.row <= layout.headerRow || raw.cells.every(isBlank)) continue;
    yield fitRow(raw, layout.columns, true);
  }
}

async function inspectCsv(source: ByteSource): Promise<TableSummary> {
  const encoding = await detectEncoding(source);
  const delimiter = detectDelimiter(await headText(source, encoding));
  const survey = new Survey();
  for await (const raw of readCsvRows(source, encoding, delimiter)) survey.add(raw, true);
  const layout = { format: 'csv' as const, encoding, delimiter, sheet: null, merged: [] };
  return survey.finish(layout, []);
}

async function headText(source: ByteSource, encoding: TableLayout['encoding'] & string): Promise<string> {
  for await (const text of decodeText(source, encoding)) return text;
  return '';
}

/** An encrypted workbook is an OLE container with a stream of this name, written in UTF-16. */
async function isEncrypted(source: ByteSource): Promise<boolean> {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  for await (const chunk of source.stream()) if (chunk.includes(name)) return true;
  return false;
}
