import { readFileSync } from 'node:fs';
import { COUNTIES, type County, type Entry, fileEntry, makeUser, mark, must, REGION, type Refused } from '../factories';
import { serverUrl } from '../harness/accounts';
import { type Client, signIn, visitor } from '../harness/client';
import { ReceivingSystem } from '../harness/receiving-system';
import { SecondProcess, sharedPlace } from '../harness/second-process';
import { Database, SYSTEM } from './database';

/** Two counties in which no other test files anything. */
const NAPO = { ...COUNTIES.fusui, code: '451026', name: '那坡县', path: '/45/4510/451026/' } as unknown as County;
const LINGYUN = { ...COUNTIES.fusui, code: '451027', name: '凌云县', path: '/45/4510/451027/' } as unknown as County;

interface Opening {
  action: string;
  token: string;
  expires: string;
  mode: string;
  project: { code: string } | null;
}
interface Offered {
  items: { key: string; title: string; opens: string; pinned: boolean; places: string[] }[];
}
interface Managed {
  key: string;
  state: string;
  revision: number;
  secret?: string | null;
  mayChange: boolean;
  secrets: { current: { version: number } | null; next: { version: number } | null };
}

const key = mark('site-');
const path = `/api/subsystems/${key}`;
const WEEK = 7 * 24;
const told: string[] = [];

let system: ReceivingSystem;
let administrator: Client;
let official: Client;
let neighbour: Client;
let entry: Entry;
let foreign: Entry;

const body = (more: object = {}) => ({
  title: { zh: '智慧工地', en: 'Smart site' },
  url: system.url,
  places: ['navigation', 'project'],
  roles: ['official', 'county-administrator'],
  regions: [NAPO.code],
  opens: 'embedded',
  pinned: true,
  ...more,
});
const open = <T = Opening>(client: Client, more: object = {}) => client.post<T>(`${path}/openings`, more);
const opened = async (more: object = {}) => must(await open(official, more));
const offered = async (client: Client, query = '') =>
  must(await client.get<Offered>(`/api/subsystems${query}`)).items.map((one) => one.key);
const managed = async (of = key) =>
  must(await administrator.get<{ items: Managed[] }>('/api/subsystems/managed')).items.find((one) => one.key === of);
const headerOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
const keyOf = (answer: { secret?: string | null }) => {
  const { secret } = answer;
  if (!secret) throw new Error('no secret was told');
  told.push(secret);
  return secret;
};

beforeAll(async () => {
  const arrive = async (role: string, county: County) => {
    const { username, password } = await makeUser(role, county.code);
    return signIn(username, password);
  };
  system = await ReceivingSystem.start(key);
  administrator = await signIn(REGION.administrator);
  official = await arrive('official', NAPO);
  neighbour = await arrive('official', LINGYUN);
  entry = await fileEntry(official, NAPO);
  foreign = await fileEntry(neighbour, LINGYUN);
});
afterAll(() => system.stop());

test('[M01-17] a subsystem is registered with address and key, and is offered at once to those it is for', async () => {
  expect(await offered(official)).not.toContain(key);
  const made = must(await administrator.post<Managed>('/api/subsystems', { key, ...body() }), 201);
  system.secrets = [keyOf(made)];
  expect(Buffer.byteLength(made.secret ?? '')).toBeGreaterThanOrEqual(32);
  expect(await offered(official)).toContain(key);
  expect(await offered(official, `?entry=${entry.id}`)).toContain(key);
  for (const client of [neighbour, await signIn(REGION.official), await signIn(REGION.leader)])
    expect(await offered(client)).not.toContain(key);
});

test('[M01-17] it receives who comes, signed for it alone and good for a minute', async () => {
  const opening = await opened();
  expect(opening).toMatchObject({ action: system.url, mode: 'embedded', project: null });
  expect(headerOf(opening.token)).toEqual({ alg: 'HS256', typ: 'JWT', kid: '1' });
  const claims = system.verify(opening.token);
  expect(claims).toMatchObject({
    iss: serverUrl().replace(/\/$/, ''),
    aud: key,
    role: 'official',
    region: { code: NAPO.code, name: NAPO.name },
    project: null,
    language: 'zh',
    trial: false,
  });
  expect(claims.exp - claims.iat).toBe(60);
  expect(Math.abs(Date.parse(opening.expires) - Date.now())).toBeLessThan(61_000);
  const { id, username } = must(await official.get<{ id: number; username: string }>('/api/session'));
  expect(claims.sub).toMatch(/^[\w-]{43}$/);
  expect([String(id), username]).not.toContain(claims.sub);
  expect(system.verify((await opened()).token).sub).toBe(claims.sub);
});

