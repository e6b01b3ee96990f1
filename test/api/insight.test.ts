import { type Client, signIn, visitor } from '../harness/client';
import { Database, SYSTEM } from './database';

interface Figures {
  count: number;
  totalInvestment: number | null;
  planThisYear: number | null;
  investedThisYear: number | null;
  lights: Record<'red' | 'yellow' | 'green' | 'none', number>;
}

interface Dashboard extends Figures {
  region: { code: string };
  dataMonth: string;
  regions: (Figures & { code: string; ownLevel?: boolean })[];
  months: { month: string; invested: number | null; lastYear: number | null }[];
}

interface Row {
  code: string;
  name: string;
  region_code: string;
}

interface Desk {
  reports: { total: number; done: number; draft: number; missing: number };
  lights: Figures['lights'];
  projects: Row[];
  gaps: { title: string; href: string }[];
}

interface Entry {
  id: string;
  revision: number;
  project: { code: string; name: string; region_code: string; is_public: boolean };
  values: Record<string, unknown>;
}

const COUNTY = '451421';
let province: Client;
let clerk: Client;
let leader: Client;
let elsewhere: Client;
let truth: Database;

beforeAll(async () => {
  truth = await Database.open(SYSTEM);
  [province, clerk, leader, elsewhere] = (await Promise.all(
    ['lizhijian', 'weilifang', 'liangjianguo', 'lixiaoyun'].map((name) => signIn(name)),
  )) as [Client, Client, Client, Client];
});

afterAll(() => truth.close());

const dashboard = async (client: Client, region: string) =>
  (await client.get<Dashboard>(`/api/dashboard?region=${region}&library=building`)).body;

const list = async (client: Client, filter: object[], q = '') =>
  (
    await client.get<{ count: number; sums: Record<string, number | null>; items: Row[] }>(
      `/api/libraries/building/entries?limit=1&q=${encodeURIComponent(q)}&filter=${encodeURIComponent(JSON.stringify(filter))}`,
    )
  ).body;

const amount = (value: number | null) => value ?? 0;
const sum = (values: (number | null)[]) => values.reduce<number>((all, value) => all + amount(value), 0);

test.each(['45', '4514', COUNTY])('[M01-07] the parts of %s add up to it, projects, money and lights', async (code) => {
  const whole = await dashboard(province, code);
  const { regions } = whole;
  expect(whole.count).toBeGreaterThan(0);
  expect(sum(regions.map((one) => one.count))).toBe(whole.count);
  for (const figure of ['totalInvestment', 'planThisYear', 'investedThisYear'] as const) {
    expect(sum(regions.map((one) => one[figure]))).toBeCloseTo(amount(whole[figure]), 3);
  }
  for (const light of ['red', 'yellow', 'green', 'none'] as const) {
    expect(sum(regions.map((one) => one.lights[light]))).toBe(whole.lights[light]);
  }
});

test('[M01-07] every city and county is a node, with or without projects, and counts the same from above and from inside', async () => {
  const children = async (parent: string) =>
    (await province.get<{ items: { code: string }[] }>(`/api/regions?parent=${parent}`)).body.items.map(
      (one) => one.code,
    );
  for (const parent of ['45', '4514']) {
    const { regions } = await dashboard(province, parent);
    expect(regions.filter((one) => !one.ownLevel).map((one) => one.code)).toEqual(await children(parent));
  }
  const city = (await dashboard(province, '45')).regions.find((one) => one.code === '4514');
  const inside = await dashboard(province, '4514');
  expect(inside).toMatchObject({ count: city?.count, investedThisYear: city?.investedThisYear, lights: city?.lights });
});

test('a territory’s figures are the sums of its rows', async () => {
  const { regions } = await dashboard(province, '45');
  for (const one of regions.slice(0, 4)) {
    const rows = await list(province, [{ key: 'region_code', op: 'within', value: one.code }]);
    expect(rows.count).toBe(one.count);
    expect(amount(rows.sums.invested_year ?? null)).toBeCloseTo(amount(one.investedThisYear), 3);
    expect(amount(rows.sums.annual_plan ?? null)).toBeCloseTo(amount(one.planThisYear), 3);
  }
});

test('figures and months agree with what projects and reports say, counted apart from them', async () => {
  const whole = await dashboard(province, '45');
  const [told] = await truth.rows<{ count: number; total: number; plan: number }>(
    `SELECT count(*)::int AS count, sum(p.total_investment)::float8 AS total, sum((e."values"->>'annual_plan')::numeric)::float8 AS plan
     FROM library_entries e JOIN projects p ON p.document_id = e.project_id WHERE e.library_key = 'building'`,
  );
  expect(whole.count).toBe(told?.count);
  expect(whole.totalInvestment).toBeCloseTo(told?.total ?? Number.NaN, 2);
  expect(whole.planThisYear).toBeCloseTo(told?.plan ?? Number.NaN, 2);
  const months = await truth.rows<{ month: string; invested: number }>(
    `SELECT period AS month, sum(("values"->>'invested_month')::numeric)::float8 AS invested FROM progress_reports
     WHERE library_key = 'building' AND state = 'submitted' GROUP BY period`,
  );
  const reported = new Map(months.map(({ month, invested }) => [month, invested]));
  expect(whole.months.at(-1)?.month).toBe(whole.dataMonth);
  for (const { month, invested, lastYear } of whole.months) {
    const before = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
    expect(amount(invested)).toBeCloseTo(reported.get(month) ?? 0, 2);
    expect(amount(lastYear)).toBeCloseTo(reported.get(before) ?? 0, 2);
  }
});

