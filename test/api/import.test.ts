import { parse } from 'csv-parse/sync';
import { COUNTIES, fileEntry, mark, must, REGION, type Refused } from '../factories';
import { type Client, signIn } from '../harness/client';
import { allRows, dryRun, type Import, importFile, runImport, upload } from './importing';
import { bareXlsx, csv, gbk, inline, workbook, xlsx } from './table-files';

const { fusui, qingxiu } = COUNTIES;
const HEADER = ['项目名称', '所在县区', '项目业主', '总投资（亿元）', '计划开工时间', '计划竣工时间', '本年计划投资'];
const line = (name: string, more: Partial<Record<number, string>> = {}) => {
  const cells = [name, '扶绥县', '扶绥县“蔗海”糖业有限公司', '１．２', '46023', '2027年12月31日', '６，０００'];
  return cells.map((cell, at) => more[at] ?? cell);
};
const BOM = '\ufeff';

let clerk: Client;
const named = async (name: string) => allRows(clerk, 'building', { q: name });

beforeAll(async () => {
  clerk = await signIn(fusui.official);
});

describe('files as county offices make them', () => {
  test.each<[string, string, (text: string) => Buffer]>([
    ['GBK', 'gb18030', gbk],
    ['UTF-8', 'utf-8', (text) => Buffer.from(text)],
    ['UTF-8 with a byte order mark', 'utf-8-bom', (text) => Buffer.from(BOM + text)],
  ])(
    '[P8] CSV in %s is read rightly, with full-width digits, serial dates and other units',
    async (_, encoding, encode) => {
      const name = `${mark('公路')}一期`;
      const uploaded = await upload(clerk, 'building', '在建项目.csv', encode(csv([HEADER, line(name)])));
      expect(uploaded).toMatchObject({ format: 'csv', encoding, rows: 1 });
      expect(uploaded.columns.map((column) => column.name)).toEqual(HEADER);
      const fields = Object.fromEntries(
        uploaded.suggestion.columns.map((column) => [column.column, column.field] as const),
      );
      expect(fields).toEqual({
        项目名称: 'name',
        所在县区: 'region_code',
        项目业主: 'owner_name',
        '总投资（亿元）': 'total_investment',
        计划开工时间: 'planned_start',
        计划竣工时间: 'planned_end',
        本年计划投资: 'annual_plan',
      });
      expect(await runImport(clerk, uploaded.id)).toMatchObject({ state: 'done', good: 1, bad: 0, problems: [] });
      const [row] = await named(name);
      expect(row).toMatchObject({
        name,
        region: { code: fusui.code },
        owner_name: '扶绥县“蔗海”糖业有限公司',
        total_investment: 12_000,
        planned_start: '2026-01-01',
        planned_end: '2027-12-31',
        annual_plan: 6000,
      });
    },
  );

  test('[P8] XLSX with real dates and figures is read rightly', async () => {
    const name = `${mark('水库')}加固`;
    const bytes = await xlsx((sheet) => {
      sheet.addRow(HEADER);
      sheet.addRow([name, 451421, '扶绥县水利局', 1.2, new Date('2026-01-01T00:00:00Z'), '2027-12-31', 6000]);
    });
    expect(await importFile(clerk, 'building', '在建项目.xlsx', bytes)).toMatchObject({ good: 1, bad: 0 });
    const [row] = await named(name);
    expect(row).toMatchObject({ total_investment: 12_000, planned_start: '2026-01-01', annual_plan: 6000 });
  });
});