test('[M01-16] it receives the project from which one comes, so that nobody types the code again', async () => {
  const { project } = system.verify((await opened({ entry: entry.id })).token);
  expect(project).toEqual({
    code: entry.project.code,
    name: entry.project.name,
    region: { code: NAPO.code, name: NAPO.name },
    library: { key: 'building', name: '在建项目库' },
    entry: entry.id,
    light: entry.light,
  });
});

test('a token that was used, is late, was changed, is another’s or claims to need no signature is refused there', async () => {
  const { token } = await opened();
  const [head, claims, signature] = token.split('.') as [string, string, string];
  const forged = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  const other = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), role: 'administrator' }),
  );
  expect(() => system.verify(`${forged}.${claims}.`)).toThrow('algorithm');
  expect(() => system.verify(`${head}.${other.toString('base64url')}.${signature}`)).toThrow('signature');
  expect(() => system.verify(token, Date.now() + 62_000)).toThrow('expired');
  expect(system.verify(token).aud).toBe(key);
  expect(() => system.verify(token)).toThrow('replayed');
  const elsewhere = await ReceivingSystem.start('another');
  elsewhere.secrets = system.secrets;
  expect(() => elsewhere.verify(token)).toThrow('audience');
  await elsewhere.stop();
});

test('two subsystems know one person by two names', async () => {
  const second = mark('other-');
  const made = must(await administrator.post<Managed>('/api/subsystems', { key: second, ...body() }), 201);
  const there = await ReceivingSystem.start(second);
  there.secrets = [keyOf(made)];
  const { token } = must(await official.post<Opening>(`/api/subsystems/${second}/openings`, {}));
  expect(there.verify(token).sub).not.toBe(system.verify((await opened()).token).sub);
  await there.stop();
  const { revision } = (await managed(second)) as Managed;
  must(await administrator.put(`/api/subsystems/${second}/state`, { revision, state: 'disabled', reason: '测试' }));
});

describe('who may not see it, may not open it', () => {
  test('[M01-17] of another county, of another role, from above: it is not there', async () => {
    for (const client of [
      neighbour,
      await signIn(REGION.official),
      administrator,
      await signIn(COUNTIES.fusui.official),
    ])
      expect((await open<Refused>(client)).status).toBe(404);
  });

  test('[M01-16] a project that somebody may not see does not travel', async () => {
    expect((await open(official, { entry: foreign.id })).status).toBe(404);
    expect((await open(neighbour, { entry: foreign.id })).status).toBe(404);
    expect((await official.get(`/api/subsystems?entry=${foreign.id}`)).status).toBe(404);
    expect(await offered(neighbour, `?entry=${foreign.id}`)).not.toContain(key);
  });

  test('nobody without an account, and no API token', async () => {
    expect((await open(visitor())).status).toBe(401);
    const asked = { name: mark('系统'), role: 'official', regionCode: NAPO.code };
    const token = must(await administrator.post<{ id: number; secret: string }>('/api/tokens', asked), 201);
    const { status } = await visitor().call('POST', `${path}/openings`, {
      headers: { authorization: `Bearer ${token.secret}` },
      body: {},
    });
    expect(status).toBe(403);
    must(await administrator.delete(`/api/tokens/${token.id}`), 204);
  });

  test('only who manages subsystems sees or changes what is registered', async () => {
    for (const [method, at] of [
      ['GET', '/api/subsystems/managed'],
      ['GET', `${path}/history`],
      ['POST', `${path}/secrets`],
      ['POST', `${path}/secrets/take-over`],
      ['POST', `${path}/trials`],
    ] as const)
      expect((await official.call(method, at, method === 'GET' ? {} : { body: {} })).status).toBe(403);
    expect((await official.post('/api/subsystems', { key: mark('x-'), ...body() })).status).toBe(403);
  });
});

