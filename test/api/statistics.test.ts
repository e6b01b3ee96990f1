import ExcelJS from 'exceljs';
import { COUNTIES, type Draft, mark, must, REGION, type Refused } from '../factories';
import { type Client, signIn } from '../harness/client';
import { bundle, decide, openDraft, type RefusedRelease } from './releasing';

interface Group {
  key: string | null;
  label: string;
  filter: { key: string; op: string; value?: unknown }[];
}
type Values = (number | null)[];
interface Counted {
  rows: { label: string; groups: Group[] };
  columns: { groups: Group[] } | null;
  measures: { key: string; label: string; unit: string }[];
  cells: (Values | null)[][];
  rowTotals: (Values | null)[];
  columnTotals: (Values | null)[];
  total: Values;
}
interface Row {
  region_code: string;
  industry_code: string | null;
  total_investment: number | null;
  stage: string;
  light: string;
  planned_start: string | null;
}
interface Listed {
  items: Row[];
  next: string | null;
  count: number;
  sums: Record<string, number | null>;
}

const { fusui, qingxiu } = COUNTIES;
const APPROVER = 'liangwenjing';
const SIZES = [5000, 20_000, 100_000];
const BY_SIZE = {
  library: 'building',
  rows: { key: 'total_investment', edges: SIZES },
  columns: { key: 'industry_code', level: 'section' },
  measures: [{ of: 'count' }, { of: 'sum', field: 'total_investment' }],
};

let people: Record<'region' | 'fusui' | 'qingxiu' | 'leader' | 'author' | 'approver', Client>;
beforeAll(async () => {
  const names = {
    region: REGION.official,
    fusui: fusui.official,
    qingxiu: qingxiu.official,
    leader: REGION.leader,
    author: REGION.administrator,
    approver: APPROVER,
  };
  people = Object.fromEntries(
    await Promise.all(Object.entries(names).map(async ([who, name]) => [who, await signIn(name)] as const)),
  ) as typeof people;
});

const count = (client: Client, body: object) => client.post<Counted & Refused>('/api/statistics', body);
const counted = async (client: Client, body: object) => must(await count(client, body), 200);
const inAddress = (value: unknown) => encodeURIComponent(JSON.stringify(value));

/** Every row that somebody sees, page by page, as a list hands it out. */
async function rowsOf(client: Client): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after = ''; ; ) {
    const page = must(
      await client.get<Listed>(`/api/libraries/building/entries?limit=200&sort=id&totals=false${after}`),
    );
    rows.push(...page.items);
    if (!page.next) return rows;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}
const amount = (rows: Row[]) => rows.reduce((sum, row) => sum + (row.total_investment ?? 0), 0);
const bandOf = (row: Row) =>
  row.total_investment === null ? null : String(SIZES.filter((edge) => (row.total_investment ?? 0) >= edge).length);

describe.each(['fusui', 'qingxiu', 'region'] as const)('the figures of %s', (who) => {
  test('[M08-09] counts and sums by size band and industry are those of the rows, counted one by one', async () => {
    const rows = await rowsOf(people[who]);
    const table = await counted(people[who], BY_SIZE);
    expect(rows.length).toBeGreaterThan(3);
    expect(table.total[0]).toBe(rows.length);
    expect(table.total[1]).toBeCloseTo(amount(rows), 2);
    for (const [r, band] of table.rows.groups.entries()) {
      const inBand = rows.filter((row) => bandOf(row) === band.key);
      expect([band.label, table.rowTotals[r]?.[0] ?? 0]).toEqual([band.label, inBand.length]);
      for (const [c, industry] of (table.columns?.groups ?? []).entries()) {
        const cell = inBand.filter((row) => (row.industry_code?.[0] ?? null) === industry.key);
        expect(table.cells[r]?.[c]?.[0] ?? 0).toBe(cell.length);
        expect(table.cells[r]?.[c]?.[1] ?? 0).toBeCloseTo(amount(cell), 2);
      }
    }
  }, 60_000);

  test('[M08-01] cells add up to their totals, and the totals to the whole', async () => {
    const table = await counted(people[who], {
      ...BY_SIZE,
      rows: { key: 'region_code', level: 'county' },
      columns: { key: 'planned_start', level: 'year' },
    });
    const sum = (values: (Values | null)[]) => values.reduce((all, one) => all + (one?.[1] ?? 0), 0);
    for (const [r] of table.rows.groups.entries())
      expect(sum(table.cells[r] ?? [])).toBeCloseTo(table.rowTotals[r]?.[1] ?? 0, 2);
    for (const [c] of (table.columns?.groups ?? []).entries())
      expect(sum(table.cells.map((row) => row[c] ?? null))).toBeCloseTo(table.columnTotals[c]?.[1] ?? 0, 2);
    expect(sum(table.rowTotals)).toBeCloseTo(table.total[1] ?? 0, 2);
    expect(sum(table.columnTotals)).toBeCloseTo(table.total[1] ?? 0, 2);
  });
});

