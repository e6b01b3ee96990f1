import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '@project-cloud/library';
import { type Definition, Editors, libraryOf, must, publishLibrary } from '../factories';
import { type Client, signIn } from '../harness/client';
import { EmptyPlatform } from './empty-platform';
import { closed, exported, opened, type PlanAnswer, rewritten, send } from './packaging';

const ROOT = path.resolve(__dirname, '../..');
const NYC = path.join(ROOT, 'test/metadata/nyc');
const SEED = readdirSync(path.join(ROOT, 'seed/reference/definitions/library')).map((file) =>
  path.basename(file, '.json'),
);
const LIBRARIES = [...SEED, 'nyc-capital-projects'];

const empty = new EmptyPlatform();
let source: Client;
let editors: Editors;
let target: Client;

/** New York lives in files of its own; whoever comes first brings it. */
async function publishNewYork(): Promise<void> {
  if ((await source.get('/api/libraries/nyc-capital-projects')).status !== 404) return;
  for (const [code, parent] of [['99', null] as const]) {
    const known = await source.get(`/api/regions/${code}`);
    if (known.status === 404)
      must(
        await source.post('/api/regions', { code, name: 'New York', parent, level: 'province', kind: 'other' }),
        201,
      );
  }
  const order = ['rule', 'form', 'view', 'template', 'library'];
  const files = readdirSync(NYC).map((name) => JSON.parse(readFileSync(path.join(NYC, name), 'utf8')));
  files.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  for (const { version: _, ...definition } of files) {
    const { id } = must(await editors.author.post<Definition>('/api/definitions', definition), 201);
    must(await editors.author.post(`/api/definitions/${id}/submit`));
    must(await source.post(`/api/definitions/${id}/publish`));
  }
}

const actions = (plan: PlanAnswer) => [...new Set(plan.items.map(({ action }) => action))];
const plan = async (zip: Uint8Array, query = '') => must(await send(target, `plan${query}`, zip), 200);
const apply = async (zip: Uint8Array, query = '') => must(await send(target, `apply${query}`, zip), 200);

/** Everything that a package needs and does not hold, founded on the empty platform. */
async function prepare({ requires }: Manifest): Promise<void> {
  await empty.copyRegions(source, requires.regions);
  for (const library of requires.libraries) {
    if ((await target.get(`/api/packages/${library}`)).status !== 404) continue;
    const zip = await exported(source, library);
    await prepare(opened(zip).manifest);
    await apply(zip);
  }
}

beforeAll(async () => {
  source = await signIn('liangwenjing');
  editors = await Editors.meet();
  await publishNewYork();
  await empty.start();
  target = empty.administrator;
}, 300_000);

afterAll(() => empty.remove(), 60_000);

test('a platform without definitions has none to export', async () => {
  expect(await empty.countDefinitions()).toBe(0);
  expect((await target.get('/api/packages/building')).status).toBe(404);
});

test.each(LIBRARIES)(
  '[P1] %s, exported, imported into an empty platform and exported again, is equal byte for byte',
  async (library) => {
    const zip = await exported(source, library);
    expect(await exported(source, library)).toEqual(zip);
    await prepare(opened(zip).manifest);
    if ((await target.get(`/api/packages/${library}`)).status === 404) {
      const before = await plan(zip);
      expect([before.ok, before.missing]).toEqual([true, []]);
      expect(before.items.find(({ kind }) => kind === 'library')?.action).toBe('create');
      await apply(zip, `?checksum=${before.checksum}`);
    }
    const again = await exported(target, library);
    expect(opened(again).manifest.checksum).toBe(opened(zip).manifest.checksum);
    expect(again.equals(zip)).toBe(true);
  },
);

test.each(LIBRARIES)('applying %s twice changes nothing', async (library) => {
  const zip = await exported(source, library);
  const count = await empty.countDefinitions();
  expect(actions(await plan(zip))).toEqual(['same']);
  expect(actions(await apply(zip))).toEqual(['same']);
  expect(await empty.countDefinitions()).toBe(count);
  expect((await exported(target, library)).equals(zip)).toBe(true);
});

test('a library that was imported works at once, and says who let it in', async () => {
  const form = must(
    await target.get<{ layers: { region: string | null }[] }>('/api/libraries/building/form?region=451421'),
  );
  expect(form.layers.map(({ region }) => region)).toEqual(expect.arrayContaining([null, '451421']));
  const { items } = must(await target.get<{ items: unknown[] }>('/api/libraries/building/entries'));
  expect(items).toEqual([]);
  const { checksum } = opened(await exported(target, 'building')).manifest;
  const { effective } = must(await target.get<{ effective: Definition }>('/api/definitions/library/building'));
  expect([effective.author, effective.approver]).toEqual([`package ${checksum.slice(0, 8)}`, 'founder']);
  const trail = must(
    await target.get<{ items: { action: string; subjectId: string }[] }>('/api/audit?action=package.apply'),
  );
  expect(trail.items).toContainEqual(
    expect.objectContaining({ action: 'package.apply', subjectId: 'library/building' }),
  );
});

test('keys that somebody has sorted, line ends that git has changed: still the same package', async () => {
  const { manifest, files } = opened(await exported(source, 'building'));
  const spelt = [...files].map(([file, text]): [string, string] => [file, sortedText(text).replaceAll('\n', '\r\n')]);
  expect(new Map(spelt)).not.toEqual(files);
  expect(actions(await plan(closed({ manifest, files: new Map(spelt) })))).toEqual(['same']);
});