describe('what is registered is checked', () => {
  const fields = async (more: object, client = administrator) => {
    const answer = await client.post<Refused>('/api/subsystems', { key: mark('x-'), ...body(more) });
    expect(answer.status).toBe(422);
    return answer.body.error.fields?.map((one) => one.path);
  };

  test.each([
    'http://site.example.gov.cn/',
    'https://user:pass@site.example.gov.cn/',
    'javascript:alert(1)',
    'https://a;script-src.example/',
    'https://*.example.gov.cn/',
    'https://site.example.gov.cn/#x',
  ])('the address %s is refused at its field', async (url) => {
    expect(await fields({ url })).toEqual(['url']);
  });

  test('the platform’s own host is refused, whatever the port', async () => {
    expect(await fields({ url: serverUrl() })).toEqual(['url']);
    expect(await fields({ url: 'http://127.0.0.1:1/' })).toEqual(['url']);
  });

  test('a weak secret, an unknown region, an unknown role, no place', async () => {
    expect(await fields({ secret: 'short' })).toEqual(['secret']);
    expect(await fields({ secret: 'a'.repeat(40) })).toEqual(['secret']);
    expect(await fields({ regions: ['999999'] })).toEqual(['regions']);
    expect(await fields({ roles: ['public'] })).toEqual(['roles[0]']);
    expect(await fields({ places: [] })).toEqual(['places']);
  });

  test('a key is taken once', async () => {
    const { status, body: refused } = await administrator.post<Refused>('/api/subsystems', { key, ...body() });
    expect([status, refused.error.code]).toEqual([409, 'SUBSYSTEM_KEY_TAKEN']);
  });

  test('[M01-17] a county registers for itself only, and sees nothing of its neighbour’s', async () => {
    const { username, password } = await makeUser('county-administrator', LINGYUN.code);
    const county = await signIn(username, password);
    expect((await county.post('/api/subsystems', { key: mark('x-'), ...body() })).status).toBe(403);
    expect((await county.post('/api/subsystems', { key: mark('x-'), ...body({ regions: ['45'] }) })).status).toBe(403);
    const own = mark('own-');
    const made = must(
      await county.post<Managed>('/api/subsystems', { key: own, ...body({ regions: [LINGYUN.code] }) }),
      201,
    );
    keyOf(made);
    expect(await offered(neighbour)).toContain(own);
    expect(await offered(official)).not.toContain(own);
    const list = must(await county.get<{ items: Managed[] }>('/api/subsystems/managed')).items;
    expect(list.map((one) => one.key)).toContain(own);
    expect(list.map((one) => one.key)).not.toContain(key);
    expect((await county.get(`${path}/history`)).status).toBe(404);
    expect((await county.put(`${path}/state`, { revision: 1, state: 'disabled', reason: 'x' })).status).toBe(404);
    must(
      await county.put(`/api/subsystems/${own}/state`, { revision: made.revision, state: 'disabled', reason: '测试' }),
    );
  });

  test('two who change it at once: the second is told', async () => {
    const { revision } = (await managed()) as Managed;
    const change = (zh: string) =>
      administrator.put<Managed>(`${path}/settings`, { revision, ...body({ title: { zh, en: 'Smart site' } }) });
    expect(must(await change('智慧工地平台')).revision).toBe(revision + 1);
    expect((await change('智慧工地')).status).toBe(409);
  });
});

