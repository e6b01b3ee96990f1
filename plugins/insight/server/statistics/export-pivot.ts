import { PassThrough } from 'node:stream';
import { NotAllowed, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import type { IsoDate, Lang } from '@project-cloud/kernel';
import type { PivotBody } from '@project-cloud/library';
import { addHeader, guardFormula, openXlsxFile } from '@project-cloud/registry/server';
import type { Values } from '../../domain';
import { type CountedPivot, countPivot } from './count-pivot';

const WORDS = { zh: { total: '合计', sheet: '统计' }, en: { total: 'Total', sheet: 'Statistics' } };

/** The columns of the sheet: one a group and measure, the totals last. */
function headersOf({ rows, columns, measures }: CountedPivot, lang: Lang): string[] {
  const withUnit = (label: string, unit: string) =>
    unit ? (lang === 'zh' ? `${label}（${unit}）` : `${label} (${unit})`) : label;
  const groups = columns ? [...columns.groups.map(({ label }) => label), WORDS[lang].total] : [null];
  const figures = groups.flatMap((group) =>
    measures.map(({ label, unit }) => withUnit(group === null ? label : `${group} ${label}`, unit)),
  );
  return [withUnit(rows.label, rows.unit), ...figures].map(guardFormula);
}

/** Every row as the screen shows it: its name, its cells, its total; the row of totals last. */
export function* sheetRows(counted: CountedPivot, lang: Lang): Generator<(string | number | null)[]> {
  const { rows, columns, measures, cells, rowTotals, columnTotals, total } = counted;
  const blank = measures.map(() => null);
  const line = (label: string, parts: (Values | null)[]) => [
    guardFormula(label),
    ...parts.flatMap((values) => values ?? blank),
  ];
  for (const [at, { label }] of rows.groups.entries())
    yield line(label, [...(columns ? (cells[at] ?? []) : []), rowTotals[at] ?? null]);
  yield line(WORDS[lang].total, [...(columns ? columnTotals : []), total]);
}

const formatOf = (type: string) => (type === 'count' || type === 'integer' ? '#,##0' : '#,##0.00');

async function write(counted: CountedPivot, lang: Lang, out: PassThrough): Promise<void> {
  const book = openXlsxFile(out);
  const sheet = book.addWorksheet(WORDS[lang].sheet, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  const headers = headersOf(counted, lang);
  const { measures } = counted;
  sheet.columns = headers.map((_, at) => {
    if (at === 0) return { width: 28, style: { numFmt: '@' } };
    const type = measures[(at - 1) % measures.length]?.type ?? 'count';
    return { width: 18, style: { numFmt: formatOf(type) } };
  });
  addHeader(sheet, headers);
  for (const row of sheetRows(counted, lang)) sheet.addRow(row).commit();
  sheet.commit();
  await book.commit();
}

/** The table as a file; who took it, and what was in it, is on the trail before the first byte leaves. */
export async function exportPivot(principal: Principal, asked: PivotBody, title: string, today: IsoDate, lang: Lang) {
  const counted = await countPivot(principal, asked, today, lang);
  if (!counted.may.export) throw NotAllowed({ action: 'entry.export' });
  await audit(database, {
    action: 'statistics.export',
    subjectType: 'library',
    subjectId: asked.library,
    regionPath: principal.region?.path,
    detail: { title, pivot: asked, asOf: today },
  });
  const stream = new PassThrough();
  write(counted, lang, stream).catch((error: Error) => stream.destroy(error));
  return { stream, name: `${title || counted.library.name} ${today}.xlsx` };
}
