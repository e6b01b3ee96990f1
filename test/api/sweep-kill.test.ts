import { must } from '../factories';
import type { Client } from '../harness/client';
import { eventually, PowerCut } from '../ops/power-cut';
import { faultsIn, lights, NO_FAULTS, settled, turnedBySweep } from '../ops/standing';
import { RULE_ONLY, submitted } from '../ops/whole-release';

const AUTHOR = 'tangwenbin';
const APPROVER = 'liangwenjing';
const platform = new PowerCut();

interface Sweep {
  id: string;
  state: string;
}

/** Hundreds of lights that are not what they have to be: plans that a hand has moved by months. */
const shifted = (days: number) =>
  platform.rows(
    'UPDATE projects SET planned_end = planned_end + $1::int, planned_start = planned_start + $1::int WHERE planned_end IS NOT NULL',
    [days],
  );

const begun = async (administrator: Client): Promise<string> =>
  must(await administrator.post<{ id: string }>('/api/sweeps'), 202).id;

const ended = (id: string) =>
  eventually(
    async () => (await platform.rows<Sweep>('SELECT id, state FROM pc.sweep WHERE id = $1', [id]))[0],
    (sweep) => sweep?.state === 'done',
    90,
  );

/** Until a sweep has written something and not all of it. */
const underWay = (before: number) =>
  eventually(
    async () => (await platform.rows<{ lines: number }>(LINES))[0]?.lines ?? 0,
    (lines) => lines > before,
    30,
  );

const LINES = 'SELECT sum(jsonb_array_length(history::jsonb))::int AS lines FROM warnings';
const lines = async () => (await platform.rows<{ lines: number }>(LINES))[0]?.lines ?? 0;

async function expectSound(): Promise<void> {
  expect(await faultsIn(platform)).toEqual(NO_FAULTS);
  expect(await turnedBySweep(await platform.signIn(AUTHOR))).toBe(0);
  expect(await faultsIn(platform)).toEqual(NO_FAULTS);
}

beforeAll(() => platform.start(), 180_000);
afterAll(() => platform.remove(), 60_000);

test('[M20-06] a sweep whose process is killed half-way is brought to its end after the restart, with nothing told twice', async () => {
  await shifted(-150);
  const before = await lines();
  const id = await begun(await platform.signIn(AUTHOR));
  await underWay(before);
  await platform.kill();
  await platform.start();
  await ended(id);
  await expectSound();
  expect(await lines()).toBeGreaterThan(before);
}, 150_000);

test('[M20-06] a sweep whose connections PostgreSQL ends is done again by the same process, with nothing told twice', async () => {
  await shifted(150);
  const before = await lines();
  const id = await begun(await platform.signIn(AUTHOR));
  await underWay(before);
  const cut = await platform.rows(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'project-cloud' AND pid <> pg_backend_pid()`,
  );
  expect(cut.length).toBeGreaterThan(0);
  await ended(id);
  await expectSound();
}, 150_000);

test('[M08-04] a rule that is published while a sweep runs holds for every entry when both are done', async () => {
  const release = await submitted(await platform.signIn(AUTHOR), 1, { parts: RULE_ONLY });
  await shifted(-40);
  const was = JSON.stringify(await lights(platform));
  const id = await begun(await platform.signIn(AUTHOR));
  must(await (await platform.signIn(APPROVER)).post(`/api/releases/${release}/approve`, {}));
  await Promise.all([ended(id), settled(platform)]);
  await expectSound();
  expect(JSON.stringify(await lights(platform))).not.toBe(was);
}, 150_000);

test('[M20-06] sweeps that two processes are told of run one after the other, and the second finds nothing', async () => {
  await shifted(60);
  const other = await platform.beside();
  const here = await platform.signIn(AUTHOR);
  const there = await platform.signIn(AUTHOR, other.url);
  const ids = await Promise.all([begun(here), begun(there), begun(here)]);
  for (const id of ids) await ended(id);
  const turned = await platform.rows<{ turned: number; overlaps: number }>(
    `SELECT s.turned, (SELECT count(*)::int FROM pc.sweep o WHERE o.id = ANY($1) AND o.id <> s.id
       AND o.attempt_at < s.finished_at AND s.attempt_at < o.finished_at) AS overlaps
     FROM pc.sweep s WHERE s.id = ANY($1) ORDER BY s.finished_at`,
    [ids],
  );
  expect(turned.map(({ overlaps }) => overlaps)).toEqual([0, 0, 0]);
  expect(turned[0]?.turned).toBeGreaterThan(0);
  expect(turned.slice(1).map((one) => one.turned)).toEqual([0, 0]);
  await expectSound();
}, 150_000);
