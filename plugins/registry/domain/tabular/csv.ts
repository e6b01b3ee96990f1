import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { unguard } from '../export/formula-guard';
import type { RawRow } from './cell';
import type { Delimiter } from './delimiter';
import { decodeText, type Encoding } from './encoding';
import { FileTooLarge, QuotesUnbalanced } from './errors';
import type { ByteSource } from './source';

/** One record may be long (a pasted report), yet an unclosed quotation mark must not swallow the file. */
const MAX_RECORD_CHARACTERS = 1_000_000;

/**
 * The records of a CSV file. Row numbers are those that Excel shows: the header is row 1, blank lines count,
 * and a cell of several lines is still one row. Blank rows are given too; the table skips and counts them.
 */
export async function* readCsvRows(
  source: ByteSource,
  encoding: Encoding,
  delimiter: Delimiter,
): AsyncGenerator<RawRow> {
  const parser = parse({
    delimiter,
    // Named, not discovered: files joined from several hands mix line ends.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  const text = Readable.from(decodeText(source, encoding));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      yield { row, cells: record.map(unguard) };
    }
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') throw QuotesUnbalanced({ row: row + 1 });
    if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE') {
      throw FileTooLarge({
        zh: `第 ${row + 1} 行超过 100 万字，可能是双引号没有配对`,
        en: `row ${row + 1} is longer than a million characters; a quotation mark may not be closed`,
      });
    }
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}
