import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { COUNTIES, fileEntry, formOf, makeUser, mark, must, projectIn, REGION, type Refused } from '../factories';
import { type Client, signIn, visitor } from '../harness/client';
import { allRows, importFile, runImport, upload } from './importing';
import { sheetOf } from './table-files';

const { fusui, qingxiu } = COUNTIES;
const stem = mark('往返');

/** What a spreadsheet, a CSV reader or a careless writer could spoil. */
const AWKWARD: [string, Record<string, unknown>, Record<string, unknown>][] = [
  ['“甲” 公路，一期', { description: '第一行\n第二行，有"引号"' }, {}],
  ['=HYPERLINK("http://evil.example","点我")', { owner_name: '@SUM(A1)' }, { builder: '+86 771-5820000' }],
  ['-1+1|乙', { owner_name: '-2', address: "'=已经有撇号" }, { builder: '\t制表' }],
  ["'丙", { address: '' }, { leader: '韦、陆', fund_sources: ['fiscal', 'own'] }],
  ['丁（仅必填）', { industry_code: null, approval_class: null }, {}],
  ['戊', { total_investment: 99999999.123456 }, { annual_plan: 0.000001, key_level: 'county' }],
  ['己 🌾 糖', { actual_start: '2026-03-01', is_public: true }, { next_milestone_date: '2027-01-31' }],
];

