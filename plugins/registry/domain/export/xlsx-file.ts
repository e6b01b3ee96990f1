import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';

/** The first day that a ZIP entry can bear; a file that depends on nothing but its content can be compared. */
const EPOCH = new Date(Date.UTC(2000, 0, 1));

type WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter;

interface Archive {
  append(source: unknown, data: Record<string, unknown>): unknown;
}

/** What exceljs does not declare of its writer. */
interface WriterParts {
  zip: Archive;
  promise: Promise<unknown>;
  addThemes(): Promise<unknown>;
  addOfficeRels(): Promise<unknown>;
}

const Writer = ExcelJS.stream.xlsx.WorkbookWriter as unknown as new (options: object) => WriterParts;

/** The first two parts are put in by the constructor already: they wait until the archive no longer stamps the time. */
class UndatedWriter extends Writer {
  declare undated: boolean | undefined;

  override addThemes(): Promise<unknown> {
    return this.undated ? super.addThemes() : Promise.resolve();
  }

  override addOfficeRels(): Promise<unknown> {
    return this.undated ? super.addOfficeRels() : Promise.resolve();
  }

  begin(): void {
    const append = this.zip.append.bind(this.zip);
    this.zip.append = (source, data) => append(source, { ...data, date: EPOCH });
    this.undated = true;
    this.promise = Promise.all([this.addThemes(), this.addOfficeRels()]);
  }
}

/** A streaming workbook without time stamps: the same rows give the same bytes. */
export function openXlsxFile(stream: Writable): WorkbookWriter {
  const writer = new UndatedWriter({ stream, useStyles: true, useSharedStrings: false });
  writer.begin();
  const book = writer as unknown as WorkbookWriter;
  book.created = EPOCH;
  book.modified = EPOCH;
  book.creator = '';
  book.lastModifiedBy = '';
  return book;
}
