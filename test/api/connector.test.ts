import {
  COUNTIES,
  daysFromNow,
  Editors,
  type Entry,
  fileEntry,
  makeUser,
  mark,
  must,
  publishLibrary,
  REGION,
} from '../factories';
import { BatchReceiver } from '../harness/batch-receiver';
import { type Client, signIn } from '../harness/client';
import { beginRelease, letOut, openDraft, releaseOf } from './releasing';

const { fusui } = COUNTIES;

interface Run {
  id: string;
  state: 'waiting' | 'done' | 'failed';
  version: number;
  looked: number;
  sent: number;
  held: number;
  error: { zh: string } | null;
}

interface Shown {
  version: number;
  runs: Run[];
  batches: Record<string, unknown>[];
  held: number;
}

let editors: Editors;
let clerk: Client;
let operator: Client;
const receivers: BatchReceiver[] = [];

beforeAll(async () => {
  editors = await Editors.meet();
  clerk = await signIn(fusui.official);
  const { username, password } = await makeUser('operator', '45');
  operator = await signIn(username, password);
});
afterAll(async () => {
  await Promise.all(receivers.map((one) => one.stop()));
});

const words = (zh: string) => ({ zh, en: zh });
const field = (code: string, key: string, more: object = {}) => ({
  code,
  label: words(code),
  type: 'text',
  required: false,
  from: { kind: 'field', key },
  ...more,
});

const bodyOf = (library: string, address: string, more: object = {}) => ({
  library,
  address,
  interfaceVersion: '1.0',
  fields: [
    field('projectName', 'name', { required: true }),
    field('money', 'total_investment', { type: 'decimal', unit: 'yuan' }),
    field('level', 'grade', { translate: { a: 'L1' }, values: ['L1', 'L2'], type: 'code' }),
  ],
  batchSize: 2,
  schedule: 'off',
  ...more,
});

interface World {
  key: string;
  library: string;
  receiver: BatchReceiver;
  body: ReturnType<typeof bodyOf>;
}

/** A library of its own, a receiver, and the connector between them with a key that both know. */
async function connected(): Promise<World> {
  const library = await publishLibrary(editors);
  const receiver = await BatchReceiver.start();
  receivers.push(receiver);
  const key = mark('con');
  const body = bodyOf(library, receiver.url);
  await editors.publish({ kind: 'connector', key, body });
  receiver.secret = must(await editors.approver.post<{ secret: string }>(`/api/connectors/${key}/secrets`)).secret;
  return { key, library, receiver, body };
}

const filed = (library: string, grade = 'a') => fileEntry(clerk, fusui, { library, values: { grade } });
const shown = async (key: string, who = editors.approver) => must(await who.get<Shown>(`/api/connectors/${key}`));

/** Asks for a run and waits for its end. */
async function run(key: string): Promise<Run> {
  const { id } = must(await editors.approver.post<{ id: string }>(`/api/connectors/${key}/runs`), 202);
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const found = (await shown(key)).runs.find((one) => one.id === id);
    if (found && found.state !== 'waiting') return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the run has not ended');
}

async function change(entry: Entry, values: object): Promise<void> {
  const { id, revision, formVersion } = entry;
  must(await clerk.put(`/api/entries/${id}`, { revision, formVersion, values }));
}

/** Another mapping, drafted by one person and approved by another. */
async function remapped({ key, body }: World, level: object, effectiveFrom?: string): Promise<void> {
  const { id } = await beginRelease(editors.author, `改${key}`);
  const fields = body.fields.map((one) => (one.code === 'level' ? { ...one, ...level } : one));
  const { definition } = must(
    await openDraft(editors.author, id, { kind: 'connector', key, body: {} as never, from: 'effective' }),
  );
  must(
    await editors.author.put(`/api/definitions/${definition.id}`, {
      revision: definition.revision,
      body: { ...body, fields },
    }),
  );
  if (effectiveFrom === undefined) {
    await letOut(editors.author, editors.approver, id);
    return;
  }
  const { revision } = await releaseOf(editors.author, id);
  must(await editors.author.put(`/api/releases/${id}`, { revision, effectiveFrom }));
  await letOut(editors.author, editors.approver, id);
}

