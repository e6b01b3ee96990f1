import { signIn, visitor } from '../harness/client';
import { Database, SYSTEM } from './database';

interface Home {
  dataMonth: string;
  figures: { projects: number; investedThisYear: number; startedThisYear: number; completedThisYear: number };
  regions: { code: string; count: number; completionRate: number | null }[];
  projects: { code: string }[];
  notices: { id: string; title: string; date: string }[];
  site: { name: string; host: string; phone: string };
}

const citizen = visitor();
let truth: Database;

beforeAll(async () => {
  truth = await Database.open(SYSTEM);
});

afterAll(() => truth.close());

const home = async () => (await citizen.get<Home>('/api/public/home')).body;

/** A project with answers that are none of the public's business. */
async function sample(isPublic: boolean) {
  const [row] = await truth.rows<{ code: string; name: string; owner_code: string; values: Record<string, unknown> }>(
    `SELECT p.code, p.name, p.owner_code, e."values" FROM library_entries e JOIN projects p ON p.document_id = e.project_id
     WHERE p.is_public = ${isPublic} AND e."values" ? 'contact_phone' AND e."values" ? 'builder_code' AND p.owner_code <> '' ORDER BY e.id LIMIT 1`,
  );
  if (!row) throw new Error('the demonstration has no such project');
  return row;
}

/** Every key of an answer, however deep. */
function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...keysOf(item)]);
}

test('[M01-02] the front page counts public projects and their money, as the rows themselves say', async () => {
  interface Told {
    projects: number;
    startedThisYear: number;
    completedThisYear: number;
    invested: number;
  }
  const countedFor = async (dataMonth: string): Promise<Told | undefined> => {
    const year = dataMonth.slice(0, 4);
    const [told] = await truth.rows<Told>(
      `SELECT count(*)::int AS projects, count(*) FILTER (WHERE p.actual_start BETWEEN '${year}-01-01' AND '${year}-12-31')::int AS "startedThisYear",
         count(*) FILTER (WHERE p.actual_end BETWEEN '${year}-01-01' AND '${year}-12-31')::int AS "completedThisYear",
         (SELECT sum((r."values"->>'invested_month')::numeric)::float8 FROM progress_reports r JOIN projects q ON q.document_id = r.project_id
          WHERE q.is_public AND r.state = 'submitted' AND r.period BETWEEN '${year}-01' AND '${dataMonth}') AS invested
       FROM library_entries e JOIN projects p ON p.document_id = e.project_id WHERE e.library_key = 'building' AND p.is_public`,
    );
    return told;
  };
  // The front page is kept for a minute; what others have filed meanwhile is in it after that.
  const deadline = Date.now() + 90_000;
  for (;;) {
    const { figures, regions, dataMonth } = await home();
    const told = await countedFor(dataMonth);
    const { investedThisYear, projects } = figures;
    if (projects !== told?.projects || Math.abs(investedThisYear - told.invested) > 0.005) {
      if (Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        continue;
      }
    }
    const { invested, ...counts } = told ?? { invested: Number.NaN };
    expect(figures).toMatchObject(counts);
    expect(investedThisYear).toBeCloseTo(invested, 2);
    expect(regions.reduce((sum, region) => sum + region.count, 0)).toBe(projects);
    return;
  }
}, 120_000);

test('the front page names the site, its newest projects and notices, each of which can be opened', async () => {
  const { site, projects, notices } = await home();
  expect(site).toMatchObject({ name: expect.any(String), host: expect.any(String), phone: expect.any(String) });
  expect(projects.length).toBeGreaterThan(0);
  for (const { code } of projects) expect((await citizen.get(`/api/public/projects/${code}`)).status).toBe(200);
  const first = notices[0];
  expect((await citizen.get(`/api/public/notices/${first?.id}`)).body).toMatchObject({
    title: first?.title,
    body: expect.any(String),
  });
  expect((await citizen.get('/api/public/notices/none-such')).status).toBe(404);
});

test('[M01-05] the public dossier carries public fields and no other', async () => {
  const { code, owner_code, values } = await sample(true);
  const { status, body } = await citizen.get(`/api/public/projects/${code}`);
  expect(status).toBe(200);
  const text = JSON.stringify(body);
  for (const hidden of [owner_code, values.contact_phone, values.contact_name, values.builder, values.builder_code])
    expect(text).not.toContain(hidden);
  const keys = new Set(keysOf(body));
  for (const key of [
    'owner_code',
    'is_public',
    'revision',
    'light',
    'lights',
    'reason',
    'warnings',
    'invested_total',
    'projectId',
  ])
    expect(keys).not.toContain(key);
});

test.each([null, 'weilifang', 'lizhijian'])(
  '[M01-05] a project that is not public is not found on the public side, by %s neither',
  async (username) => {
    const client = username ? await signIn(username) : citizen;
    const { code, name } = await sample(false);
    expect((await client.get(`/api/public/projects/${code}`)).status).toBe(404);
    for (const q of [code, name]) {
      const { body } = await client.get<{ items: { code: string }[] }>(
        `/api/public/projects?q=${encodeURIComponent(q)}`,
      );
      expect(body.items.map((item) => item.code)).not.toContain(code);
    }
  },
);

test('a public project is found by the beginning of its code and by part of its name', async () => {
  const { code, name } = await sample(true);
  for (const q of [code, code.slice(0, 18), name.slice(1)]) {
    const { body } = await citizen.get<{ items: { code: string }[] }>(
      `/api/public/projects?q=${encodeURIComponent(q)}`,
    );
    expect(body.items.map((item) => item.code)).toContain(code);
  }
});

test('signs that mean something to a database are only signs', async () => {
  for (const q of ["'", '%', '_', '\\', '"; DROP TABLE projects; --', '~']) {
    expect((await citizen.get(`/api/public/projects?q=${encodeURIComponent(q)}`)).status).toBe(200);
  }
  expect((await citizen.get('/api/public/projects?order=name')).status).toBe(422);
});