let clerk: Client;
const exported = async (client: Client, format: string, query = `q=${encodeURIComponent(stem)}`) => {
  const answer = await client.fetch('GET', `/api/libraries/building/export.${format}?${query}`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};

beforeAll(async () => {
  clerk = await signIn(fusui.official);
  for (const [name, project, values] of AWKWARD) {
    const { name: _, ...rest } = projectIn(fusui, project);
    const given = Object.fromEntries(Object.entries({ ...rest, name: `${name}${stem}` }).filter(([, one]) => one));
    const { version } = await formOf(clerk, 'building', fusui.code);
    must(
      await clerk.post('/api/libraries/building/entries', {
        formVersion: version,
        project: given,
        values: { annual_plan: 6000, ...values },
      }),
      201,
    );
  }
});

test('[P8] CSV: export, import, export again is the same file, byte for byte', async () => {
  const first = await exported(clerk, 'csv');
  const lines: Record<string, string>[] = parse(first, { columns: true, bom: true });
  expect(lines).toHaveLength(AWKWARD.length);
  const imported = await importFile(clerk, 'building', '往返.csv', first);
  expect(imported).toMatchObject({ state: 'done', good: AWKWARD.length, bad: 0, problems: [] });
  const second = await exported(clerk, 'csv');
  expect(second.toString()).toBe(first.toString());
  expect(second.equals(first)).toBe(true);
});

test('[P8] XLSX: export, import, export again is the same file', async () => {
  const first = await exported(clerk, 'xlsx');
  const imported = await importFile(clerk, 'building', '往返.xlsx', first);
  expect(imported).toMatchObject({ state: 'done', good: AWKWARD.length, bad: 0, problems: [] });
  const second = await exported(clerk, 'xlsx');
  expect(await sheetOf(new Uint8Array(second).buffer)).toEqual(await sheetOf(new Uint8Array(first).buffer));
  expect(second.equals(first)).toBe(true);
});

test('both formats and a round trip from one to the other say the same', async () => {
  const before = await allRows(clerk, 'building', { q: stem });
  const imported = await importFile(clerk, 'building', '换.xlsx', await exported(clerk, 'xlsx'));
  expect(imported).toMatchObject({ good: AWKWARD.length, bad: 0 });
  const after = await allRows(clerk, 'building', { q: stem });
  const bare = ({ updated_at: _, ...row }: Record<string, unknown>) => row;
  expect(after.map(bare)).toEqual(before.map(bare));
});

test('[P8] a whole county goes out and comes back, and nothing has changed', async () => {
  // A county of which no other test makes rows that its form would not take back.
  const { username, password } = await makeUser('official', '450105');
  const jiangnan = await signIn(username, password);
  const first = await exported(jiangnan, 'csv', 'sort=name');
  const rows = (parse(first, { bom: true }) as string[][]).length - 1;
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBe((await allRows(jiangnan, 'building')).length);
  const imported = await importFile(jiangnan, 'building', '全县.csv', first);
  expect(imported).toMatchObject({ state: 'done', good: rows, bad: 0, problems: [] });
  expect((await exported(jiangnan, 'csv', 'sort=name')).toString()).toBe(first.toString());
});

test('text that a spreadsheet would run as a formula leaves guarded', async () => {
  const lines: Record<string, string>[] = parse(await exported(clerk, 'csv'), { columns: true, bom: true });
  const cells = lines.flatMap((one) => Object.values(one));
  expect(cells.filter((cell) => /^[=@\t\r]|^[+-](?!\d+(\.\d+)?$)/.test(cell))).toEqual([]);
  expect(cells).toContain(`'=HYPERLINK("http://evil.example","点我")${stem}`);
});

test('[P2] an export holds what its owner may see and nothing else, and says less to those who are not cleared', async () => {
  const neighbour = await signIn(qingxiu.official);
  const own = await fileEntry(neighbour, qingxiu);
  const query = 'columns=all';
  const theirs = (await exported(neighbour, 'csv', query)).toString();
  const ours = (await exported(clerk, 'csv', query)).toString();
  expect(theirs).toContain(own.project.code);
  expect(theirs).not.toContain(stem);
  expect(ours).not.toContain(own.project.code);
  expect(ours).toContain('联系电话');
  const leader = await signIn(fusui.leader);
  const shown = (await exported(leader, 'csv', query)).toString();
  expect(shown).toContain(stem);
  expect(shown).not.toContain('联系电话');
});

test('filters, order and columns of the list are those of the file', async () => {
  const filter = JSON.stringify([{ key: 'total_investment', op: 'gt', value: 50_000_000 }]);
  const query = new URLSearchParams({ q: stem, filter, sort: '-total_investment', columns: 'name,total_investment' });
  const lines: string[][] = parse(await exported(clerk, 'csv', query.toString()), { bom: true });
  expect(lines).toEqual([
    ['项目名称', '总投资（万元）'],
    [`戊${stem}`, '99999999.123456'],
  ]);
});

test('[P4] every export is on the trail; those who may not export are refused', async () => {
  await exported(clerk, 'csv');
  const auditor = await signIn(REGION.auditor);
  type Trail = { items: { action: string; actor: string; detail: { format: string; q: string } }[] };
  const query = `action=entry.export&actor=${fusui.official}&limit=1`;
  const { items } = must(await auditor.get<Trail>(`/api/audit?${query}`), 200);
  expect(items[0]).toMatchObject({ actor: fusui.official, detail: { format: 'csv', q: stem } });
  const firm = await signIn(fusui.enterprise);
  expect((await firm.get<Refused>('/api/libraries/building/export.csv')).status).toBe(403);
  expect((await visitor().get<Refused>('/api/libraries/building/export.csv')).status).toBe(401);
});

test('[M01-06] the template, filled in, is imported without a word about columns', async () => {
  const answer = await clerk.fetch('GET', '/api/libraries/building/template.xlsx');
  expect(answer.status).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['数据', '填写说明']);
  const [sheet] = book.worksheets as [ExcelJS.Worksheet];
  const header = (sheet.getRow(1).values as string[]).slice(1);
  const filled: Record<string, string | number> = {
    项目名称: `${stem}模板项目`,
    县区: '扶绥县',
    项目单位: '扶绥县交通运输局',
    '总投资（万元）': 8000,
    计划开工: '2026-05-01',
    计划竣工: '2027-05-01',
    '本年计划投资（万元）': 3000,
  };
  for (const name of Object.keys(filled)) expect(header).toContain(name);
  sheet.addRow(header.map((name) => filled[name] ?? null));
  const { id, suggestion } = await upload(
    clerk,
    'building',
    '模板.xlsx',
    new Uint8Array(await book.xlsx.writeBuffer()),
  );
  expect(suggestion.columns.filter((column) => column.field === null && column.column !== '项目代码')).toEqual([]);
  expect(await runImport(clerk, id)).toMatchObject({ state: 'done', good: 1, bad: 0 });
  expect((await allRows(clerk, 'building', { q: `${stem}模板` }))[0]).toMatchObject({ total_investment: 8000 });
});