describe('bad rows', () => {
  const stem = mark('厂房');
  const wrong: [string, string[], string, string][] = [
    ['a day that does not exist', line(`${stem}一`, { 4: '2026-02-30' }), '计划开工时间', '不存在'],
    ['an end before its start', line(`${stem}二`, { 5: '2025-01-01' }), '计划竣工时间', '不能早于'],
    ['words where a figure stands', line(`${stem}三`, { 3: '一亿二' }), '总投资（亿元）', '不是数字'],
    ['a figure beyond 10^12', line(`${stem}四`, { 6: '1000000000001' }), '本年计划投资', '超过'],
    ['another county', line(`${stem}五`, { 1: '青秀区' }), '所在县区', '管理范围'],
    ['a place that does not exist', line(`${stem}六`, { 1: '无名县' }), '所在县区', '没有“无名县”'],
    ['no name', line('', {}), '项目名称', ''],
    ['a NUL in the text', line(`${stem}\u0000七`), '项目名称', '空字符'],
    ['a cell too many', [...line(`${stem}八`), '多余'], '', ''],
  ];
  const good = [line(`${stem}好一`), line(`${stem}好二`)];
  const table = [HEADER, good[0] as string[], ...wrong.map(([, cells]) => cells), good[1] as string[]];
  let checked: Import;
  let uploaded: Import;

  beforeAll(async () => {
    uploaded = await upload(clerk, 'building', '带问题.csv', csv(table));
    checked = await dryRun(clerk, uploaded.id);
  });

  test.each(wrong.map(([what, cells, column, reason], at) => [what, at + 3, cells, column, reason] as const))(
    '[P8] the dry run reports %s with row number, column, value and reason',
    (_, row, cells, column, reason) => {
      const found = checked.problems.find((problem) => problem.row === row);
      expect(found).toMatchObject({
        column,
        value: column ? cells[HEADER.indexOf(column)]?.replace('\u0000', '␀') : '',
      });
      expect(found?.reason).toContain(reason);
      expect(found?.reason).toMatch(/\p{Script=Han}/u);
    },
  );

  test('[P8] the dry run saves nothing, the import saves the good rows and hands the bad ones back', async () => {
    expect(checked).toMatchObject({ state: 'checked', good: 2, bad: wrong.length, progress: { done: 11, total: 11 } });
    expect(await named(stem)).toEqual([]);
    const imported = await runImport(clerk, uploaded.id);
    expect(imported).toMatchObject({ state: 'done', good: 2, bad: wrong.length });
    expect((await named(stem)).map((row) => row.name).sort()).toEqual([`${stem}好一`, `${stem}好二`].sort());
    expect((await clerk.post<Refused>(`/api/imports/${uploaded.id}/run`)).status).toBe(409);
  });

  test('[P8] the file of bad rows, corrected, is imported; its added columns are passed over', async () => {
    const text = must(await clerk.get<string>(`/api/imports/${uploaded.id}/bad-rows.csv`), 200);
    const handed: string[][] = parse(text, { bom: true, relax_column_count: true });
    expect(handed[0]).toEqual([...HEADER, '行号', '原因']);
    expect(handed.slice(1).map((cells) => cells[HEADER.length])).toEqual(wrong.map((_, at) => String(at + 3)));
    const corrected = handed.map((cells, at) =>
      at === 0 ? cells : [...line(`${stem}改${at}`), ...cells.slice(HEADER.length)],
    );
    const again = await importFile(clerk, 'building', '改好.csv', csv(corrected));
    expect(again).toMatchObject({ state: 'done', good: wrong.length, bad: 0 });
    expect(await named(stem)).toHaveLength(2 + wrong.length);
  });

  test('[P4] who checked and who imported what is on the trail', async () => {
    const auditor = await signIn(REGION.auditor);
    type Trail = { items: { action: string; actor: string; detail: { good: number; bad: number } }[] };
    const { items } = must(await auditor.get<Trail>(`/api/audit?subject=${uploaded.id}`), 200);
    expect(items.map((item) => item.action).sort()).toEqual(['import.check', 'import.run', 'import.upload']);
    expect(items.find((item) => item.action === 'import.run')).toMatchObject({
      actor: fusui.official,
      detail: { good: 2, bad: wrong.length },
    });
  });
});