describe('the secret', () => {
  test('[M01-17] a new one waits beside the old one, can be tried, and signs when it takes over', async () => {
    const [old] = system.secrets as [string];
    const made = must(
      await administrator.post<{ version: number; secret: string }>(`${path}/secrets`, { overlapHours: WEEK }),
      201,
    );
    const next = keyOf(made);
    expect((await managed())?.secrets).toMatchObject({ current: { version: 1 }, next: { version: 2 } });
    expect(system.verify((await opened()).token).aud).toBe(key);
    system.secrets = [next];
    const trial = must(await administrator.post<Opening>(`${path}/trials`, { secret: 'next' }));
    expect(system.verify(trial.token)).toMatchObject({ trial: true, project: { entry: 'trial' } });
    must(await administrator.post(`${path}/secrets/take-over`), 204);
    const { token } = await opened();
    expect(headerOf(token).kid).toBe('2');
    expect(system.verify(token).aud).toBe(key);
    system.secrets = [old];
    expect(() => system.verify(token)).toThrow('signature');
    system.secrets = [next];
    expect((await administrator.post(`${path}/secrets/take-over`)).status).toBe(404);
  });

  test('one that leaked is replaced without waiting, by one that somebody brings', async () => {
    const brought = `${mark('Kq7-')}!${mark('Zx9_')}${mark('wV3')}`;
    told.push(brought);
    const answer = must(
      await administrator.post<{ secret: string | null }>(`${path}/secrets`, { overlapHours: 0, secret: brought }),
      201,
    );
    expect(answer.secret).toBeNull();
    system.secrets = [brought];
    expect(system.verify((await opened()).token).aud).toBe(key);
    const database = await Database.open(SYSTEM);
    expect(await database.count('pc.subsystem_secret WHERE subsystem = $1', [key])).toBe(1);
    await database.close();
  });

  test('[M01-17] no secret and no token stands in the database, the log, the trail or an answer', async () => {
    told.push((await opened()).token);
    expect(told.length).toBeGreaterThan(4);
    const database = await Database.open(SYSTEM);
    const tables = await database.rows<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('pc', 'public', 'pgboss')`,
    );
    expect(tables.length).toBeGreaterThan(30);
    const asHex = (text: string) => Buffer.from(text).toString('hex');
    const found: string[] = [];
    for (const { name } of tables)
      for (const secret of told)
        if (
          (await database.count(`${name} t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0`, [
            secret,
            asHex(secret),
          ])) > 0
        )
          found.push(name);
    expect(found).toEqual([]);
    // the same search finds what is there
    expect(await database.count('pc.audit t WHERE strpos(t::text, $1) > 0', [key])).toBeGreaterThan(5);
    await database.close();
    const log = process.env.TEST_SERVER_LOG;
    const words = log ? readFileSync(log, 'utf8') : '';
    const answers = [
      await administrator.get('/api/subsystems/managed'),
      await administrator.get(`${path}/history`),
      await administrator.get(`/api/audit?subject=${key}`),
      await official.get('/api/subsystems'),
    ].map((answer) => JSON.stringify(answer.body));
    for (const secret of told) for (const text of [words, ...answers]) expect(text.includes(secret)).toBe(false);
  });
});

describe('the policy of a page', () => {
  const sources = async (page: string, base?: string) => {
    const { headers } = await visitor(base).get(page);
    const policy = headers.get('content-security-policy') ?? '';
    const of = (name: string) => new RegExp(`${name} ([^;]*)`).exec(policy)?.[1];
    return { frame: of('frame-src'), form: of('form-action') };
  };
  const CLOSED = { frame: "'none'", form: "'self'" };

  test('[M01-17] the page that opens it may frame its origin and no other; every other page frames nothing', async () => {
    expect(await sources(`/desk/apps/${key}`)).toEqual({ frame: system.origin, form: `'self' ${system.origin}` });
    for (const page of [
      '/',
      '/desk',
      '/desk/apps',
      '/desk/apps/nobody',
      `/desk/apps/${key}/x`,
      '/studio',
      '/api/public/home',
    ])
      expect([page, await sources(page)]).toEqual([page, CLOSED]);
  });

  test('[M01-17] switched off it disappears, also in another process, and opens for nobody until it is switched on', async () => {
    const place = sharedPlace();
    const second = place ? await SecondProcess.beside(place, {}) : null;
    const page = `/desk/apps/${key}`;
    if (second) expect((await sources(page, second.url)).frame).toBe(system.origin);
    const before = (await managed()) as Managed;
    const off = { revision: before.revision, state: 'disabled', reason: '系统升级' };
    const { revision } = must(await administrator.put<Managed>(`${path}/state`, off));
    expect(await offered(official)).not.toContain(key);
    expect(await offered(official, `?entry=${entry.id}`)).not.toContain(key);
    expect(await sources(page)).toEqual(CLOSED);
    const refused = await open<Refused>(official);
    expect([refused.status, refused.body.error.message]).toEqual([409, expect.stringContaining('系统升级')]);
    if (second) {
      for (let tries = 0; tries < 100 && (await sources(page, second.url)).frame !== "'none'"; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await sources(page, second.url)).toEqual(CLOSED);
      await second.stop();
    }
    must(await administrator.put(`${path}/state`, { revision, state: 'active' }));
    expect(system.verify((await opened()).token).aud).toBe(key);
  });
});

test('the trail names each act, with its reason, and each opening with its project', async () => {
  await opened({ entry: entry.id });
  const { items } = must(
    await administrator.get<{ items: { action: string; detail: Record<string, unknown> }[] }>(`${path}/history`),
  );
  const acts = new Set(items.map(({ action }) => action));
  for (const act of ['registered', 'changed', 'rotated', 'took-over', 'tried', 'opened', 'disabled', 'enabled'])
    expect([...acts]).toContain(`subsystem.${act}`);
  expect(items[0]).toMatchObject({ action: 'subsystem.opened', detail: { project: entry.project.code } });
  expect(items.find(({ action }) => action === 'subsystem.disabled')?.detail).toEqual({ reason: '系统升级' });
});

test('a script that collects tokens is stopped', async () => {
  const { username, password } = await makeUser('official', NAPO.code);
  const client = await signIn(username, password);
  const answers = await Promise.all(Array.from({ length: 40 }, () => open(client)));
  const refused = answers.filter(({ status }) => status === 429).length;
  expect(refused).toBeGreaterThanOrEqual(5);
  expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true);
  const { revision } = (await managed()) as Managed;
  must(await administrator.put(`${path}/state`, { revision, state: 'disabled', reason: '测试结束' }));
});
