import { parseProjectCode } from '@project-cloud/kernel';
import {
  COUNTIES,
  Editors,
  type Entry,
  file,
  fileEntry,
  formOf,
  mark,
  must,
  projectIn,
  publishLibrary,
  type Refused,
} from '../factories';
import { type Client, signIn } from '../harness/client';

let editors: Editors;
let library: string;
let fusui: Client;
let qingxiu: Client;

beforeAll(async () => {
  editors = await Editors.meet();
  library = await publishLibrary(editors);
  fusui = await signIn(COUNTIES.fusui.official);
  qingxiu = await signIn(COUNTIES.qingxiu.official);
});

interface Page {
  items: Record<string, unknown>[];
  next: string | null;
  count: number;
  sums: Record<string, number>;
}

const list = (client: Client, query: Record<string, unknown>, key = library) => {
  const text = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return client.get<Page & Refused>(`/api/libraries/${key}/entries?${new URLSearchParams(text)}`);
};

const segmentsOf = (code: string) => {
  const parsed = parseProjectCode(code);
  if (!parsed.ok) throw new Error(`${code}: ${parsed.reason}`);
  return parsed.segments;
};

describe('the code of a project', () => {
  test('[M02-02] a thousand filings at once get a thousand different codes, each of which verifies', async () => {
    const { version } = await formOf(fusui, library, COUNTIES.fusui.code);
    const clients = [fusui, await signIn(COUNTIES.fusui.official), await signIn(COUNTIES.fusui.countyAdministrator)];
    const codes: string[] = [];
    const queue = Array.from({ length: 1000 }, (_, at) => at).values();
    await Promise.all(
      Array.from({ length: 64 }, async (_, worker) => {
        for (const at of queue) {
          const client = clients[worker % clients.length] ?? fusui;
          const filing = { library, formVersion: version, project: { name: `并发申报 ${at} 号` }, values: {} };
          codes.push((await fileEntry(client, COUNTIES.fusui, filing)).project.code);
        }
      }),
    );
    expect(codes).toHaveLength(1000);
    expect(new Set(codes).size).toBe(1000);
    expect(codes.filter((code) => !parseProjectCode(code).ok)).toEqual([]);
    const { count } = must(await list(fusui, { q: '并发申报' }));
    expect(count).toBe(1000);
  }, 120_000);

  test('[M02-06] carries the six digits of the county, of the city and of the township’s county', async () => {
    const city = await signIn('huangjianye');
    const filed = async (client: Client, region_code: string) =>
      segmentsOf(
        (await fileEntry(client, COUNTIES.fusui, { library, project: { region_code }, values: {} })).project.code,
      );
    expect((await filed(fusui, '451421')).region).toBe('451421');
    expect((await filed(city, '4514')).region).toBe('451400');
    expect((await filed(fusui, COUNTIES.fusui.township)).region).toBe('451421');
    const { project } = await fileEntry(qingxiu, COUNTIES.qingxiu, { library, values: {} });
    expect(segmentsOf(project.code)).toMatchObject({ region: '450103', department: '04', type: '01' });
  });

  test('[M02-04] is issued by the platform: one that is sent along is refused, and nothing is filed', async () => {
    const name = mark('自带代码');
    const code = '2611-451421-04-01-514276';
    for (const sent of [
      { project: { name, code }, values: {} },
      { project: { name }, values: { code } },
    ]) {
      const answer = await file<Refused>(fusui, COUNTIES.fusui, { library, ...sent });
      expect(answer.status).toBe(422);
      expect(answer.body.error.fields?.map((field) => field.path)).toContain('code');
    }
    expect(must(await list(fusui, { q: name })).count).toBe(0);
  });

  test('[M02-03] finds exactly one project, and no second one can be saved with it', async () => {
    const first = await fileEntry(fusui, COUNTIES.fusui, { library, values: {} });
    const { code } = first.project;
    const found = must(await fusui.get<{ items: { code: string; id: string }[] }>(`/api/search?q=${code}`));
    expect(found.items.map((item) => [item.code, item.id])).toEqual([[code, first.id]]);
    const second = await fileEntry(fusui, COUNTIES.fusui, { library, values: {} });
    const answer = await fusui.put<Refused>(`/api/entries/${second.id}`, {
      revision: 1,
      formVersion: second.formVersion,
      project: { code },
      values: {},
    });
    expect(answer.status).toBe(422);
    expect(answer.body.error.fields?.[0]?.path).toBe('code');
    const { body } = await fusui.get<Entry>(`/api/entries/${second.id}`);
    expect(body.project.code).toBe(second.project.code);
  });

  test('stays the same in a second library, where the project cannot enter twice', async () => {
    const other = await publishLibrary(editors);
    const first = await fileEntry(fusui, COUNTIES.fusui, { library, values: { plan: 5 } });
    const { version } = await formOf(fusui, other, COUNTIES.fusui.code);
    const filing = { formVersion: version, projectCode: first.project.code, values: { plan: 7 } };
    const second = must(await fusui.post<Entry>(`/api/libraries/${other}/entries`, filing), 201);
    expect([second.projectId, second.project.code]).toEqual([first.projectId, first.project.code]);
    expect([second.values.plan, (await fusui.get<Entry>(`/api/entries/${first.id}`)).body.values.plan]).toEqual([7, 5]);
    const again = await fusui.post<Refused>(`/api/libraries/${other}/entries`, filing);
    expect([again.status, again.body.error.code]).toEqual([409, 'REGISTRY_ALREADY_IN_LIBRARY']);

    const name = mark('改名');
    const change = { revision: 1, formVersion: first.formVersion, project: { name }, values: { plan: 5 } };
    must(await fusui.put(`/api/entries/${first.id}`, change));
    expect(must(await list(fusui, { q: name }, other)).items).toHaveLength(1);
  });
});

