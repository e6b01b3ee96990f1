import { type Bilingual, type DomainError, isDomainError } from '@project-cloud/kernel';
import { isBlank, type RawCell, type RawRow } from './cell';
import { BlankRowsTooMany, FileEmpty, FileTooLarge, FormulasFound, HeaderMerged, SheetUnknown } from './errors';
import type { TableLayout, TableSummary } from './layout';
import type { ByteSource } from './source';
import { Survey } from './survey';
import { openWorkbook, type SheetEntry, type Workbook } from './workbook';
import { type MergeRange, parseRange, readSheetRows } from './worksheet';

/** Formatting a whole column leaves a million empty rows in the file; more than this is never meant. */
const MAX_BLANK_ROWS = 10_000;
const MAX_MERGES = 5_000;

/**
 * Looks through the sheet that is wanted, else through the first visible one that is a table: a cover page before it is
 * no reason to refuse the file, but it is said why it was passed over. Formulas, merged header cells and masses of blank
 * rows are refused with their places.
 */
export async function inspectSheet(source: ByteSource, wanted?: string): Promise<TableSummary> {
  const book = await openWorkbook(source);
  const sheets = book.sheets.map(({ name, hidden }) => ({ name, hidden }));
  const passedOver: { name: string; fault: DomainError }[] = [];
  for (const sheet of candidates(book, wanted)) {
    try {
      const { survey, merges } = await surveySheet(book, sheet);
      const merged = merges.map(({ ref }) => ref);
      const layout = { format: 'xlsx' as const, encoding: null, delimiter: null, sheet: sheet.name, merged };
      const summary = survey.finish(layout, sheets);
      return { ...summary, issues: [...passedOver.map(notRead), ...summary.issues] };
    } catch (fault) {
      if (wanted !== undefined || !isDomainError(fault) || fault.code === FileTooLarge.code) throw fault;
      if (!FileEmpty.is(fault)) passedOver.push({ name: sheet.name, fault });
    }
  }
  throw passedOver[0]?.fault ?? FileEmpty();
}

const notRead = ({ name, fault }: { name: string; fault: DomainError }): Bilingual => ({
  zh: `没有读工作表“${name}”：${fault.text.zh}`,
  en: `The sheet "${name}" was not read: ${fault.text.en}`,
});

/** The rows below the header; cells that a merge covers are refused, for the sheet does not say what they hold. */
export async function* readSheet(source: ByteSource, layout: TableLayout): AsyncGenerator<RawRow> {
  const book = await openWorkbook(source);
  const sheet = book.sheets.find(({ name }) => name === layout.sheet);
  if (!sheet) throw SheetUnknown({ sheet: layout.sheet ?? '', sheets: book.sheets.map(({ name }) => name) });
  const merges = layout.merged.map(parseRange);
  for await (const { row, cells } of readSheetRows(book, sheet)) {
    if (row <= layout.headerRow || cells.every(isBlank)) continue;
    yield { row, cells: markCovered(row, cells, merges) };
  }
}

function candidates(book: Workbook, wanted: string | undefined): SheetEntry[] {
  if (wanted === undefined) return book.sheets.filter(({ hidden }) => !hidden);
  const sheet = book.sheets.find(({ name }) => name === wanted);
  if (!sheet) throw SheetUnknown({ sheet: wanted, sheets: book.sheets.map(({ name }) => name) });
  return [sheet];
}

async function surveySheet(book: Workbook, sheet: SheetEntry): Promise<{ survey: Survey; merges: MergeRange[] }> {
  const survey = new Survey();
  const merges: MergeRange[] = [];
  const formulas: string[] = [];
  let formulaCount = 0;
  let lastFilled = 0;
  const rows = readSheetRows(book, sheet, (merge) => {
    if (merges.length >= MAX_MERGES) throw FileTooLarge({ zh: '合并单元格太多', en: 'too many merged cells' });
    merges.push(merge);
  });
  for await (const { row, cells, formulas: found } of rows) {
    formulaCount += found.length;
    if (formulas.length < 3) formulas.push(...found.slice(0, 3 - formulas.length));
    if (cells.every(isBlank)) {
      // Counted by number, not by element: a sheet may jump from row 2 to row 1,000,000.
      if (survey.blankRows + row - lastFilled > MAX_BLANK_ROWS) throw tooBlank(lastFilled);
      continue;
    }
    survey.blankRows += row - lastFilled - 1;
    if (survey.blankRows > MAX_BLANK_ROWS) throw tooBlank(lastFilled);
    lastFilled = row;
    survey.add({ row, cells }, false);
  }
  if (formulaCount > 0) throw FormulasFound({ cells: formulas, count: formulaCount });
  const inHeader = merges.filter(({ top, bottom }) => top <= survey.headerRow && bottom >= survey.headerRow);
  if (inHeader.length > 0) throw HeaderMerged({ ranges: inHeader.slice(0, 5).map(({ ref }) => ref) });
  return { survey, merges };
}

const tooBlank = (from: number) => BlankRowsTooMany({ count: MAX_BLANK_ROWS, from });

function markCovered(row: number, cells: RawCell[], merges: MergeRange[]): RawCell[] {
  const touching = merges.filter(({ top, bottom }) => top <= row && bottom >= row);
  if (touching.length === 0) return cells;
  const marked = [...cells];
  for (const { ref, top, left, right } of touching) {
    const owner = ref.split(':')[0] ?? ref;
    for (let at = left; at <= right; at += 1) {
      if (row === top && at === left) continue;
      while (marked.length < at) marked.push(null);
      const reason = { zh: `这一格和 ${owner} 合并了，请取消合并并填上值`, en: `this cell is merged with ${owner}` };
      marked[at] = { kind: 'refused', text: '', reason };
    }
  }
  return marked;
}