/** The cell as the list shows it: the same people, the conditions of row and column. */
async function drill(client: Client, filter: object[]): Promise<Listed> {
  return must(await client.get<Listed>(`/api/libraries/building/entries?limit=1&filter=${inAddress(filter)}`));
}

test.each([
  ['region and industry division', { key: 'region_code', level: 'city' }, { key: 'industry_code', level: 'division' }],
  ['county and month', { key: 'region_code', level: 'county' }, { key: 'actual_start', level: 'year' }],
  ['township and stage', { key: 'region_code', level: 'township' }, { key: 'stage' }],
  ['stage and light', { key: 'stage' }, { key: 'light' }],
  ['level and size', { key: 'key_level' }, { key: 'total_investment', edges: SIZES }],
  ['month of the last report and publicity', { key: 'last_period', level: 'month' }, { key: 'is_public' }],
])('[M08-01] every figure leads to as many rows as it says: %s', async (_, rows, columns) => {
  const filter = [{ key: 'total_investment', op: 'gte', value: 3000 }];
  const table = await counted(people.region, { ...BY_SIZE, rows, columns, filter });
  const some = <T>(list: T[]) => list.map((one, at) => [one, at] as const).filter(([, at]) => at % 3 === 0);
  for (const [row, r] of some(table.rows.groups).slice(0, 6)) {
    const whole = await drill(people.region, [...filter, ...row.filter]);
    expect([row.label, whole.count]).toEqual([row.label, table.rowTotals[r]?.[0] ?? 0]);
    expect(whole.sums.total_investment ?? 0).toBeCloseTo(table.rowTotals[r]?.[1] ?? 0, 2);
    for (const [column, c] of some(table.columns?.groups ?? []).slice(0, 4)) {
      const listed = await drill(people.region, [...filter, ...row.filter, ...column.filter]);
      expect([row.label, column.label, listed.count]).toEqual([row.label, column.label, table.cells[r]?.[c]?.[0] ?? 0]);
    }
  }
  expect(table.total[0]).toBe((await drill(people.region, filter)).count);
});

test('[M08-01] a county is told of its own rows alone, whichever region it asks for', async () => {
  const byCounty = { ...BY_SIZE, rows: { key: 'region_code', level: 'county' }, columns: null };
  const own = await counted(people.fusui, byCounty);
  expect(own.rows.groups.map(({ key }) => key)).toEqual([fusui.code]);
  const foreign = { ...byCounty, filter: [{ key: 'region_code', op: 'within', value: qingxiu.code }] };
  expect((await counted(people.fusui, foreign)).total).toEqual([0, null]);
  const whole = await counted(people.region, byCounty);
  const at = whole.rows.groups.findIndex(({ key }) => key === fusui.code);
  expect(whole.rowTotals[at]).toEqual(own.total);
});

test('[M08-01] what stands at a county itself is a group of its own where townships are told apart', async () => {
  const byTown = { ...BY_SIZE, rows: { key: 'region_code', level: 'township' }, columns: null };
  const table = await counted(people.fusui, byTown);
  const at = table.rows.groups.findIndex(({ label }) => label === `${fusui.name}本级`);
  const rows = (await rowsOf(people.fusui)).filter((row) => row.region_code === fusui.code);
  expect(rows.length).toBeGreaterThan(0);
  expect(table.rowTotals[at]?.[0]).toBe(rows.length);
  expect(table.rows.groups[at]?.filter).toEqual([{ key: 'region_code', op: 'eq', value: fusui.code }]);
});

describe('what is asked amiss is refused, with its place', () => {
  test.each([
    ['a field that is not there', { rows: { key: 'nothing' } }, 'rows.key'],
    ['a person’s name', { rows: { key: 'contact_name' } }, 'rows.key'],
    ['no measure', { measures: [{ of: 'sum', field: 'progress' }] }, 'measures.0.field'],
    [
      '10,000 bands',
      { rows: { key: 'total_investment', edges: Array.from({ length: 1e4 }, (_, n) => n) } },
      'rows.edges',
    ],
    ['falling bands', { rows: { key: 'total_investment', edges: [5, 1] } }, 'rows.edges'],
    ['a condition on nothing', { filter: [{ key: 'nothing', op: 'eq', value: 1 }] }, 'filter[0].key'],
    [
      'a condition of another type',
      { filter: [{ key: 'total_investment', op: 'gte', value: 'x' }] },
      'filter[0].value',
    ],
    ['SQL for a key', { rows: { key: "stage'; drop table x" } }, 'rows.key'],
    ['an unknown word', { colour: 'red' }, 'colour'],
  ])('[M08-01] %s', async (_, more, path) => {
    const { status, body } = await count(people.region, { ...BY_SIZE, ...more });
    expect([status, body.error.fields?.map((field) => field.path)]).toEqual([422, [path]]);
  });

  test('[M08-01] a table wider than can be read, with what to do about it', async () => {
    const columns = { key: 'region_code', level: 'county' };
    const { status, body } = await count(people.region, { ...BY_SIZE, columns });
    expect([status, body.error.code]).toEqual([422, 'STATISTICS_TOO_MANY_CELLS']);
    expect(body.error.message).toMatch(/最多 60 组.*不能调整.*请加条件/);
  });

  test('[M08-01] by whom it is not for, or of a library that they do not see', async () => {
    const enterprise = await signIn(fusui.enterprise);
    expect((await count(enterprise, BY_SIZE)).status).toBe(403);
    expect((await count(await signIn(fusui.agent), BY_SIZE)).status).toBe(403);
    expect((await count(people.region, { ...BY_SIZE, library: 'nothing' })).status).toBe(404);
  });
});

