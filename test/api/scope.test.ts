import { COUNTIES, file, fileEntry, formOf, mark, projectIn, type Refused } from '../factories';
import { signIn, visitor } from '../harness/client';
import { each } from './at-once';
import { Database, SYSTEM } from './database';
import { bind, type Marked, marked } from './leak-world';

describe('writing into another county', () => {
  let mine: Marked;
  let target: Marked;

  beforeAll(async () => {
    const system = await Database.open(SYSTEM);
    mine = await marked(await signIn(COUNTIES.fusui.official), COUNTIES.fusui, system);
    target = await marked(await signIn(COUNTIES.qingxiu.official), COUNTIES.qingxiu, system);
    await bind(system, [mine, target]);
    await system.close();
  });

  interface Truth {
    projects: number;
    entries: number;
    reports: number;
    attachments: number;
    bodies: string;
  }

  async function truth(system: Database): Promise<Truth> {
    const [row] = await system.rows<Truth>(
      `SELECT (SELECT count(*) FROM projects)::int AS projects, (SELECT count(*) FROM library_entries)::int AS entries,
         (SELECT count(*) FROM progress_reports)::int AS reports, (SELECT count(*) FROM attachments)::int AS attachments,
         (SELECT md5(string_agg(e::text || p::text, '' ORDER BY e.id)) FROM library_entries e JOIN projects p ON p.document_id = e.project_id
          WHERE e.document_id = ANY($1)) AS bodies`,
      [[mine.entry, target.entry]],
    );
    return row as Truth;
  }

  test('[M01-05] is refused with 403, or with 404 where even the row is not to be known, and changes nothing', async () => {
    const system = await Database.open(SYSTEM);
    const before = await truth(system);
    const intruder = await signIn(COUNTIES.fusui.official);
    const { version } = await formOf(intruder, 'building', COUNTIES.qingxiu.code);
    const own = await formOf(intruder, 'building', COUNTIES.fusui.code);

    const filed = await file<Refused>(intruder, COUNTIES.qingxiu, { formVersion: version });
    expect([filed.status, filed.body.error.code]).toEqual([403, 'ACCESS_OUT_OF_SCOPE']);
    const moved = await intruder.put<Refused>(`/api/entries/${mine.entry}`, {
      revision: 1,
      formVersion: version,
      project: { region_code: COUNTIES.qingxiu.code },
      values: {},
    });
    expect([moved.status, moved.body.error.code]).toEqual([403, 'ACCESS_OUT_OF_SCOPE']);

    const change = { revision: 1, formVersion: own.version, project: projectIn(COUNTIES.fusui), values: {} };
    const values = { invested_month: 1, progress: 1, progress_note: '无' };
    const hidden = [
      await intruder.put(`/api/entries/${target.entry}`, change),
      await intruder.post(`/api/entries/${target.entry}/stage`, { to: 'completed', note: '越权' }),
      await intruder.put(`/api/entries/${target.entry}/reports/2026-01`, {
        revision: null,
        formVersion: version,
        values,
        state: 'draft',
      }),
      await intruder.upload(`/api/projects/${target.code}/attachments`, 'a.pdf', '%PDF-1.4\n%%EOF\n'),
      await intruder.delete(`/api/attachments/${target.ids[2]}`),
      await intruder.post(`/api/attachments/${target.ids[2]}/link`),
    ];
    expect(hidden.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404, 404]);
    const known = await intruder.post<Refused>('/api/libraries/building/entries', {
      formVersion: own.version,
      projectCode: target.code,
      values: { annual_plan: 1 },
    });
    expect(known.status).toBeGreaterThanOrEqual(400);
    expect(known.status).toBeLessThan(500);
    expect(await truth(system)).toEqual(before);
    await system.close();
  });

  test('a county administrator drafts no form for another county', async () => {
    const administrator = await signIn(COUNTIES.fusui.countyAdministrator);
    const overlay = (region: string) => ({
      kind: 'form',
      key: 'building-entry',
      region,
      title: { zh: '越权', en: '' },
      body: { base: 1, operations: [] },
    });
    expect((await administrator.post('/api/definitions', overlay(COUNTIES.qingxiu.code))).status).toBe(403);
    expect((await administrator.post('/api/definitions', overlay('45'))).status).toBe(403);
    expect((await administrator.post('/api/definitions', overlay(COUNTIES.fusui.code))).status).toBe(201);
  });
});

