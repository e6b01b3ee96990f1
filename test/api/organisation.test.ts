import {
  COUNTIES,
  type County,
  daysFromNow,
  Editors,
  file,
  fileEntry,
  makeUser,
  mark,
  must,
  publishLibrary,
  REGION,
  type Refused,
} from '../factories';
import { type Client, signIn } from '../harness/client';
import { Database, SYSTEM } from './database';

const { fusui, qingxiu } = COUNTIES;
/** Where nobody of the demonstration works: what is made here is in nobody's way. */
const SISTER = '451422';
const word = mark('d');

interface Organisation {
  code: string;
  name: string;
  revision: number;
  closed: boolean;
  may: { manage: boolean };
}

let county: Client;
let sister: Client;
let city: Client;
let administrator: Client;

beforeAll(async () => {
  county = await signIn(fusui.countyAdministrator);
  sister = await signIn(qingxiu.countyAdministrator);
  city = await signIn('huangjianye');
  administrator = await signIn(REGION.administrator);
});

const department = (name = `扶绥县${mark('测试')}局`, more: object = {}) => ({
  name,
  kind: 'other',
  regionCode: fusui.code,
  ...more,
});
const made: string[] = [];

async function add(client: Client, body: object): Promise<Organisation> {
  const organisation = must(await client.post<Organisation>('/api/organisations', body), 201);
  made.push(organisation.code);
  return organisation;
}

afterAll(async () => {
  const system = await Database.open(SYSTEM);
  await system.rows('DELETE FROM organisations WHERE code = ANY($1) OR strpos(code, $2) > 0', [made, word]);
  await system.rows(`DELETE FROM regions WHERE level = 'zone' AND strpos(name, '合作区') > 0 AND code ~ '^z'`);
  await system.close();
});

const offered = async (client: Client, query: string) =>
  must(await client.get<{ items: Organisation[] }>(`/api/organisations?${query}`)).items.map(({ code }) => code);
const registered = async (client: Client, q: string) =>
  must(await client.get<{ items: Organisation[] }>(`/api/organisations/register?q=${encodeURIComponent(q)}`)).items;

async function one(client: Client, code: string): Promise<Organisation> {
  const found = (await registered(client, code)).find((row) => row.code === code);
  if (!found) throw new Error(`${code} is not in the register`);
  return found;
}

const upload = (client: Client, name: string, lines: string[][], save = false) =>
  client.upload<Refused & ImportAnswer>(
    `/api/organisations/import?save=${save}`,
    name,
    `\ufeff${[['单位代码', '单位名称', '类别', '地区', '上级单位代码'], ...lines].map((cells) => cells.join(',')).join('\n')}\n`,
    'text/csv',
  );

interface ImportAnswer {
  rows: number;
  saved: boolean;
  added: number;
  changed: number;
  same: number;
  faults: { row: number; column: string; value: string; message: string }[];
}

