import { isDomainError, issueProjectCode } from '@project-cloud/kernel';
import type { TargetField } from '../field';
import { readCsvRows } from '../tabular/csv';
import { bufferSource } from '../tabular/source';
import { inspectTable, readTable } from '../tabular/table';
import { createBadRowsFile } from './bad-rows';
import { createDryRun } from './dry-run';
import { createLatestRecords } from './latest';
import { ImportMapping } from './mapping';
import { createImportPlan, type PlanContext } from './plan';
import type { GoodRow, PlannedRow } from './planned-row';

const label = (zh: string) => ({ zh, en: zh });
const fields: TargetField[] = [
  { key: 'code', label: label('项目代码'), type: 'text', part: 'project' },
  { key: 'name', label: label('项目名称'), type: 'text', part: 'project' },
  { key: 'total_investment', label: label('总投资'), type: 'money', unit: '万元', part: 'project' },
  { key: 'annual_plan', label: label('本年计划'), type: 'money', unit: '万元', part: 'entry' },
  { key: 'invested_month', label: label('本月完成投资'), type: 'money', unit: '万元', part: 'report' },
  { key: 'progress', label: label('形象进度'), type: 'percent', unit: '%', part: 'report' },
  { key: 'photos', label: label('照片'), type: 'file', part: 'report' },
];
const code = (serial: string) =>
  issueProjectCode({ yearMonth: '2611', region: '451421', department: '04', type: '01', serial });

const entries: ImportMapping = {
  use: 'entries',
  identity: { column: '代码', scheme: 'unified', optional: true },
  columns: [
    { column: '代码', field: 'code' },
    { column: '名称', field: 'name' },
    { column: '投资', field: 'total_investment', transform: { values: { '—': '' } } },
    { column: '备注', field: null },
  ],
  constants: { annual_plan: '100' },
};
const columns = ['代码', '名称', '投资', '备注'];

function plan(mapping: ImportMapping, rows: string[][], context: Partial<PlanContext> = {}): PlannedRow[] {
  const made = createImportPlan(ImportMapping.parse(mapping), { columns, fields, ...context });
  return rows.map((cells, at) => made.planRow({ row: at + 2, cells }));
}

function reasons(planned: PlannedRow | undefined): string[] {
  return planned && !planned.ok ? planned.problems.map(({ column, reason }) => `${column}|${reason.zh}`) : [];
}

describe('entries', () => {
  test('[M01-06] a good row says what goes to the project and what to the entry', () => {
    expect(
      plan(entries, [
        [code('51427'), '公路', '1,200.5', 'x'],
        ['', '学校', '—', ''],
      ]),
    ).toEqual([
      {
        ok: true,
        row: 2,
        identity: code('51427'),
        project: { code: code('51427'), name: '公路', total_investment: 1200.5 },
        values: { annual_plan: 100 },
        report: null,
      },
      {
        ok: true,
        row: 3,
        identity: null,
        project: { name: '学校', total_investment: null },
        values: { annual_plan: 100 },
        report: null,
      },
    ]);
  });

  test('a bad row names row, column, value and reason of every bad cell', () => {
    const [first] = plan(entries, [['2611-451421-04-01-514270', '公路', '约 5', '']]);
    expect(first).toMatchObject({
      ok: false,
      row: 2,
      problems: [
        { row: 2, column: '代码', value: '2611-451421-04-01-514270' },
        { row: 2, column: '投资', value: '约 5', reason: { zh: '“约 5”不是数字' } },
      ],
    });
  });

  test('one project twice in a file: the first stands, the second is reported with the row of the first', () => {
    const planned = plan(entries, [
      [code('51427'), '甲', '1', ''],
      [code('51427'), '乙', '2', ''],
    ]);
    expect(planned[0]?.ok).toBe(true);
    expect(reasons(planned[1])).toEqual(['代码|和第 2 行是同一个项目']);
  });

  test('what the form says is reported in the column it came from, or by the name of its field', () => {
    const check = (row: GoodRow) =>
      row.project.name === '学校'
        ? [
            { path: 'project.total_investment', code: 'required', message: { zh: '必填', en: 'required' } },
            { path: 'annual_plan', code: 'max', message: { zh: '太大', en: 'too large' } },
          ]
        : [];
    const planned = plan(
      entries,
      [
        ['', '公路', '1', ''],
        ['', '学校', '', ''],
      ],
      { check },
    );
    expect(planned[0]?.ok).toBe(true);
    expect(reasons(planned[1])).toEqual(['投资|必填', '|本年计划：太大']);
  });

  test('a malformed row is one problem of the whole row', () => {
    const made = createImportPlan(entries, { columns, fields });
    const planned = made.planRow({ row: 9, cells: ['a'], fault: { zh: '少了格', en: 'short' } });
    expect(reasons(planned)).toEqual(['|少了格']);
  });
});

