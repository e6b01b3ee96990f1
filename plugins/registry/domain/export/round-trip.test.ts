import type { Readable } from 'node:stream';
import { issueProjectCode } from '@project-cloud/kernel';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { TargetField } from '../field';
import { createImportPlan } from '../import/plan';
import { suggestMapping } from '../import/suggest';
import { bufferSource } from '../tabular/source';
import { inspectTable, readTable } from '../tabular/table';
import { type ExportColumn, headerOf } from './export-cell';
import { guard, unguard } from './formula-guard';
import { writeTemplate } from './template';
import { writeCsv } from './write-csv';
import { writeXlsx } from './write-xlsx';

const label = (zh: string, en: string) => ({ zh, en });
const options = [
  { value: 'land', label: label('征地拆迁', 'Land') },
  { value: 'funds', label: label('资金', 'Funds') },
];
const fields: TargetField[] = [
  { key: 'code', label: label('项目代码', 'Project code'), type: 'text', part: 'project' },
  { key: 'name', label: label('项目名称', 'Name'), type: 'text', part: 'project', required: true },
  { key: 'total_investment', label: label('总投资', 'Total investment'), type: 'money', unit: '万元', part: 'project' },
  { key: 'planned_start', label: label('计划开工日期', 'Planned start'), type: 'date', part: 'project' },
  { key: 'owner_code', label: label('单位信用代码', 'Owner code'), type: 'creditcode', part: 'project' },
  { key: 'is_public', label: label('是否公开', 'Public'), type: 'yesno', part: 'project' },
  { key: 'workers', label: label('施工人数', 'Workers'), type: 'integer', unit: '人', part: 'entry' },
  { key: 'progress', label: label('形象进度', 'Progress'), type: 'percent', unit: '%', part: 'entry' },
  { key: 'since', label: label('入库月份', 'Since'), type: 'month', part: 'entry' },
  { key: 'level', label: label('级别', 'Level'), type: 'choice', options, part: 'entry' },
  { key: 'problems', label: label('存在的问题', 'Problems'), type: 'choices', options, part: 'entry' },
  { key: 'note', label: label('说明', 'Note'), type: 'longtext', part: 'entry' },
];
const columns: ExportColumn[] = fields;

const code = issueProjectCode({ yearMonth: '2611', region: '451421', department: '04', type: '01', serial: '51427' });
const rows: Record<string, unknown>[] = [
  {
    code,
    name: '扶绥县“十四五”公路, 一期',
    total_investment: 123456.789012,
    planned_start: '2026-11-22',
    owner_code: '91350100M000100Y43',
    is_public: true,
    workers: 1200,
    progress: 62.5,
    since: '2026-10',
    level: 'land',
    problems: ['land', 'funds'],
    note: '=HYPERLINK("http://x")\n第二行 "引号"',
  },
  {
    code: null,
    name: "'-1+1",
    total_investment: '0.000001',
    planned_start: '1898-01-01',
    is_public: false,
    workers: 0,
    note: '-5',
  },
  { code: null, name: ' 学校 ', total_investment: -3, problems: [], note: '@cmd\r\n+x' },
];

async function collect(stream: AsyncIterable<Uint8Array> | Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** A file as the platform takes it in: mapping by suggestion, every row good. */
async function importRows(bytes: Buffer): Promise<Record<string, unknown>[]> {
  const source = bufferSource(bytes);
  const summary = await inspectTable(source);
  const { mapping, unmatched } = suggestMapping(summary.columns, fields, { use: 'entries' });
  expect(unmatched).toEqual([]);
  const plan = createImportPlan(mapping, { columns: summary.layout.columns, fields });
  const imported: Record<string, unknown>[] = [];
  for await (const raw of readTable(source, summary.layout)) {
    const planned = plan.planRow(raw);
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    imported.push({ ...planned.project, ...planned.values });
  }
  return imported;
}

describe('export, import, export', () => {
  test.each(['zh', 'en'] as const)('[P1] CSV comes back byte by byte (%s)', async (lang) => {
    const first = await collect(writeCsv(columns, rows, lang));
    expect(first.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const second = await collect(writeCsv(columns, await importRows(first), lang));
    expect(second.toString()).toBe(first.toString());
  });

  test('XLSX comes back byte by byte', async () => {
    const first = await collect(writeXlsx(columns, rows));
    const second = await collect(writeXlsx(columns, await importRows(first)));
    expect(second.equals(first)).toBe(true);
  });

  test('CSV and XLSX hold the same rows', async () => {
    expect(await importRows(await collect(writeXlsx(columns, rows)))).toEqual(
      await importRows(await collect(writeCsv(columns, rows))),
    );
  });

  test('what is imported is what was exported', async () => {
    const [first] = await importRows(await collect(writeCsv(columns, rows)));
    expect(first).toEqual(rows[0]);
  });

  test('any text survives the way, formulas included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 5 }),
        async (notes) => {
          const written = notes.map((note) => ({ name: 'x', note }));
          const first = await collect(writeCsv(columns, written));
          const second = await collect(writeCsv(columns, await importRows(first)));
          expect(second.equals(first)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('the guard is undone exactly, and numbers need none', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '1') }), (text) => {
        expect(unguard(guard(text))).toBe(text);
        expect(/^[=+\-@\t\r]/.test(guard(text))).toBe(/^[+-]\d+$/.test(text));
      }),
    );
  });
});

describe('the spreadsheet', () => {
  test('figures are numbers, dates are dates, codes are text, the header carries units', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await collect(writeXlsx(columns, rows))) as unknown as ArrayBuffer);
    const sheet = book.worksheets[0];
    expect(sheet?.getCell('C1').value).toBe('总投资（万元）');
    expect(sheet?.getCell('C2').value).toBe(123456.789012);
    expect(sheet?.getCell('D2').value).toEqual(new Date('2026-11-22T00:00:00Z'));
    expect(sheet?.getCell('D2').numFmt).toBe('yyyy-mm-dd');
    expect(sheet?.getCell('A2').value).toBe(code);
    expect(sheet?.getCell('L2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet?.getCell('A4').value).toBeNull();
  });

  test('a reader that goes away stops the writer', async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        yield { name: `n${asked}`.padEnd(200, 'x'), note: Math.random().toString() };
        await new Promise((resume) => setImmediate(resume));
      }
    }
    const stream = writeXlsx(columns, endless());
    stream.on('error', () => undefined);
    stream.resume();
    await new Promise((resume) => setTimeout(resume, 50));
    stream.destroy();
    await new Promise((resume) => setTimeout(resume, 20));
    const then = asked;
    await new Promise((resume) => setTimeout(resume, 50));
    expect(asked).toBe(then);
  });
});

describe('the template', () => {
  test('its header is recognised when it comes back, its second sheet explains each column', async () => {
    const bytes = await collect(
      writeTemplate([...columns, { key: 'p', label: label('照片', 'Photos'), type: 'file' }]),
    );
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    const [sheet, notes] = book.worksheets;
    const cells = (of: ExcelJS.Worksheet | undefined, row: number) => (of?.getRow(row).values ?? []) as string[];
    const header = cells(sheet, 1).slice(1);
    expect(header).toEqual(columns.map((column) => headerOf(column, 'zh')));
    expect(cells(notes, 3)[2]).toBe('是');
    expect(cells(notes, 11)[5]).toBe('征地拆迁、资金');
    const { unmatched } = suggestMapping(
      header.map((name) => ({ name, samples: [] })),
      fields,
      { use: 'entries' },
    );
    expect(unmatched).toEqual([]);
  });
});