describe('codes', () => {
  test('[M02-08] the same file twice creates nothing twice: the code says which project it is', async () => {
    const name = `${mark('桥')}重建`;
    await importFile(clerk, 'building', '一.csv', csv([HEADER, line(name)]));
    const [made] = await named(name);
    const code = made?.code ?? '';
    const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const known = csv([
      ['项目代码', ...HEADER],
      [wide, ...line(name, { 6: '7000', 2: '' })],
    ]);
    for (const pass of ['first', 'second']) {
      expect([pass, await importFile(clerk, 'building', '二.csv', known)]).toMatchObject([
        pass,
        { state: 'done', good: 1, bad: 0, mapping: { identity: { column: '项目代码', scheme: 'unified' } } },
      ]);
      const rows = await named(name);
      expect(rows).toHaveLength(1);
      // an empty cell is no answer: the owner stays
      expect(rows[0]).toMatchObject({ id: made?.id, code, annual_plan: 7000, owner_name: made?.owner_name });
    }
  });

  test('[M02-02] a code with one digit changed is reported, and so is one that the file has twice', async () => {
    const name = `${mark('堤')}加高`;
    await importFile(clerk, 'building', '一.csv', csv([HEADER, line(name)]));
    const code = (await named(name))[0]?.code ?? '';
    const off = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10);
    const imported = await importFile(
      clerk,
      'building',
      '二.csv',
      csv([['项目代码', ...HEADER], ...[off, code, code].map((one) => [one, ...line(name)])]),
    );
    expect(imported).toMatchObject({ good: 1, bad: 2 });
    expect(imported.problems.map(({ row, column, value }) => ({ row, column, value }))).toEqual([
      { row: 2, column: '项目代码', value: off },
      { row: 4, column: '项目代码', value: code },
    ]);
  });

  test("[P2] a code of another county's project is refused and that project stays as it is", async () => {
    const neighbour = await signIn(qingxiu.official);
    const theirs = await fileEntry(neighbour, qingxiu);
    const name = `${mark('冒名')}项目`;
    const imported = await importFile(
      clerk,
      'building',
      '冒名.csv',
      csv([
        ['项目代码', ...HEADER],
        [theirs.project.code, ...line(name)],
      ]),
    );
    expect(imported).toMatchObject({ state: 'done', good: 0, bad: 1 });
    expect(imported.problems[0]).toMatchObject({ column: '项目代码', value: theirs.project.code });
    expect(imported.problems[0]?.reason).toContain('管理范围');
    const after = must(await neighbour.get<{ project: { name: string } }>(`/api/entries/${theirs.id}`), 200);
    expect(after.project.name).toBe(theirs.project.name);
  });

  test("another county sees neither the import nor the rows that were handed back, and imports are not everybody's", async () => {
    const { id } = await upload(clerk, 'building', '一.csv', csv([HEADER, line(mark('路'))]));
    const neighbour = await signIn(qingxiu.official);
    for (const path of [`/api/imports/${id}`, `/api/imports/${id}/bad-rows.csv`]) {
      expect((await neighbour.get(path)).status).toBe(404);
    }
    expect((await neighbour.post(`/api/imports/${id}/run`)).status).toBe(404);
    const firm = await signIn(fusui.enterprise);
    expect((await firm.upload('/api/libraries/building/imports', '一.csv', csv([HEADER]))).status).toBe(403);
  });
});

