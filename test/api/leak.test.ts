import { COUNTIES, must } from '../factories';
import { type Client, signIn, visitor } from '../harness/client';
import { each } from './at-once';
import { addresses, contentAddresses, type Operation } from './leak-addresses';
import { type Marked, makeWorld, type Viewer } from './leak-world';

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}

/** These repeat what they were asked: a tool its question, the trail what people of the county have just asked for here. */
const ECHOES = /^\/api\/(tools\/|audit$)/;

let viewers: Viewer[];
let all: Marked[];
let routes: [string, Operation][];
let visits = 0;

beforeAll(async () => {
  ({ all, viewers } = await makeWorld());
  const { paths } = must(await visitor().get<OpenApi>('/api/openapi.json'));
  routes = Object.entries(paths).flatMap(([path, methods]): [string, Operation][] =>
    methods.get && !ECHOES.test(path) ? [[path, methods.get]] : [],
  );
});

const readsContent = (viewer: Viewer) => /official|administrator|lizhijian|tangwenbin/.test(viewer.who);

/** Where the content API is shut, two knocks a door are enough to know it. */
function askedOf(viewer: Viewer, target: Marked): { route: string; path: string }[] {
  return routes.flatMap(([route, operation]) => {
    const content = route.startsWith('/api/content/');
    const paths = content ? contentAddresses(route, target) : addresses(route, operation, target);
    return (content && !readsContent(viewer) ? paths.slice(0, 2) : paths).map((path) => ({ route, path }));
  });
}

/** One project of the other county, and one of one's own county that belongs to somebody else, where there is one. */
function targetsOf(viewer: Viewer): Marked[] {
  const [own] = viewer.own;
  const near = viewer.foreign.find((one) => one.county === own?.county);
  const far = viewer.foreign.find((one) => one.county !== own?.county);
  return [near, far].filter((one) => one !== undefined);
}

async function bodyOf(client: Client, path: string): Promise<{ status: number; text: string }> {
  const response = await client.fetch('GET', path);
  visits += 1;
  return { status: response.status, text: Buffer.from(await response.arrayBuffer()).toString('utf8') };
}

/** The traces of somebody's rows in an answer. */
const tracesIn = (text: string, rows: readonly Marked[]) =>
  rows.flatMap((row) => row.traces.filter((trace) => text.includes(trace)));

test('[M01-05] the auditor of a county reads what was done there, and nothing of the other county', async () => {
  for (const viewer of viewers.filter((one) => one.who.startsWith('auditor of'))) {
    const { text } = await bodyOf(viewer.client, '/api/audit?limit=200');
    expect([viewer.who, tracesIn(text, viewer.foreign)]).toEqual([viewer.who, []]);
    expect(tracesIn(text, viewer.own).length).toBeGreaterThan(0);
    for (const target of viewer.foreign) {
      const asked = await bodyOf(viewer.client, `/api/audit?subject=${target.ids[1]}`);
      expect(JSON.parse(asked.text).items).toEqual([]);
    }
  }
});

describe('every route of the OpenAPI document', () => {
  test('[M01-05] shows nobody the id, code or name of a row that is not theirs', async () => {
    const leaks: string[] = [];
    const faults: string[] = [];
    const asked = viewers.flatMap((viewer) =>
      targetsOf(viewer).flatMap((target) => askedOf(viewer, target).map(({ path }) => ({ viewer, path }))),
    );
    await each(asked, 24, async ({ viewer, path }) => {
      const { status, text } = await bodyOf(viewer.client, path);
      const found = tracesIn(text, viewer.foreign);
      if (found.length > 0) leaks.push(`${viewer.who}: GET ${path} shows ${found.join(', ')}`);
      if (status >= 500) faults.push(`${viewer.who}: GET ${path} answers ${status}`);
    });
    expect(leaks.slice(0, 20)).toEqual([]);
    expect(faults.slice(0, 20)).toEqual([]);
    expect(visits).toBeGreaterThan(5000);
  }, 240_000);

  test('[M01-05] shows each viewer what is theirs, in the routes where it belongs', async () => {
    const shown = new Map<string, Set<string>>();
    for (const viewer of viewers.filter((one) => one.own.length > 0)) {
      const paths = new Set<string>();
      const [target] = viewer.own;
      if (!target) continue;
      await each(askedOf(viewer, target), 24, async ({ route, path }) => {
        if (paths.has(route)) return;
        if (tracesIn((await bodyOf(viewer.client, path)).text, [target]).length > 0) paths.add(route);
      });
      shown.set(viewer.who, paths);
    }
    const everybody = [
      '/api/entries/{id}',
      '/api/entries/{id}/reports',
      '/api/entries/{id}/warnings',
      '/api/libraries/{key}/entries',
      '/api/projects/{code}/attachments',
      '/api/search',
      '/api/warnings',
    ];
    const content = ['projects', 'library-entries', 'progress-reports', 'attachments', 'project-codes', 'warnings'].map(
      (name) => `/api/content/${name}`,
    );
    const relations = ['/api/content/parties', '/api/content/credit-records', '/api/content/projects/{id}'];
    for (const [who, paths] of shown) expect([who, everybody.filter((path) => !paths.has(path))]).toEqual([who, []]);
    for (const who of [`official of ${COUNTIES.fusui.name}`, `administrator of ${COUNTIES.qingxiu.name}`]) {
      const missing = [...content, ...relations].filter((path) => !shown.get(who)?.has(path));
      expect([who, missing]).toEqual([who, []]);
    }
    expect([...(shown.get(`official of ${COUNTIES.fusui.name}`) ?? [])]).toContain('/api/imports/{id}');
  }, 120_000);
});

test('[M01-05] the official of the region sees both counties, of which each official sees one', async () => {
  const both = ['lizhijian', COUNTIES.fusui.official, COUNTIES.qingxiu.official].map(async (who) => {
    const client = await signIn(who);
    const seen = await Promise.all(all.map(async (one) => (await client.get(`/api/entries/${one.entry}`)).status));
    return [who, seen];
  });
  expect(await Promise.all(both)).toEqual([
    ['lizhijian', [200, 200, 200, 200, 200, 200]],
    [COUNTIES.fusui.official, [200, 200, 200, 404, 404, 404]],
    [COUNTIES.qingxiu.official, [404, 404, 404, 200, 200, 200]],
  ]);
});

test('a filter through a relation cannot be used to ask whether a foreign row exists', async () => {
  const client = await signIn(COUNTIES.fusui.official);
  const count = async (word: string) => {
    const path = `/api/content/projects?filters[participants][projects][name][$contains]=${word}`;
    return must(await client.get<{ meta: { pagination: { total: number } } }>(path)).meta.pagination.total;
  };
  const own = all.find((one) => one.county === COUNTIES.fusui);
  const foreign = all.find((one) => one.county === COUNTIES.qingxiu);
  expect(await count(own?.word ?? '')).toBeGreaterThan(0);
  expect(await count(foreign?.word ?? '')).toBe(0);
});

test('a county is no secret by another spelling of the address', async () => {
  const [target] = all;
  const spellings = ['/API/search', '/Api/search', '/api//search', '/api/./search', '/%61pi/search', '/api/search/'];
  for (const spelling of spellings) {
    for (const client of [visitor(), await signIn(COUNTIES.qingxiu.official)]) {
      const response = await client.fetch('GET', `${spelling}?q=${target?.word}`);
      expect(await response.text()).not.toContain(target?.code);
    }
  }
});
