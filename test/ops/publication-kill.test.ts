import { must } from '../factories';
import { eventually, PowerCut, pause } from './power-cut';
import { faultsIn, lights, NO_FAULTS, settled, storedOf, turnedBySweep } from './standing';
import { submitted } from './whole-release';

const AUTHOR = 'tangwenbin';
const APPROVER = 'liangwenjing';
const ROUNDS = 10;

const platform = new PowerCut();
let turn = 0;

/** Approves without waiting for an answer that may never come. */
async function approving(release: string): Promise<{ answer: Promise<number | 'cut off'> }> {
  const approver = await platform.signIn(APPROVER);
  const sent = approver.post(`/api/releases/${release}/approve`, {});
  return {
    answer: sent.then(
      ({ status }) => status,
      () => 'cut off',
    ),
  };
}

async function expectWholeOrNothing(release: string): Promise<boolean> {
  const { status, parts, told } = await storedOf(platform, release);
  const all = status === 'published';
  expect([status, ...parts]).toEqual(Array(5).fill(all ? 'published' : 'submitted'));
  expect(told).toEqual(all ? { approvals: 1, steps: 1, published: 4 } : { approvals: 0, steps: 0, published: 0 });
  return all;
}

async function expectSound(): Promise<void> {
  await settled(platform);
  expect(await faultsIn(platform)).toEqual(NO_FAULTS);
  expect(await turnedBySweep(await platform.signIn(AUTHOR))).toBe(0);
}

beforeAll(() => platform.start(), 180_000);
afterAll(() => platform.remove(), 60_000);

test('[M20-06] a process killed at any moment of a publication leaves all of it or nothing, and the rest follows', async () => {
  const outcomes: string[] = [];
  const seen = new Map<number, string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    turn += 1;
    const release = await submitted(await platform.signIn(AUTHOR), turn);
    const { answer } = await approving(release);
    // From the first check to well into the work that comes after the publication.
    await pause((round * 1100) / ROUNDS);
    await platform.kill();
    const heard = await answer;
    await platform.start();
    const all = await expectWholeOrNothing(release);
    if (heard === 200) expect(all).toBe(true);
    outcomes.push(all ? 'published' : 'nothing');
    if (!all) {
      expect(await faultsIn(platform)).toEqual(NO_FAULTS);
      must(await (await platform.signIn(APPROVER)).post(`/api/releases/${release}/approve`, {}));
    }
    expect(await expectWholeOrNothing(release)).toBe(true);
    await expectSound();
    // Thresholds alternate: the lights are those of the threshold, whatever happened on the way.
    const now = JSON.stringify(await lights(platform));
    expect(seen.get(turn % 2) ?? now).toBe(now);
    seen.set(turn % 2, now);
  }
  expect(new Set(seen.values()).size).toBe(2);
  expect(new Set(outcomes)).toEqual(new Set(['nothing', 'published']));
}, 600_000);

/** The server process of PostgreSQL that works for the platform. */
const AT_WORK = `SELECT pid FROM pg_stat_activity WHERE application_name = 'project-cloud' AND state <> 'idle' AND xact_start IS NOT NULL`;
const ANY = `SELECT pid FROM pg_stat_activity WHERE application_name = 'project-cloud' AND pid <> pg_backend_pid()`;

test('[M20-06] PostgreSQL that loses a server process takes all connections down: the platform lives on, whole', async () => {
  for (let round = 0; round < 4; round += 1) {
    turn += 1;
    const release = await submitted(await platform.signIn(AUTHOR), turn);
    const watch = await platform.sql();
    const { answer } = await approving(release);
    let pid: number | undefined;
    if (round % 2 === 0) while (!pid) pid = (await watch.query<{ pid: number }>(AT_WORK)).rows[0]?.pid;
    else {
      await answer;
      pid = (await watch.query<{ pid: number }>(ANY)).rows[0]?.pid;
    }
    process.kill(Number(pid), 'SIGKILL');
    await answer;
    // The same process answers again, nobody has started it.
    await eventually(
      () =>
        platform.signIn(APPROVER).then(
          () => 'signed in',
          (fault: Error) => fault.message,
        ),
      (said) => said === 'signed in',
    );
    if (!(await expectWholeOrNothing(release)))
      must(await (await platform.signIn(APPROVER)).post(`/api/releases/${release}/approve`, {}));
    await settled(platform, 150);
    await expectSound();
  }
}, 600_000);
