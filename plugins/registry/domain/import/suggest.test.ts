import type { TargetField } from '../field';
import { readColumnName } from './column-name';
import { ImportMapping } from './mapping';
import { createRegionResolver } from './region-names';
import { suggestMapping } from './suggest';

const label = (zh: string, en: string) => ({ zh, en });
const fields: TargetField[] = [
  { key: 'code', label: label('项目代码', 'Project code'), type: 'text', part: 'project' },
  { key: 'name', label: label('项目名称', 'Name'), type: 'text', part: 'project' },
  { key: 'owner_name', label: label('建设单位', 'Owner'), type: 'text', part: 'project' },
  { key: 'total_investment', label: label('总投资', 'Total investment'), type: 'money', unit: '万元', part: 'project' },
  { key: 'planned_start', label: label('计划开工', 'Planned start'), type: 'date', part: 'project' },
  { key: 'annual_plan', label: label('本年计划投资', 'Plan of the year'), type: 'money', unit: '万元', part: 'entry' },
  { key: 'invested_month', label: label('本月完成投资', 'Invested'), type: 'money', unit: '万元', part: 'report' },
];
const column = (name: string, ...samples: string[]) => ({ name, samples });

test('columns are recognised by label, alias, unit and likeness', () => {
  const { mapping, unmatched } = suggestMapping(
    [
      column('序号', '1'),
      column('项目编码', ''),
      column('项目名称*'),
      column('项目业主'),
      column('总投资（亿元）', '1.2'),
      column('本年度计划投资(万元)'),
      column('计划开工日期', '11/22/2026', '01/05/2027'),
    ],
    fields,
    { use: 'entries' },
  );
  expect(ImportMapping.safeParse(mapping).success).toBe(true);
  expect(mapping.identity).toEqual({ column: '项目编码', scheme: 'unified', optional: true });
  expect(mapping.columns).toEqual([
    { column: '序号', field: null },
    { column: '项目编码', field: 'code', part: 'project' },
    { column: '项目名称*', field: 'name', part: 'project' },
    { column: '项目业主', field: 'owner_name', part: 'project' },
    { column: '总投资（亿元）', field: 'total_investment', part: 'project', transform: { factor: 10000 } },
    { column: '本年度计划投资(万元)', field: 'annual_plan', part: 'entry' },
    { column: '计划开工日期', field: 'planned_start', part: 'project', transform: { dateFormat: 'MDY' } },
  ]);
  expect(unmatched).toEqual(['序号']);
});

test('day and month that may be either way round are not decided by us', () => {
  const { mapping } = suggestMapping([column('计划开工', '03/04/2026')], fields, { use: 'entries' });
  expect(mapping.columns[0]?.transform).toBeUndefined();
});

test('reports find project and month', () => {
  const { mapping } = suggestMapping([column('项目代码'), column('月份'), column('本月完成投资')], fields, {
    use: 'reports',
  });
  expect(mapping).toMatchObject({
    identity: { column: '项目代码', scheme: 'unified' },
    period: { column: '月份' },
    columns: [{ field: 'code' }, { field: null }, { field: 'invested_month', part: 'report' }],
  });
});

test('a saved mapping whose columns are all there comes before names', () => {
  const saved: ImportMapping[] = [
    { key: 'a', use: 'entries', identity: null, columns: [{ column: '项目名称', field: 'name' }] },
    {
      key: 'b',
      use: 'entries',
      identity: null,
      columns: [
        { column: '项目名称', field: 'name' },
        { column: '钱', field: 'total_investment' },
      ],
    },
    { key: 'c', use: 'entries', identity: null, columns: [{ column: '没有', field: 'name' }] },
  ];
  const found = suggestMapping([column('项目名称'), column('钱'), column('备注')], fields, { use: 'entries', saved });
  expect(found).toMatchObject({ from: 'b', unmatched: ['备注'] });
});

test.each([
  ['总投资（万元）', '总投资', '万元'],
  ['总投资 (单位：亿元)', '总投资', '亿元'],
  ['Total investment (10k USD)', 'Total investment', '10k USD'],
  ['项目名称*', '项目名称', null],
])('the header %s is %s in %s', (header, name, unit) => {
  expect(readColumnName(header)).toEqual({ name, unit });
});

test('[M01-07] regions are found by code, by full name path and by a name that only one bears', () => {
  const resolve = createRegionResolver([
    { code: '45', name: '广西壮族自治区', path: '/45/' },
    { code: '4501', name: '南宁市', path: '/45/4501/' },
    { code: '4514', name: '崇左市', path: '/45/4514/' },
    { code: '451421', name: '扶绥县', path: '/45/4514/451421/' },
    { code: '450102', name: '城区', path: '/45/4501/450102/' },
    { code: '451402', name: '城区', path: '/45/4514/451402/' },
    { code: 'Z45-001', name: '东盟经开区', path: '/45/4501/Z45-001/' },
  ]);
  const found = [
    '451421',
    '扶绥县',
    '崇左市/扶绥县',
    '广西壮族自治区崇左市扶绥县',
    '崇左市 城区',
    'Z45-001',
    '东盟经开区',
  ];
  expect(found.map((text) => resolve(text))).toEqual(
    ['451421', '451421', '451421', '451421', '451402', 'Z45-001', 'Z45-001'].map((value) => ({ ok: true, value })),
  );
  expect(resolve('城区')).toMatchObject({
    ok: false,
    reason: { zh: '“城区”有 2 个（450102、451402），请写全路径或代码' },
  });
  expect(resolve('扶绥')).toMatchObject({ ok: false });
  expect(resolve('')).toMatchObject({ ok: false });
});