test('[M01-05] a clerk of another county gets no figure, no dossier and no task of this one', async () => {
  const mine = (await list(clerk, [])).items[0];
  expect((await elsewhere.get(`/api/projects/${mine?.code}`)).status).toBe(404);
  for (const region of [COUNTY, '4514', '45'])
    expect((await elsewhere.get(`/api/dashboard?region=${region}`)).status).toBe(403);
  const { body } = await elsewhere.get<Desk>('/api/desk');
  expect(body.projects.length).toBeGreaterThan(0);
  expect(body.projects.every((row) => row.region_code.startsWith('450103'))).toBe(true);
});

test('a firm has no dashboard, and nobody without a session has a desk', async () => {
  expect((await (await signIn('huanghaiyan')).get('/api/dashboard')).status).toBe(403);
  for (const path of ['/api/desk', '/api/dashboard', '/api/projects/2506-451421-04-01-365375'])
    expect((await visitor().get(path)).status).toBe(401);
});

test('the desk’s figures agree with each other, and each gap leads to as many rows as it names', async () => {
  const { body } = await clerk.get<Desk>('/api/desk');
  const { total, done, draft, missing } = body.reports;
  expect(done + draft + missing).toBe(total);
  expect(sum(Object.values(body.lights))).toBe((await list(clerk, [])).count);
  for (const gap of body.gaps) {
    const filter = JSON.parse(new URL(gap.href, 'http://desk').searchParams.get('filter') ?? '[]');
    expect(`${(await list(clerk, filter)).count}`).toBe(/\d+/.exec(gap.title)?.[0]);
  }
});

test('[M01-06] one code opens one dossier, with everything of that project and of no other', async () => {
  const [row] = await truth.rows<{ code: string }>(
    `SELECT p.code FROM warnings w JOIN projects p ON p.document_id = w.project_id WHERE w.light = 'red' AND p.region_path LIKE '%/${COUNTY}/%' LIMIT 1`,
  );
  const { status, body } = await clerk.get<{
    project: { code: string; projectId: string };
    entries: { projectId: string; light: string }[];
    warnings: { entryId: string; light: string }[];
    timeline: { at: string; kind: string }[];
    codes: { value: string }[];
    sections: Record<string, unknown>;
    attachments: unknown[];
  }>(`/api/projects/${row?.code}`);
  expect(status).toBe(200);
  expect(body.project.code).toBe(row?.code);
  expect(new Set(body.entries.map((entry) => entry.projectId))).toEqual(new Set([body.project.projectId]));
  expect(body.codes.map((code) => code.value)).toContain(row?.code);
  expect(body.warnings.some((warning) => warning.light === 'red')).toBe(true);
  expect(Object.keys(body.sections).sort()).toEqual(['approvals', 'credit', 'funds', 'problems']);
  expect(new Set(body.timeline.map((item) => item.kind))).toEqual(
    expect.objectContaining(new Set(['entry', 'warning'])),
  );
  expect(body.timeline.map((item) => item.at)).toEqual(
    body.timeline
      .map((item) => item.at)
      .sort()
      .reverse(),
  );
});

test('restricted answers stand in the dossier of a clerk, and not in that of a leader', async () => {
  const [row] = await truth.rows<{ code: string; phone: string }>(
    `SELECT p.code, e."values"->>'contact_phone' AS phone FROM library_entries e JOIN projects p ON p.document_id = e.project_id
     WHERE e."values" ? 'contact_phone' AND e.region_path LIKE '%/${COUNTY}/%' LIMIT 1`,
  );
  const text = async (client: Client) => JSON.stringify((await client.get(`/api/projects/${row?.code}`)).body);
  expect(await text(clerk)).toContain(row?.phone);
  expect(await text(leader)).not.toContain(row?.phone);
});

test('[M01-02] a name changed once is the same in the list, the dossier, the search and on the public page', async () => {
  const [row] = await truth.rows<{ id: string; name: string }>(
    `SELECT e.document_id AS id, p.name FROM library_entries e JOIN projects p ON p.document_id = e.project_id
     WHERE p.is_public AND e.region_path LIKE '%/${COUNTY}/' AND e.stage = 'building' ORDER BY e.id LIMIT 1`,
  );
  const read = async () => (await clerk.get<Entry>(`/api/entries/${row?.id}`)).body;
  const rename = async (name: string) => {
    const entry = await read();
    const { region_code } = entry.project;
    const form = (await clerk.get<{ version: string }>(`/api/libraries/building/form?use=entry&region=${region_code}`))
      .body;
    return clerk.put(`/api/entries/${entry.id}`, {
      revision: entry.revision,
      formVersion: form.version,
      project: { name },
      values: entry.values,
    });
  };
  const name = `${row?.name}（更名试验）`;
  expect(await rename(name)).toMatchObject({ status: 200 });
  try {
    const { code } = (await read()).project;
    const names = await Promise.all([
      list(clerk, [], '更名试验').then((page) => page.items[0]?.name),
      clerk.get<{ project: Row }>(`/api/projects/${code}`).then(({ body }) => body.project.name),
      clerk.get<{ items: Row[] }>(`/api/search?q=${code}`).then(({ body }) => body.items[0]?.name),
      clerk.get<{ project: Row }>(`/api/public/projects/${code}`).then(({ body }) => body.project.name),
    ]);
    expect(names).toEqual([name, name, name, name]);
    const { body } = await clerk.get<{ timeline: { title: string; detail: string; actor: string }[] }>(
      `/api/projects/${code}`,
    );
    expect(body.timeline[0]).toMatchObject({ title: '修改项目信息', detail: '项目名称', actor: '韦丽芳' });
  } finally {
    await rename(row?.name ?? '');
  }
});