describe('mappings', () => {
  test('[M01-06] a mapping that does not fit is refused, each fault at its place', async () => {
    const { id, suggestion } = await upload(clerk, 'building', '一.csv', csv([HEADER, line(mark('路'))]));
    const put = (mapping: unknown) => clerk.put<Refused>(`/api/imports/${id}/mapping`, { mapping });
    const columns = [
      { column: '项目名称', field: 'name' },
      { column: '没有这一列', field: 'owner_name' },
      { column: '项目业主', field: 'colour' },
    ];
    const refused = await put({ ...suggestion, columns });
    expect(refused.status).toBe(422);
    expect(refused.body.error.fields?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'columns[1].column column-missing',
      'columns[2].field field-unknown',
    ]);
    expect((await put({ ...suggestion, colour: 'red' })).status).toBe(422);
    expect((await put({ ...suggestion, use: 'everything' })).status).toBe(422);
  });

  test('[M01-06] a mapping that was kept is proposed for the next file of the same shape', async () => {
    const word = mark('列');
    const header = HEADER.map((name) => `${word}${name}`);
    const first = await upload(clerk, 'building', '一.csv', csv([header, line(`${word}甲`)]));
    const fields = [
      'name',
      'region_code',
      'owner_name',
      'total_investment',
      'planned_start',
      'planned_end',
      'annual_plan',
    ];
    const mapping = {
      use: 'entries',
      identity: null,
      columns: header.map((column, at) => ({
        column,
        field: fields[at] ?? null,
        ...(at === 3 ? { transform: { factor: 10_000 } } : {}),
      })),
    };
    const saveAs = { key: `kept-${mark()}`, title: '某局的表' };
    must(await clerk.put(`/api/imports/${first.id}/mapping`, { mapping, saveAs }), 200);
    expect(await runImport(clerk, first.id)).toMatchObject({ good: 1, bad: 0 });
    const next = await upload(clerk, 'building', '二.csv', csv([header, line(`${word}乙`)]));
    expect(next.suggestion).toMatchObject({ key: saveAs.key, columns: mapping.columns });
    const { items } = must(await clerk.get<{ items: { key: string }[] }>('/api/libraries/building/mappings'), 200);
    expect(items.map((item) => item.key)).toContain(saveAs.key);
  });
});

describe('what is the same in every row', () => {
  const without = HEADER.filter((column) => column !== '所在县区');
  const row = (name: string) => line(name).filter((_, at) => HEADER[at] !== '所在县区');

  test('[P8] stands in the mapping, by name or code, and is checked before a row is read', async () => {
    const name = mark('同一县');
    const made = await upload(clerk, 'building', '没有县区.csv', csv([without, row(name)]));
    const { key: _key, ...proposed } = made.mapping;
    const put = (region: string) =>
      clerk.put<Import & Refused>(`/api/imports/${made.id}/mapping`, {
        mapping: { ...proposed, constants: { region_code: region } },
      });
    const refused = must(await put('无名县'), 422);
    expect(refused.error.fields).toEqual([
      { path: 'constants.region_code', code: 'value', message: expect.stringContaining('无名县') },
    ]);
    must(await put('扶绥县'), 200);
    expect(await runImport(clerk, made.id)).toMatchObject({ good: 1, bad: 0 });
    expect((await named(name))[0]).toMatchObject({ region: { code: fusui.code } });
  });
});

describe('a workbook with several sheets', () => {
  test('[P8] another sheet is chosen, matched and tried, and nothing of it can be changed once it is saved', async () => {
    const name = mark('第二表');
    const bytes = await workbook((book) => {
      book.addWorksheet('一季度').addRows([HEADER, line(`${name}甲`), line(`${name}乙`)]);
      book.addWorksheet('二季度').addRows([HEADER, line(`${name}丙`)]);
    });
    const first = await upload(clerk, 'building', '两季度.xlsx', bytes);
    expect(first).toMatchObject({ sheet: '一季度', rows: 2 });
    expect(first.sheets.map((sheet) => sheet.name)).toEqual(['一季度', '二季度']);
    const other = must(await clerk.put<Import>(`/api/imports/${first.id}/sheet`, { sheet: '二季度' }), 200);
    expect(other).toMatchObject({ state: 'uploaded', sheet: '二季度', rows: 1 });
    expect(other.mapping.columns).toEqual(first.mapping.columns);
    expect(await clerk.put(`/api/imports/${first.id}/sheet`, { sheet: '三季度' })).toMatchObject({ status: 422 });
    expect(await runImport(clerk, first.id)).toMatchObject({ good: 1, bad: 0 });
    expect((await named(name)).map((row) => row.name)).toEqual([`${name}丙`]);
    expect(await clerk.put(`/api/imports/${first.id}/sheet`, { sheet: '一季度' })).toMatchObject({ status: 409 });
  });
});