test('[M04-06] a run sends what is new in batches with counts and receipts; a second one sends nothing, a changed entry sends one row', async () => {
  const { key, library, receiver } = await connected();
  const entries = [await filed(library), await filed(library), await filed(library)];
  expect(await run(key)).toMatchObject({ state: 'done', version: 1, looked: 3, sent: 3, held: 0, error: null });
  expect(receiver.batches.map(({ rows }) => rows.length)).toEqual([2, 1]);
  expect(receiver.unsigned).toEqual([]);
  expect((await shown(key)).batches).toEqual([
    expect.objectContaining({ number: 2, state: 'receipted', rows: 1, accepted: 1, refused: 0, receipt: 'R-2' }),
    expect.objectContaining({ number: 1, state: 'receipted', rows: 2, accepted: 2, refused: 0, receipt: 'R-1' }),
  ]);
  const first = entries[0] as Entry;
  expect(receiver.recordsOf(first.id)).toEqual([{ projectName: first.project.name, money: '120000000', level: 'L1' }]);

  expect(await run(key)).toMatchObject({ state: 'done', looked: 3, sent: 0 });
  expect(receiver.calls).toBe(2);

  await change(first, { grade: 'a', plan: 7 });
  expect(await run(key)).toMatchObject({ sent: 0 });
  const renamed = must(await clerk.get<Entry>(`/api/entries/${first.id}`));
  must(
    await clerk.put(`/api/entries/${first.id}`, {
      revision: renamed.revision,
      formVersion: renamed.formVersion,
      project: { total_investment: 13_000 },
      values: { grade: 'a', plan: 7 },
    }),
  );
  expect(await run(key)).toMatchObject({ sent: 1 });
  expect(receiver.recordsOf(first.id).map(({ money }) => money)).toEqual(['120000000', '130000000']);
});

test('[M04-10] a mapping that a release changes is what the next batch carries; one of a later day is not used yet', async () => {
  const world = await connected();
  const { key, library, receiver } = world;
  const entry = await filed(library);
  await run(key);
  await remapped(world, { translate: { a: 'L2' } });
  expect(await run(key)).toMatchObject({ state: 'done', version: 2, sent: 1 });
  expect(receiver.recordsOf(entry.id).map(({ level }) => level)).toEqual(['L1', 'L2']);
  expect((await shown(key)).batches.map(({ version }) => version)).toEqual([2, 1]);

  await remapped(world, { translate: { a: 'L1' } }, daysFromNow(9));
  expect(await run(key)).toMatchObject({ version: 2, sent: 0 });
  expect(receiver.recordsOf(entry.id)).toHaveLength(2);
});

test('[M04-07] rows that the receiver would not take are held with field and reason, and go when the mapping fits them', async () => {
  const world = await connected();
  const { key, library, receiver } = world;
  const [good, bad] = [await filed(library), await filed(library, 'b')];
  const checked = must(await editors.approver.post<Record<string, unknown>>(`/api/connectors/${key}/checks`));
  expect(checked).toMatchObject({ looked: 2, passed: 1, held: 1 });
  expect(receiver.calls).toBe(0);
  expect(await run(key)).toMatchObject({ state: 'done', sent: 1, held: 1 });
  expect(receiver.recordsOf(good.id)).toHaveLength(1);
  expect(receiver.recordsOf(bad.id)).toEqual([]);
  const { items } = must(await editors.approver.get<{ items: object[] }>(`/api/connectors/${key}/held`));
  expect(items).toEqual([
    expect.objectContaining({
      entry: bad.id,
      name: bad.project.name,
      state: 'held',
      errors: [
        expect.objectContaining({ field: 'level', reason: expect.objectContaining({ zh: '“b”不在对方的代码表里' }) }),
      ],
    }),
  ]);
  await remapped(world, { translate: { a: 'L1', b: 'L2' } });
  expect(await run(key)).toMatchObject({ sent: 1, held: 0 });
  expect(receiver.recordsOf(bad.id)).toHaveLength(1);
  expect((await shown(key)).held).toBe(0);
});