describe('a list', () => {
  let sorted: string;
  const rows = Array.from({ length: 60 }, (_, at) => ({
    plan: at % 4 === 0 ? null : (at % 7) * 10.5,
    grade: at % 3 === 0 ? null : at % 2 === 0 ? 'a' : 'b',
    started_on: at % 5 === 0 ? null : `2026-0${(at % 9) + 1}-15`,
  }));

  beforeAll(async () => {
    sorted = await publishLibrary(editors);
    const { version } = await formOf(fusui, sorted, COUNTIES.fusui.code);
    for (const [at, values] of rows.entries()) {
      const filing = { library: sorted, formVersion: version, project: { name: `第${(at * 37) % 60}段道路` }, values };
      await fileEntry(fusui, COUNTIES.fusui, filing);
    }
  });

  const sorts = ['plan', 'grade', 'started_on', 'name', 'total_investment', 'updated_at', 'light'];
  test.each(sorts.flatMap((key) => [key, `-${key}`]))(
    'sorted by %s is read page by page without a gap or a repeat, empty values last',
    async (sort) => {
      const seen: Record<string, unknown>[] = [];
      let after: string | null = null;
      do {
        const page: Page = must(await list(fusui, { sort, limit: '7', ...(after ? { after } : {}) }, sorted));
        seen.push(...page.items);
        after = page.next;
      } while (after && seen.length < 200);
      expect(seen).toHaveLength(60);
      expect(new Set(seen.map((row) => row.id)).size).toBe(60);
      const key = sort.replace('-', '');
      if (!['plan', 'started_on'].includes(key)) return;
      const values = seen.map((row) => row[key]);
      const filled = values.filter((value) => value !== null) as (string | number)[];
      expect(values.slice(filled.length).every((value) => value === null)).toBe(true);
      const ordered = [...filled].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(filled).toEqual(sort.startsWith('-') ? ordered.reverse() : ordered);
    },
  );

  test.each([
    ['a custom amount', { key: 'plan', op: 'gt', value: 40 }, (row: (typeof rows)[number]) => (row.plan ?? 0) > 40],
    ['a custom choice', { key: 'grade', op: 'eq', value: 'a' }, (row: (typeof rows)[number]) => row.grade === 'a'],
    [
      'any of several',
      { key: 'grade', op: 'in', value: ['a', 'b'] },
      (row: (typeof rows)[number]) => row.grade !== null,
    ],
    ['an empty field', { key: 'plan', op: 'empty' }, (row: (typeof rows)[number]) => row.plan === null],
    [
      'a custom date',
      { key: 'started_on', op: 'lt', value: '2026-05-01' },
      (row: (typeof rows)[number]) => row.started_on !== null && row.started_on < '2026-05-01',
    ],
    ['another than', { key: 'grade', op: 'ne', value: 'a' }, (row: (typeof rows)[number]) => row.grade !== 'a'],
  ])('filtered by %s holds exactly those rows, and says how many and how much', async (_, filter, wanted) => {
    const expected = rows.filter(wanted);
    const page = must(await list(fusui, { filter: [filter], limit: '200' }, sorted));
    expect(page.items).toHaveLength(expected.length);
    expect(page.count).toBe(expected.length);
    expect(page.sums.plan ?? 0).toBeCloseTo(
      expected.reduce((sum, row) => sum + (row.plan ?? 0), 0),
      6,
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(60);
  });

  test('filtered by core fields and a region at once narrows to both', async () => {
    const filter = [
      { key: 'region_code', op: 'within', value: '4514' },
      { key: 'project_type', op: 'eq', value: '01' },
    ];
    expect(must(await list(fusui, { filter }, sorted)).count).toBe(60);
    expect(
      must(await list(fusui, { filter: [{ key: 'region_code', op: 'within', value: '4501' }] }, sorted)).count,
    ).toBe(0);
  });

  test('a page marker of another sort is refused rather than misread', async () => {
    const { next } = must(await list(fusui, { sort: 'plan', limit: '7' }, sorted));
    const answer = await list(fusui, { sort: '-plan', limit: '7', after: next }, sorted);
    expect([answer.status, answer.body.error.fields?.[0]?.path]).toEqual([422, 'after']);
  });

  test('is searched by part of a name and by the beginning of a code', async () => {
    const { items } = must(await list(fusui, { q: '第37段' }, sorted));
    expect(items.map((row) => row.name)).toEqual(['第37段道路']);
    const code = String(items[0]?.code);
    expect(must(await list(fusui, { q: code }, sorted)).items).toHaveLength(1);
    expect(must(await list(fusui, { q: code.slice(0, 11) }, sorted)).count).toBe(60);
    expect(must(await list(fusui, { q: '100%' }, sorted)).count).toBe(0);
  });

  test('offers the columns that its view names', async () => {
    const { views } = must(await fusui.get<{ views: { columns: { key: string }[] }[] }>(`/api/libraries/${sorted}`));
    expect(views.map((view) => view.columns.map((column) => column.key))).toEqual([['name', 'grade']]);
  });
});

describe('a change', () => {
  test('with a revision that is past is refused with what stands now, and is kept out', async () => {
    const entry = await fileEntry(fusui, COUNTIES.fusui, { library, values: { plan: 1 } });
    const change = (plan: number) => ({ revision: 1, formVersion: entry.formVersion, values: { plan } });
    const saved = must(await fusui.put<Entry>(`/api/entries/${entry.id}`, change(2)));
    expect([saved.revision, saved.values.plan]).toEqual([2, 2]);
    const late = await fusui.put<Refused & { current: Entry }>(`/api/entries/${entry.id}`, change(3));
    expect([late.status, late.body.error.code]).toEqual([409, 'REVISION_CONFLICT']);
    expect(late.body.current).toMatchObject({ id: entry.id, revision: 2, values: { plan: 2 } });
    expect((await fusui.get<Entry>(`/api/entries/${entry.id}`)).body.values.plan).toBe(2);
  });

  test('leaves what it does not name as it was', async () => {
    const entry = await fileEntry(fusui, COUNTIES.fusui, { library, values: { plan: 1, grade: 'a' } });
    const change = {
      revision: 1,
      formVersion: entry.formVersion,
      project: { total_investment: 5 },
      values: { plan: 1, grade: 'a' },
    };
    const saved = must(await fusui.put<Entry>(`/api/entries/${entry.id}`, change));
    expect(saved.project).toMatchObject({ ...entry.project, total_investment: 5, revision: 2 });
  });
});

test('a project moves along the stages of its library, with a reason, and never past one', async () => {
  const entry = await fileEntry(fusui, COUNTIES.fusui, { library, values: {} });
  const move = (to: string, note = '前期工作已完成') =>
    fusui.post<Refused>(`/api/entries/${entry.id}/stage`, { to, note });
  const leap = await move('done');
  expect([leap.status, leap.body.error.code]).toEqual([409, 'REGISTRY_STAGE_MOVE_REFUSED']);
  expect(leap.body.error.message).toContain('在建');
  expect((await move('nowhere')).status).toBe(409);
  expect((await move('building', '  ')).status).toBe(422);
  expect((await fusui.get<Entry>(`/api/entries/${entry.id}`)).body).toMatchObject({ stage: 'reserve', revision: 1 });
  must(await move('building'), 204);
  expect((await fusui.get<Entry>(`/api/entries/${entry.id}`)).body.stage).toBe('building');
  const filter = [
    { key: 'stage', op: 'eq', value: 'building' },
    { key: 'id', op: 'eq', value: entry.id },
  ];
  expect(must(await list(fusui, { filter })).count).toBe(1);
  must(await move('done'), 204);
  expect((await move('building')).status).toBe(409);
});

test('a firm files and changes only for itself', async () => {
  const firm = await signIn(COUNTIES.fusui.enterprise);
  const project = { name: mark('企业申报'), owner_code: COUNTIES.qingxiu.firm };
  const entry = await fileEntry(firm, COUNTIES.fusui, { library, project, values: {} });
  expect(entry.project.owner_code).toBe(COUNTIES.fusui.firm);
  const change = {
    revision: 1,
    formVersion: entry.formVersion,
    project: projectIn(COUNTIES.fusui, project),
    values: {},
  };
  const changed = must(await firm.put<Entry>(`/api/entries/${entry.id}`, change));
  expect(changed.project.owner_code).toBe(COUNTIES.fusui.firm);
});