function sortedText(text: string): string {
  const sort = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sort);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort()
        .map(([key, item]) => [key, sort(item)]),
    );
  };
  return JSON.stringify(sort(JSON.parse(text)), null, 4);
}

describe('a library that goes on at its source', () => {
  let key: string;
  let first: Buffer;
  let second: Buffer;

  beforeAll(async () => {
    key = await publishLibrary(editors);
    first = await exported(source, key);
    await prepare(opened(first).manifest);
    await apply(first);
    const fax = { type: 'string', title: '传真', 'x-decorator': 'FormItem', 'x-component': 'Input' };
    const { library, form } = libraryOf(key, {
      properties: { fax },
      fields: [{ key: 'fax', label: { zh: '传真', en: 'Fax' }, type: 'text' }],
    });
    await editors.publish(library, form);
    second = await exported(source, key);
  });

  test('[P1] the plan says what changes and changes nothing; the import does it, and only it', async () => {
    const count = await empty.countDefinitions();
    const made = await plan(second);
    expect(await empty.countDefinitions()).toBe(count);
    const told = (action: string) =>
      made.items.filter((item) => item.action === action).map((item) => [item.kind, item.current, item.version]);
    expect(told('change').sort()).toEqual([
      ['form', 1, 2],
      ['library', 1, 2],
    ]);
    expect(told('same')).toEqual([['view', 1, 1]]);
    expect(made.items.flatMap(({ changes }) => changes).map(({ op, subject }) => [op, subject.zh])).toContainEqual([
      'add',
      expect.stringContaining('传真'),
    ]);
    await apply(second);
    expect(await empty.countDefinitions()).toBe(count + 2);
    expect((await exported(target, key)).equals(second)).toBe(true);
  });

  test('what is newer on the platform is not undone, unless that is asked for', async () => {
    const back = await plan(first);
    expect(back.ok).toBe(false);
    expect(back.items.filter(({ kind }) => kind !== 'view').map(({ reason }) => reason?.code)).toEqual([
      'version-taken',
      'version-taken',
    ]);
    expect((await send(target, 'apply', first)).status).toBe(409);
    const forced = await apply(first, '?force=true');
    expect(forced.items.filter(({ action }) => action === 'change').map(({ version }) => version)).toEqual([3, 3]);
    expect(actions(await plan(first))).toEqual(['same']);
    expect((await plan(second)).items.map(({ reason }) => reason?.code)).toContain('version-taken');
  });

  test('what was planned is what is applied', async () => {
    const { checksum } = await plan(first);
    const answer = await send<{ error: { code: string } }>(target, `apply?checksum=${checksum}`, second);
    expect([answer.status, answer.body.error.code]).toEqual([409, 'LIBRARY_PACKAGE_NOT_PLANNED']);
  });
});

describe('all of it or nothing', () => {
  let key: string;
  let zip: Buffer;

  beforeEach(async () => {
    key = await publishLibrary(editors);
    zip = await exported(source, key);
    await prepare(opened(zip).manifest);
  });

  test('a package whose last file is bad leaves nothing of the others', async () => {
    const count = await empty.countDefinitions();
    const bad = rewritten(zip, `seed/reference/definitions/library/${key}.json`, (library: { body: object }) => ({
      ...library,
      body: { ...library.body, initialStage: 'nowhere' },
    }));
    expect((await send(target, 'apply', bad)).status).toBe(409);
    expect(await empty.countDefinitions()).toBe(count);
  });

  test('a fault of the database at the last definition takes the others back', async () => {
    const count = await empty.countDefinitions();
    await empty.withDatabase(async (client) => {
      await client.query(`CREATE FUNCTION refuse_library() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF NEW.kind = 'library' THEN RAISE 'no more room'; END IF; RETURN NEW; END $$`);
      await client.query(
        'CREATE TRIGGER no_room BEFORE INSERT ON definitions FOR EACH ROW EXECUTE FUNCTION refuse_library()',
      );
    });
    expect((await send(target, 'apply', zip)).status).toBe(500);
    await empty.withDatabase((client) => client.query('DROP FUNCTION refuse_library() CASCADE'));
    expect(await empty.countDefinitions()).toBe(count);
    await apply(zip);
    expect((await exported(target, key)).equals(zip)).toBe(true);
  });

  test('[P1] an import that is killed before its end has left nothing, and succeeds after the restart', async () => {
    const count = await empty.countDefinitions();
    await empty.withDatabase(async (client) => {
      await client.query('BEGIN');
      // The library's own table comes last: whoever wants to make it waits for this transaction.
      await client.query(`CREATE TABLE pc."lib_${key}" (entry_id text)`);
      const importing = send(target, 'apply', zip).then(
        ({ status }) => status,
        () => 'cut off',
      );
      await until(async () => (await waiting(key)) === 1);
      await empty.kill();
      expect(await importing).toBe('cut off');
      await client.query('ROLLBACK').catch(() => {});
    });
    await empty.start();
    target = empty.administrator;
    expect(await empty.countDefinitions()).toBe(count);
    expect((await target.get(`/api/packages/${key}`)).status).toBe(404);
    await apply(zip);
    expect((await exported(target, key)).equals(zip)).toBe(true);
  }, 300_000);
});

const waiting = (key: string) =>
  empty.withDatabase(async (client) => {
    const found = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%CREATE TABLE%lib_' || $1 || '%'`,
      [key],
    );
    return found.rows[0]?.count ?? 0;
  });

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came to that');
}