describe('a department that a county adds', () => {
  test('[M01-19] is offered in that county at once, and neither in a sister county nor in the city', async () => {
    const before = await offered(city, 'for=4514');
    const { code, name } = await add(county, department());
    const word = encodeURIComponent(name);
    expect(await offered(county, `q=${word}`)).toEqual([code]);
    expect(await offered(county, `q=${word}&for=${fusui.code}`)).toEqual([code]);
    expect(await offered(sister, `q=${word}`)).toEqual([]);
    expect(await offered(city, `q=${word}&for=4514`)).toEqual([]);
    expect(await offered(city, `q=${word}&for=${SISTER}`)).toEqual([]);
    expect(await offered(city, 'for=4514')).toEqual(before);
    expect((await registered(sister, name)).length).toBe(0);
  });

  test('[M01-19] a county chooses among its own and those above it, never among those of a sister county', async () => {
    const codes = await offered(county, `for=${fusui.code}`);
    expect(codes).toEqual(expect.arrayContaining([`${fusui.code}-fgw`, '451400-fgw', '450000-fgw']));
    expect(codes.filter((code) => code.startsWith('4501') || code.startsWith(SISTER))).toEqual([]);
    const words = must(
      await county.get<{ items: { regionCode: string }[] }>(`/api/organisations?q=${encodeURIComponent('发展和改革')}`),
    ).items;
    expect(words.filter(({ regionCode }) => regionCode === qingxiu.code)).toEqual([]);
  });

  test('is added and changed by the own county only', async () => {
    const foreign = [
      await county.post('/api/organisations', department('越权', { regionCode: qingxiu.code })),
      await county.post('/api/organisations', department('越权', { regionCode: '4514' })),
      await county.put(`/api/organisations/${qingxiu.code}-fgw`, { revision: 0, name: '越权', kind: 'fgw' }),
      await county.put('/api/organisations/451400-fgw', { revision: 0, name: '越权', kind: 'fgw' }),
      await county.post(`/api/organisations/${qingxiu.code}-fgw/close`, {
        revision: 0,
        from: daysFromNow(0),
        reason: '越权',
      }),
      await (await signIn(fusui.official)).post('/api/organisations', department('越权')),
    ];
    expect(foreign.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
  });

  test('cannot be a firm, whose code would bring projects of other counties with it', async () => {
    const firm = department(undefined, { kind: 'enterprise', creditCode: qingxiu.firm });
    const refused = await county.post<Refused>('/api/organisations', firm);
    expect([refused.status, refused.body.error.fields?.[0]?.path]).toEqual([422, 'kind']);
    const { code } = await add(county, department(undefined, { creditCode: qingxiu.firm }));
    const person = {
      username: mark(),
      name: '冒用',
      role: 'enterprise',
      regionCode: fusui.code,
      organisationCode: code,
    };
    const account = await county.post<Refused>('/api/users', person);
    expect([account.status, account.body.error.fields?.[0]?.path]).toEqual([422, 'organisationCode']);
  });

  test('is renamed once for all who see it; an older state is not written over', async () => {
    const made = await add(county, department());
    const name = `扶绥县${mark('改名')}局`;
    const body = { name, kind: 'other', creditCode: null, parentCode: null };
    must(await county.put(`/api/organisations/${made.code}`, { revision: made.revision, ...body }), 204);
    expect((await one(county, made.code)).name).toBe(name);
    const late = await county.put<Refused>(`/api/organisations/${made.code}`, { revision: made.revision, ...body });
    expect(late.status).toBe(409);
  });

  test('stands under one of its own line, and never in a circle', async () => {
    const top = await add(county, department());
    const below = await add(county, department(undefined, { parentCode: top.code }));
    const circle = await county.put<Refused>(`/api/organisations/${top.code}`, {
      revision: top.revision,
      name: top.name,
      kind: 'other',
      parentCode: below.code,
    });
    expect([circle.status, circle.body.error.fields?.[0]?.path]).toEqual([422, 'parentCode']);
    const far = await county.post<Refused>(
      '/api/organisations',
      department(undefined, { parentCode: `${qingxiu.code}-fgw` }),
    );
    expect([far.status, far.body.error.fields?.[0]?.path]).toEqual([422, 'parentCode']);
  });
});

describe('a department in an entry', () => {
  const office = (value: string | null) => ({ plan: 1, office: value });
  let library: string;
  let official: Client;

  beforeAll(async () => {
    const field = {
      key: 'office',
      label: { zh: '责任单位', en: 'office' },
      type: 'organisation',
      filterable: true,
      sortable: true,
    };
    const node = { type: 'string', title: '责任单位', 'x-decorator': 'FormItem', 'x-component': 'OrganisationSelect' };
    library = await publishLibrary(await Editors.meet(), { fields: [field], properties: { office: node } });
    official = await signIn(fusui.official);
  });

  const filing = (at: County, code: string) => ({ library, values: office(code), project: { region_code: at.code } });

  test('[M01-19] is one of the county or above it; one of a sister county is refused at its field', async () => {
    const own = await add(county, department());
    for (const code of [own.code, '451400-fgw', '450000-fgw']) await fileEntry(official, fusui, filing(fusui, code));
    for (const code of [`${qingxiu.code}-fgw`, `${SISTER}-fgw`, 'nobody']) {
      const refused = await file<Refused>(official, fusui, filing(fusui, code));
      expect([refused.status, refused.body.error.fields?.map(({ path }) => path)]).toEqual([422, ['office']]);
    }
    const leaked = await file<Refused>(await signIn(qingxiu.official), qingxiu, filing(qingxiu, own.code));
    expect(leaked.body.error.fields?.[0]?.message).toContain('不是本地区');
  });

  test('that is closed is chosen no more, while the entry that has it keeps it and its name', async () => {
    const made = await add(county, department());
    const entry = await fileEntry(official, fusui, filing(fusui, made.code));
    must(
      await county.post(`/api/organisations/${made.code}/close`, {
        revision: made.revision,
        from: daysFromNow(0),
        reason: '机构改革',
      }),
      204,
    );
    expect(await offered(county, `q=${encodeURIComponent(made.name)}`)).toEqual([]);
    expect(must(await county.get<{ items: Organisation[] }>(`/api/organisations?q=${made.code}`)).items).toMatchObject([
      { code: made.code, name: made.name },
    ]);
    const again = await file<Refused>(official, fusui, filing(fusui, made.code));
    expect(again.body.error.fields?.[0]).toMatchObject({ path: 'office', message: expect.stringContaining('停用') });
    const change = {
      revision: entry.revision,
      formVersion: entry.formVersion,
      project: {},
      values: { plan: 2, office: made.code },
    };
    must(await official.put(`/api/entries/${entry.id}`, change));
    const closed = await one(county, made.code);
    expect(closed.closed).toBe(true);
    must(await county.post(`/api/organisations/${made.code}/reopen`, { revision: closed.revision }), 204);
    await fileEntry(official, fusui, filing(fusui, made.code));
  });

  test('that closes on a later day is chosen until then', async () => {
    const made = await add(county, department());
    const later = { revision: made.revision, from: daysFromNow(3), reason: '机构改革' };
    const past = await county.post<Refused>(`/api/organisations/${made.code}/close`, {
      ...later,
      from: daysFromNow(-1),
    });
    expect([past.status, past.body.error.fields?.[0]?.path]).toEqual([422, 'from']);
    must(await county.post(`/api/organisations/${made.code}/close`, later), 204);
    await fileEntry(official, fusui, filing(fusui, made.code));
  });
});

describe('a file of departments', () => {
  const tiers = [
    ['450000', '45', '自治区'],
    ['451400', '4514', '崇左市'],
    [SISTER, SISTER, '宁明县'],
  ] as const;
  const lines = (n: number) =>
    Array.from({ length: n }, (_, at) => {
      const [stem, region, place] = tiers[at % 3] ?? tiers[0];
      return [`${stem}-${word}-${at}`, `${place}${word}第${at}局`, '其他', region, ''];
    });

  test('[M01-13] of 288 departments of three tiers is looked through, saved as a whole, and chosen without a restart', async () => {
    const looked = must(await upload(administrator, 'departments.csv', lines(288)));
    expect(looked).toMatchObject({ rows: 288, added: 288, changed: 0, faults: [], saved: false });
    expect((await registered(administrator, word)).length).toBe(0);
    const saved = must(await upload(administrator, 'departments.csv', lines(288), true));
    expect(saved).toMatchObject({ added: 288, saved: true });
    expect(await registered(administrator, word)).toHaveLength(288);
    const some = await offered(administrator, `q=${word}-28&for=${SISTER}`);
    expect(new Set(some.map((code) => code.split('-')[0]))).toEqual(new Set(['450000', '451400', SISTER]));
    expect(must(await upload(administrator, 'departments.csv', lines(288), true))).toMatchObject({
      added: 0,
      changed: 0,
      same: 288,
    });
  });

  test('with one bad row saves none, and names row, column and reason', async () => {
    const other = lines(3).map(([code, ...rest]) => [`${code}-x`, ...rest] as string[]);
    (other[1] as string[])[3] = '990000';
    const refused = await upload(administrator, 'departments.csv', other, true);
    expect(refused.status).toBe(422);
    expect(refused.body.error.fields?.[0]).toMatchObject({ path: 'rows[3].region' });
    const looked = must(await upload(administrator, 'departments.csv', other));
    expect(looked.faults).toMatchObject([{ row: 3, column: 'region', value: '990000' }]);
    expect((await registered(administrator, '-x')).filter(({ code }) => code.includes(word))).toEqual([]);
  });

  test('of a county administrator holds departments of that county only', async () => {
    const foreign = [[`${SISTER}-${word}-c`, '宁明县越权局', '其他', SISTER, '']];
    const looked = must(await upload(county, 'departments.csv', foreign));
    expect(looked.faults).toMatchObject([{ row: 2, column: 'region' }]);
    expect((await upload(county, 'departments.csv', foreign, true)).status).toBe(422);
  });

  test('without the columns that it needs is refused by their names', async () => {
    const refused = await administrator.upload<Refused>(
      '/api/organisations/import',
      'a.csv',
      '甲,乙\n1,2\n3,4\n',
      'text/csv',
    );
    expect([refused.status, refused.body.error.message]).toEqual([422, expect.stringContaining('单位代码')]);
  });
});

describe('a department of each tier', () => {
  test('[M01-10] has an inbox, and a data scope that follows the tree', async () => {
    const places = [
      ['45', '/45/'],
      ['4514', '/45/4514/'],
      [fusui.code, fusui.path],
    ] as const;
    for (const [regionCode, path] of places) {
      const { code } = await add(administrator, { name: `${mark('三级')}局`, kind: 'other', regionCode });
      const made = must(
        await administrator.post<{ username: string; password: string }>('/api/users', {
          username: mark(),
          name: '经办',
          role: 'official',
          regionCode,
          organisationCode: code,
        }),
        201,
      );
      const person = await signIn(made.username, made.password);
      must(await person.get('/api/desk'));
      const { organisation, region } = must(
        await person.get<{ organisation: { code: string }; region: { path: string } }>('/api/session'),
      );
      expect([organisation.code, region.path]).toEqual([code, path]);
      const { items } = must(
        await person.get<{ items: { region_code?: string; region?: { code: string } }[] }>(
          '/api/libraries/building/entries?limit=50',
        ),
      );
      expect(items.length).toBeGreaterThan(0);
      const { body } = await person.get<{ items: { code: string }[] }>('/api/users');
      expect(body).toHaveProperty('error.status', 403);
    }
    const system = await Database.open(SYSTEM);
    const counts = await system.rows<{ all: number; city: number; county: number }>(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE starts_with(region_path, '/45/4514/'))::int AS city,
         count(*) FILTER (WHERE starts_with(region_path, $1))::int AS county FROM library_entries`,
      [fusui.path],
    );
    await system.close();
    expect(counts[0]?.all).toBeGreaterThan(counts[0]?.city ?? 0);
    expect(counts[0]?.city).toBeGreaterThan(counts[0]?.county ?? 0);
  });

  test('[M01-26] a zone that no national list has is added under a city, with departments and people of its own', async () => {
    const code = mark('z').slice(0, 10);
    must(
      await administrator.post('/api/regions', {
        code,
        name: `${code}合作区`,
        parent: '4514',
        level: 'zone',
        kind: 'zone',
      }),
      201,
    );
    const made = await add(administrator, { name: `${code}管委会`, kind: 'zone', regionCode: code });
    const { username, password } = await makeUser('county-administrator', code);
    const zone = await signIn(username, password);
    expect(await offered(zone, `for=${code}`)).toContain(made.code);
    expect(await offered(zone, `q=${encodeURIComponent('崇左市发展')}&for=${code}`)).toEqual(['451400-fgw']);
    expect(await offered(county, `q=${encodeURIComponent(made.name)}`)).toEqual([]);
    expect(await offered(zone, `q=${encodeURIComponent('扶绥县发展')}`)).toEqual([]);
    await add(zone, { name: `${code}规建局`, kind: 'other', regionCode: code });
  });
});
