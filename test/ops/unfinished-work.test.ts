import type pg from 'pg';
import { must } from '../factories';
import type { SecondProcess } from '../harness/second-process';
import { eventually, PowerCut } from './power-cut';
import { faultsIn, NO_FAULTS, settled, turnedBySweep } from './standing';
import { submitted } from './whole-release';

const AUTHOR = 'tangwenbin';
const APPROVER = 'liangwenjing';

const platform = new PowerCut();
let worker: SecondProcess;

async function approved(turn: number): Promise<void> {
  const release = await submitted(await platform.signIn(AUTHOR), turn);
  must(await (await platform.signIn(APPROVER)).post(`/api/releases/${release}/approve`, {}));
}

/** A transaction of somebody else that something has to wait for. */
async function holding(text: string): Promise<pg.Client> {
  const client = await platform.sql();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await client.query(text);
  return client;
}

interface Build {
  name: string;
  state: string;
}

const builds = () => platform.rows<Build>('SELECT name, state FROM pc.index_build ORDER BY name');
const isDone = ({ state }: Build) => state === 'done';

// The first process keeps the database and the pages; the work in the background is done by others, which are killed.
beforeAll(async () => {
  await platform.start({ ROLE: 'web' });
  worker = await platform.beside();
}, 180_000);
afterAll(() => platform.remove(), 60_000);

test('[M20-06] an index build that was killed is taken up by the next start, which does not wait for it', async () => {
  await settled(platform);
  // An index is finished only when nobody reads any more as things were before.
  const reader = await holding('SELECT count(*) FROM pc.release');
  await approved(1);
  const asked = await eventually(builds, (all) => all.some(({ state }) => state === 'building'));
  await worker.kill();
  const writer = await holding(
    'UPDATE pc.lib_building SET updated_at = updated_at WHERE entry_id = (SELECT min(entry_id) FROM pc.lib_building)',
  );
  worker = await platform.beside();
  expect((await builds()).every(isDone)).toBe(false);
  for (const one of [reader, writer]) await one.query('COMMIT');
  await settled(platform);
  const unfit = await platform.rows('SELECT 1 FROM pg_index WHERE NOT indisvalid');
  expect([asked.length > 0, unfit]).toEqual([true, []]);
  const made = await platform.rows<{ name: string }>(
    `SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'pc'`,
  );
  expect(made.map(({ name }) => name)).toEqual(expect.arrayContaining(asked.map(({ name }) => name)));
}, 240_000);

const WAITS = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%library_entries%'`;

test('[M20-06] lights whose judging was killed are judged by the next start', async () => {
  await settled(platform);
  const writer = await holding(
    `UPDATE library_entries SET updated_at = updated_at WHERE document_id = (SELECT document_id FROM library_entries
       WHERE library_key = 'building' ORDER BY document_id OFFSET 700 LIMIT 1)`,
  );
  await approved(2);
  await eventually(
    () => platform.rows(WAITS),
    (waiting) => waiting.length > 0,
  );
  await worker.kill();
  await writer.query('COMMIT');
  expect((await platform.rows('SELECT 1 FROM pc.judging_asked')).length).toBeGreaterThan(0);
  worker = await platform.beside();
  await settled(platform);
  expect(await faultsIn(platform)).toEqual(NO_FAULTS);
  expect(await turnedBySweep(await platform.signIn(AUTHOR))).toBe(0);
}, 300_000);