test('[M01-05] six hundred requests of seven people at once are never mixed up', async () => {
  const people = await Promise.all(
    [
      [COUNTIES.fusui.official, '/45/4514/451421/'],
      [COUNTIES.qingxiu.official, '/45/4501/450103/'],
      [COUNTIES.fusui.countyAdministrator, '/45/4514/451421/'],
      [COUNTIES.qingxiu.countyAdministrator, '/45/4501/450103/'],
      ['huangjianye', '/45/4514/'],
      ['lizhijian', '/45/'],
    ].map(async ([who = '', path = '']) => ({ who, path, client: await signIn(who) })),
  );
  const total = new Map<string, number>();
  const mixed: string[] = [];
  const requests = Array.from({ length: 600 }, (_, at) => ({
    person: people[(at * 5 + (at >> 3)) % people.length],
    at,
  }));
  await each(requests, 40, async ({ person, at }) => {
    if (!person) return;
    if (at % 7 === 0) {
      // somebody without an account in between: his connection must not keep the scope of the one before
      const none = await visitor().get<Refused>('/api/content/projects');
      if (none.status !== 401) mixed.push(`a visitor got ${none.status}`);
    }
    const strapi = at % 2 === 0;
    const path = strapi
      ? '/api/content/projects?fields[0]=region_path&pagination[pageSize]=100&sort=id:desc'
      : '/api/libraries/building/summary';
    const answer = await person.client.get<{ data?: { region_path: string }[]; count?: number }>(path);
    if (answer.status !== 200) mixed.push(`${person.who} got ${answer.status}`);
    for (const row of answer.body.data ?? []) {
      if (!row.region_path.startsWith(person.path)) mixed.push(`${person.who} saw ${row.region_path}`);
    }
    if (strapi) return;
    const known = total.get(person.who) ?? answer.body.count ?? 0;
    if (known !== answer.body.count) mixed.push(`${person.who} counted ${known} and ${answer.body.count}`);
    total.set(person.who, known);
  });
  expect(mixed).toEqual([]);
  expect(total.get('lizhijian')).toBeGreaterThan(total.get('huangjianye') ?? 0);
  expect(total.get('huangjianye')).toBeGreaterThan(total.get(COUNTIES.fusui.official) ?? 0);
  expect(total.get(COUNTIES.fusui.official)).toBeGreaterThan(0);
});

test('after transactions that failed, no connection carries the scope of somebody else', async () => {
  const official = await signIn(COUNTIES.qingxiu.official);
  const { version } = await formOf(official, 'building', COUNTIES.qingxiu.code);
  const known = await fileEntry(official, COUNTIES.qingxiu, { formVersion: version });
  const again = { formVersion: version, projectCode: known.project.code, values: { annual_plan: 1 } };
  const other = await signIn(COUNTIES.fusui.official);
  const statuses: number[] = [];
  const seen: string[] = [];
  await each(Array.from({ length: 120 }), 40, async () => {
    statuses.push((await official.post('/api/libraries/building/entries', again)).status);
    const { body } = await other.get<{ items: { code: string; region: { code: string } }[] }>(
      `/api/libraries/building/entries?q=${known.project.code}`,
    );
    seen.push(...body.items.map((item) => item.code));
    const content = await other.get<{ data: { code: string }[] }>(
      `/api/content/projects?filters[code][$eq]=${known.project.code}`,
    );
    seen.push(...content.body.data.map((item) => item.code));
  });
  expect(new Set(statuses)).toEqual(new Set([409]));
  expect(seen).toEqual([]);
});

describe('direct SQL with the role of the application', () => {
  let tables: string[];

  beforeAll(async () => {
    const system = await Database.open(SYSTEM);
    const found = await system.rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace ORDER BY relname`,
    );
    tables = found.map((row) => row.name);
    await system.close();
  });

  test('every table with rows of a county has its forced policy', async () => {
    expect(tables).toEqual(
      expect.arrayContaining([
        'attachments',
        'credit_records',
        'library_entries',
        'progress_reports',
        'project_codes',
        'projects',
        'warnings',
      ]),
    );
    const system = await Database.open(SYSTEM);
    for (const table of tables) expect([table, (await system.count(table)) > 0]).toEqual([table, true]);
    await system.close();
  });

  test('with no scope set returns no row, and none when a scope has become empty', async () => {
    const nobody = await Database.open();
    for (const table of tables) expect([table, await nobody.count(table)]).toEqual([table, 0]);
    await nobody.setScope({ lo: '', hi: '', owner: '', audience: '' });
    for (const table of tables) expect([table, await nobody.count(table)]).toEqual([table, 0]);
    await nobody.close();
  });

  test('a scope that was local to a failed transaction is gone after it', async () => {
    const connection = await Database.open();
    await connection.rows('BEGIN');
    await connection.setScope(SYSTEM, true);
    expect(await connection.count('projects')).toBeGreaterThan(0);
    await expect(connection.rows('SELECT 1 / 0')).rejects.toThrow('division by zero');
    await connection.rows('ROLLBACK');
    for (const table of tables) expect([table, await connection.count(table)]).toEqual([table, 0]);
    await connection.close();
  });

  test("with a county's scope returns that county, and writes nothing outside it", async () => {
    const county = await Database.open({ lo: COUNTIES.fusui.path, hi: '/45/4514/4514210' });
    const paths = await county.rows<{ inside: boolean; count: number }>(
      `SELECT starts_with(region_path, '${COUNTIES.fusui.path}') AS inside, count(*)::int AS count FROM projects GROUP BY 1`,
    );
    expect(paths.map((row) => row.inside)).toEqual([true]);
    await expect(
      county.rows(`INSERT INTO projects (document_id, code, name, region_path) VALUES ($1, $1, 'x', $2)`, [
        mark(),
        COUNTIES.qingxiu.path,
      ]),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(county.rows('UPDATE projects SET region_path = $1', [COUNTIES.qingxiu.path])).rejects.toMatchObject({
      code: '42501',
    });
    await county.close();
  });
});