describe('a table that is kept', () => {
  const key = mark('stat-');
  const report: Draft = { kind: 'report', key, body: { ...BY_SIZE, chart: 'bar', roles: ['leader'] } };
  const listed = async (client: Client) =>
    must(await client.get<{ items: { key: string }[] }>('/api/statistics')).items.map((one) => one.key);
  let release: string;

  afterAll(async () => {
    if (release) must(await decide(people.approver, release, 'rollback', { note: '测试结束' }));
  });

  test('[M08-19] is offered to the role it is for once a second person lets it out, and to no other', async () => {
    release = await bundle(people.author, report);
    expect(await listed(people.leader)).not.toContain(key);
    must(await decide(people.author, release, 'submit', { note: '请审核' }));
    expect((await decide(people.author, release, 'approve')).status).toBe(403);
    expect(await listed(people.leader)).not.toContain(key);
    must(await decide(people.approver, release, 'approve', { note: '同意' }));
    expect(await listed(people.leader)).toContain(key);
    expect(await listed(people.region)).not.toContain(key);
    expect((await people.region.get(`/api/statistics/${key}`)).status).toBe(404);
    const kept = must(await people.leader.get<Counted>(`/api/statistics/${key}`));
    expect(kept.total).toEqual((await counted(people.leader, BY_SIZE)).total);
  });

  test('[M08-19] counts for each reader what they may see', async () => {
    const countyLeader = await signIn(fusui.leader);
    const own = must(await countyLeader.get<Counted>(`/api/statistics/${key}`));
    expect(own.total).toEqual((await counted(people.fusui, BY_SIZE)).total);
  });

  test('[M08-19] that its library cannot answer is not published', async () => {
    const wrong = {
      ...report,
      key: mark('stat-'),
      body: { ...report.body, measures: [{ of: 'sum', field: 'progress' }] },
    };
    const { definition, issues } = must(await openDraft(people.author, undefined, wrong));
    expect(issues.map(({ path }) => path)).toEqual(['body.measures.0.field']);
    const refused = await decide(people.author, definition.release ?? '', 'submit', { note: '请审核' });
    expect(refused.status).toBe(422);
    must(await people.author.delete<RefusedRelease>(`/api/releases/${definition.release}`), 204);
  });

  test('[M08-19] two come with the install, for officials and leaders', async () => {
    const shipped = ['investment-by-region', 'investment-by-size'];
    for (const who of ['region', 'fusui', 'leader'] as const) {
      expect(await listed(people[who])).toEqual(expect.arrayContaining(shipped));
      for (const one of shipped) {
        const table = must(await people[who].get<Counted>(`/api/statistics/${one}`));
        expect(table.rows.groups.length).toBeGreaterThan(0);
      }
    }
    const auditor = await signIn(REGION.auditor);
    expect(await listed(auditor)).toEqual([]);
  });
});

test('[M08-03] the sheet holds the same figures as the screen, and the trail says who took it', async () => {
  const table = await counted(people.qingxiu, BY_SIZE);
  const title = mark('规模');
  const address = `/api/statistics/export.xlsx?title=${encodeURIComponent(title)}&pivot=${inAddress(BY_SIZE)}`;
  const response = await people.qingxiu.fetch('GET', address);
  expect(response.status).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const lines = (book.worksheets[0]?.getSheetValues() ?? []).slice(1).map((line) => (line as unknown[]).slice(1));
  const groups = table.columns?.groups ?? [];
  expect(lines[0]).toEqual([
    '总投资（万元）',
    ...[...groups.map(({ label }) => label), '合计'].flatMap((name) => [
      `${name} 项目数（个）`,
      `${name} 总投资（万元）`,
    ]),
  ]);
  for (const [at, { label }] of table.rows.groups.entries()) {
    const cells = [...(table.cells[at] ?? []), table.rowTotals[at] ?? null];
    const flat = cells.flatMap((values) => values ?? [undefined, undefined]);
    const line = lines[at + 1] ?? [];
    expect(line[0]).toBe(label);
    expect(Array.from({ length: flat.length }, (_, nth) => line[nth + 1])).toEqual(flat);
  }
  expect(lines.at(-1)?.slice(0, 1)).toEqual(['合计']);
  expect(lines.at(-1)?.slice(-2)).toEqual(table.total);
  const auditor = await signIn(REGION.auditor);
  const trail = must(
    await auditor.get<{ items: { actor: string; detail: { title: string } }[] }>(
      `/api/audit?action=statistics.export&actor=${qingxiu.official}`,
    ),
  );
  expect(trail.items[0]?.detail).toMatchObject({ title });
});