describe('reports', () => {
  const reports: ImportMapping = {
    use: 'reports',
    identity: { column: '代码', scheme: 'unified' },
    period: { column: '月份' },
    columns: [
      { column: '本月', field: 'invested_month' },
      { column: '进度', field: 'progress', transform: { default: '0' } },
    ],
  };
  const context = { columns: ['代码', '月份', '本月', '进度'] };

  test('a row is a month of a project', () => {
    expect(plan(reports, [[code('51427'), '2026年10月', '12.5', '']], context)[0]).toEqual({
      ok: true,
      row: 2,
      identity: code('51427'),
      project: { code: code('51427') },
      values: {},
      report: { period: '2026-10', date: null, values: { invested_month: 12.5, progress: 0 } },
    });
  });

  test('without project or month, or with one month twice, it is reported', () => {
    const planned = plan(
      reports,
      [
        ['', '2026-10', '1', '1'],
        [code('51427'), '', '1', '1'],
        [code('51427'), '2026-10', '1', '1'],
        [code('51427'), '2026/10', '2', '2'],
        [code('51427'), '2026-11', '2', '2'],
      ],
      context,
    );
    expect(planned.map((row) => reasons(row))).toEqual([
      ['代码|没有写明是哪个项目'],
      ['月份|没有写明月份'],
      [],
      ['代码|和第 4 行重复：同一项目的 2026-10'],
      [],
    ]);
  });

  test('one month may hold for the whole file', () => {
    const mapping = { ...reports, period: { constant: '2026-10' } };
    expect(plan(mapping, [[code('51427'), '', '1', '2']], context)[0]).toMatchObject({ report: { period: '2026-10' } });
  });
});

describe('mappings that do not fit', () => {
  test('all faults at once, each with its place', () => {
    const mapping: ImportMapping = {
      use: 'entries',
      identity: { column: '编号', scheme: 'unified' },
      columns: [
        { column: '名称', field: 'name' },
        { column: '备注', field: 'name' },
        { column: '投资额', field: 'total_investment' },
        { column: '备注', field: 'nonsense' },
        { column: '备注', field: 'progress' },
      ],
      constants: { annual_plan: '很多' },
    };
    try {
      createImportPlan(mapping, { columns, fields });
      throw new Error('it was accepted');
    } catch (error) {
      if (!isDomainError(error)) throw error;
      expect(error.code).toBe('IMPORT_MAPPING_UNFIT');
      expect(error.fields?.map(({ path, code: fault }) => `${path} ${fault}`)).toEqual([
        'identity.column column-missing',
        'columns[1].field field-twice',
        'columns[2].column column-missing',
        'columns[3].field field-unknown',
        'columns[4].field field-unknown',
        'constants.annual_plan value',
      ]);
    }
  });

  test.each([
    ['an unknown key', { ...entries, extra: 1 }],
    [
      'a transform that does not exist',
      { ...entries, columns: [{ column: 'a', field: 'b', transform: { eval: '1' } }] },
    ],
    [
      'reports without a project',
      { use: 'reports', identity: null, period: { constant: '2026-10' }, columns: entries.columns },
    ],
    ['records without a date', { use: 'records', identity: { column: 'a', scheme: 'pid' }, columns: entries.columns }],
    ['a month that is none', { ...entries, period: { constant: '2026-13' } }],
    ['a factor below nothing', { ...entries, columns: [{ column: 'a', field: 'b', transform: { factor: -1 } }] }],
  ])('the schema refuses %s', (_name, mapping) => {
    expect(ImportMapping.safeParse(mapping).success).toBe(false);
  });
});

describe('adding up', () => {
  test('memory is bounded while every row is counted', () => {
    const run = createDryRun({ keep: 3 });
    const rows = Array.from({ length: 10 }, (_, n) => ['', `n${n}`, n % 2 ? '1' : '?', '']);
    for (const planned of plan(entries, rows)) run.add(planned);
    expect(run.summary()).toMatchObject({
      good: 5,
      bad: 5,
      problemCount: 5,
      byColumn: [{ column: '投资', count: 5 }],
    });
    expect(run.summary().problems.map(({ row }) => row)).toEqual([2, 4, 6]);
  });

  test('the latest record is the present state, whatever the order of the file', () => {
    const latest = createLatestRecords();
    const row = (identity: string, date: string, at: number): GoodRow => ({
      ok: true,
      row: at,
      identity,
      project: {},
      values: {},
      report: { period: date.slice(0, 7), date, values: {} },
    });
    for (const one of [row('1', '2019-09-01', 2), row('1', '2014-05-01', 3), row('2', '2015-01-01', 4)])
      latest.add(one);
    expect([...latest.rows()].map((one) => one.row)).toEqual([2, 4]);
    expect(latest.size()).toBe(2);
  });
});

describe('the file of bad rows', () => {
  test('it holds the original cells, the row number and the reasons, and is safe to open', async () => {
    const file = createBadRowsFile([...columns, '原因'], 'zh');
    const line = file.line({ row: 7, cells: ['=cmd()', '甲', '-5', '说"好"', '旧原因'] }, [
      { row: 7, column: '投资', value: '-5', reason: { zh: '不能小于 0', en: 'too small' } },
      { row: 7, column: '', value: '', reason: { zh: '整行', en: 'row' } },
    ]);
    expect(file.header()).toBe('\ufeff代码,名称,投资,备注,行号,原因\r\n');
    expect(line).toBe('\'=cmd(),甲,-5,"说""好""",7,投资：不能小于 0；整行\r\n');
    const rows = [];
    for await (const row of readCsvRows(bufferSource(Buffer.from(file.header() + line)), 'utf-8-bom', ','))
      rows.push(row);
    expect(rows[1]?.cells.slice(0, 4)).toEqual(['=cmd()', '甲', '-5', '说"好"']);
  });

  test('corrected, it is imported again with the same mapping', async () => {
    const file = createBadRowsFile(columns, 'zh');
    const text = file.header() + file.line({ row: 7, cells: ['', '甲', '5', '-x'] }, []);
    const source = bufferSource(Buffer.from(text));
    const { layout } = await inspectTable(source);
    const made = createImportPlan(entries, { columns: layout.columns, fields });
    for await (const raw of readTable(source, layout)) expect(made.planRow(raw)).toMatchObject({ ok: true });
  });
});