describe('files that are none', () => {
  const files: [string, string, () => Buffer | Promise<Buffer>, number, RegExp][] = [
    [
      'a workbook with formulas',
      '公式.xlsx',
      () =>
        xlsx((sheet) => {
          sheet.addRow(HEADER);
          sheet.addRow(['甲', '扶绥县', '乙', { formula: 'A1+1', result: 2 }]);
        }),
      422,
      /公式/,
    ],
    [
      'merged header cells',
      '合并.xlsx',
      () =>
        xlsx((sheet) => {
          sheet.addRow(HEADER);
          sheet.mergeCells('A1:B1');
          sheet.addRow(line('甲'));
        }),
      422,
      /合并单元格/,
    ],
    [
      'a million blank rows',
      '空行.xlsx',
      () => bareXlsx(`<row>${HEADER.map(inline).join('')}</row>${'<row/>'.repeat(1_000_000)}`),
      422,
      /空行|没有数据/,
    ],
    [
      'an old .xls',
      '旧.xls',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]),
      415,
      /另存为 xlsx/,
    ],
    ['a zip bomb', '炸弹.xlsx', () => bareXlsx('<row/>', 3 * 2 ** 30), 413, /太大/],
    [
      'a bomb that hides how far it unpacks',
      '炸弹二.xlsx',
      () => bareXlsx(`<row>${inline('甲'.repeat(20_000_000))}</row>`, 1000),
      422,
      /损坏/,
    ],
    ['a PDF by another name', '项目.csv', () => Buffer.from(`%PDF-1.7\n${'x'.repeat(500)}`), 415, /不是表格文件/],
    ['an empty file', '空.csv', () => Buffer.alloc(0), 422, /没有数据|空/],
    ['a header alone', '表头.csv', () => Buffer.from(csv([HEADER])), 422, /没有数据/],
    [
      'a cell of more than a million characters',
      '长.csv',
      () => Buffer.from(csv([HEADER, line('长'.repeat(1_000_001))])),
      413,
      /100 万字/,
    ],
    ['bytes that are no text', '乱.csv', () => Buffer.from([0x61, 0x2c, 0xff, 0xfe, 0x00, 0x80, 0x0a]), 422, /编码/],
  ];

  test.each(files)('[P8] %s is refused with a reason, and nothing is kept', async (_, name, make, status, reason) => {
    const before = must(await clerk.get<{ items: unknown[] }>('/api/imports?library=building'), 200).items.length;
    const answer = await clerk.upload<Refused>('/api/libraries/building/imports?use=entries', name, await make());
    expect({ status: answer.status, message: answer.body.error.message }).toEqual({
      status,
      message: expect.stringMatching(reason),
    });
    const after = must(await clerk.get<{ items: unknown[] }>('/api/imports?library=building'), 200).items.length;
    expect(after).toBe(before);
  });

  test('a cell of a megabyte in a workbook is reported as too long for its field', async () => {
    const bytes = bareXlsx(
      [HEADER, line('长'.repeat(30_000))].map((row) => `<row>${row.map(inline).join('')}</row>`).join(''),
    );
    const answer = await clerk.upload<Import & Refused>('/api/libraries/building/imports', '长.xlsx', bytes);
    if (answer.status !== 201) {
      expect(answer.status).toBe(422);
      return;
    }
    const checked = await dryRun(clerk, answer.body.id);
    expect(checked).toMatchObject({ good: 0, bad: 1 });
    expect(checked.problems[0]).toMatchObject({ row: 2, column: '项目名称' });
    expect(checked.problems[0]?.reason).toContain('超过 200 字');
  });
});