test('[M04-06] a receiver that takes a batch and drops the connection holds each row once after the next try', async () => {
  const { key, library, receiver } = await connected();
  const entry = await filed(library);
  receiver.drops = true;
  const failed = await run(key);
  expect(failed).toMatchObject({ state: 'failed', error: { zh: '连接不上对方，或连接中断' } });
  expect(receiver.calls).toBeGreaterThan(1);
  expect((await shown(key)).batches[0]).toMatchObject({ state: 'failed', error: { zh: '连接不上对方，或连接中断' } });
  receiver.drops = false;
  expect(await run(key)).toMatchObject({ state: 'done', sent: 0 });
  expect(receiver.recordsOf(entry.id)).toHaveLength(1);
  expect((await shown(key)).batches).toEqual([expect.objectContaining({ number: 1, state: 'receipted', accepted: 1 })]);
}, 120_000);

test('[M04-06] a batch that is refused as a whole says so and is not tried again; refused rows are told with the receiver’s reason', async () => {
  const { key, library, receiver } = await connected();
  const entry = await filed(library);
  receiver.status = 422;
  expect(await run(key)).toMatchObject({ state: 'failed', error: { zh: '对方拒收整批（422）' } });
  expect(receiver.calls).toBe(1);
  receiver.status = null;
  receiver.refuses = entry.project.name;
  expect(await run(key)).toMatchObject({ state: 'done', sent: 1 });
  expect((await shown(key)).batches[0]).toMatchObject({ accepted: 0, refused: 1 });
  const { items } = must(await editors.approver.get<{ items: object[] }>(`/api/connectors/${key}/held`));
  expect(items).toEqual([
    expect.objectContaining({
      state: 'refused',
      errors: [expect.objectContaining({ reason: words('项目代码已存在') })],
    }),
  ]);
});

test('[M04-06] a row that was refused, then held, goes again when it fits: it is never taken for sent', async () => {
  const world = await connected();
  const { key, library, receiver } = world;
  const entry = await filed(library);
  receiver.refuses = entry.project.name;
  expect(await run(key)).toMatchObject({ state: 'done' });
  receiver.refuses = null;
  await remapped(world, { translate: { a: 'L9' } });
  expect(await run(key)).toMatchObject({ sent: 0, held: 1 });
  await remapped(world, { translate: { a: 'L1' } });
  expect(await run(key)).toMatchObject({ sent: 1, held: 0 });
  expect(receiver.recordsOf(entry.id)).toHaveLength(1);
});

test('[M04-10] faults of a mapping are told at their place, and a run without a key is refused', async () => {
  const secret = { key: 'secret_note', label: words('内部意见'), type: 'text', sensitivity: 'restricted' };
  const library = await publishLibrary(editors, { fields: [secret] });
  const fields = ['nowhere', 'secret_note', 'progress', 'stage'].map((key) => field(`to_${key}`, key));
  const faulty = bodyOf(library, 'http://169.254.169.254/latest', { fields });
  const { id } = await beginRelease(editors.author);
  const { issues } = must(await openDraft(editors.author, id, { kind: 'connector', key: mark('con'), body: faulty }));
  expect(issues.map(({ path, code }) => [path, code])).toEqual([
    ['body.address', 'address'],
    ['body.fields.0.from.key', 'unknown'],
    ['body.fields.1.from.key', 'restricted'],
    ['body.fields.2.from.key', 'unknown'],
  ]);
  const key = mark('con');
  await editors.publish({ kind: 'connector', key, body: bodyOf(library, 'https://central.example.invalid/in') });
  const refused = await editors.approver.post<{ error: { code: string } }>(`/api/connectors/${key}/runs`);
  expect([refused.status, refused.body.error.code]).toEqual([409, 'CONNECTOR_KEY_MISSING']);
});

test('[M04-06] who runs the platform sees counts and no rows; others see neither', async () => {
  const { key, library } = await connected();
  await filed(library, 'b');
  await run(key);
  expect(await shown(key, operator)).toMatchObject({ held: 1 });
  expect((await operator.get(`/api/connectors/${key}/held`)).status).toBe(403);
  expect((await clerk.get(`/api/connectors/${key}`)).status).toBe(403);
  expect((await (await signIn(REGION.auditor)).get(`/api/connectors/${key}/held`)).status).toBe(403);
});
