import { must } from '../factories';
import { eventually, PowerCut } from './power-cut';
import { faultsIn, lights, NO_FAULTS, settled, turnedBySweep } from './standing';
import { RULE_ONLY, submitted } from './whole-release';

const AUTHOR = 'tangwenbin';
const APPROVER = 'liangwenjing';
/** Where it is a day earlier than anywhere else, and where it is a day later: there a day comes with a restart. */
const YESTERDAY = 'Etc/GMT+12';
const TOMORROW = 'Pacific/Kiritimati';

const dayIn = (timeZone: string, ahead = 0) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Date.now() + ahead * 86_400_000);

const platform = new PowerCut();

interface Health {
  refused: { id: string; title: string; day: string; faults: { zh: string; en: string }[] }[];
}

/** Approved in the place where it is earliest, for the day after. */
async function scheduled(turn: number): Promise<string> {
  const author = await platform.signIn(AUTHOR);
  const release = await submitted(author, turn, { effectiveFrom: dayIn(YESTERDAY, 1), parts: RULE_ONLY });
  must(await (await platform.signIn(APPROVER)).post(`/api/releases/${release}/approve`, {}));
  return release;
}

const redDays = async () => {
  const { effective } = must(
    await (await platform.signIn(AUTHOR)).get<{
      effective: { version: number; body: { parameters: { red_days: { value: number } } } };
    }>('/api/definitions/rule/started-late'),
  );
  return effective.body.parameters.red_days.value;
};
const stepsOf = (release: string) =>
  platform.rows<{ action: string; actor: string }>(
    'SELECT action, actor FROM pc.release_step WHERE release_id = $1 ORDER BY id',
    [release],
  );
const effects = async (release: string) => (await stepsOf(release)).filter(({ action }) => action === 'effect');

beforeAll(() => platform.start({ TIME_ZONE: YESTERDAY }), 180_000);
afterAll(() => platform.remove(), 60_000);

test('[M01-22] a day that comes while nothing runs: the release holds at the next start, and its lights are judged', async () => {
  const approver = await platform.signIn(APPROVER);
  const first = await submitted(await platform.signIn(AUTHOR), 0, { parts: RULE_ONLY });
  must(await approver.post(`/api/releases/${first}/approve`, {}));
  await settled(platform);
  const before = await lights(platform);
  const release = await scheduled(1);
  expect(await redDays()).not.toBe(90);
  expect(await lights(platform)).toEqual(before);
  await platform.kill();

  await platform.start({ TIME_ZONE: TOMORROW });
  expect(await redDays()).toBe(90);
  await eventually(
    () => platform.rows('SELECT 1 FROM pc.judging_asked'),
    (asked) => asked.length === 0,
  );
  expect(await faultsIn(platform)).toEqual(NO_FAULTS);
  expect(await turnedBySweep(await platform.signIn(AUTHOR))).toBe(0);
  expect(await lights(platform)).not.toEqual(before);
  expect(await effects(release)).toEqual([{ action: 'effect', actor: 'system' }]);
}, 300_000);

test('[M01-22] two processes that meet its day at once enter it once', async () => {
  await platform.kill();
  await platform.start({ TIME_ZONE: YESTERDAY });
  const release = await scheduled(2);
  expect(await effects(release)).toEqual([]);
  const both = await Promise.all([platform.beside({ TIME_ZONE: TOMORROW }), platform.beside({ TIME_ZONE: TOMORROW })]);
  await eventually(
    () => platform.rows('SELECT 1 FROM pc.judging_asked'),
    (asked) => asked.length === 0,
  );
  for (const one of both) {
    const client = await platform.signIn(AUTHOR, one.url);
    const { effective } = must(
      await client.get<{ effective: { release: string } }>('/api/definitions/rule/started-late'),
    );
    expect(effective.release).toBe(release);
  }
  expect(await effects(release)).toHaveLength(1);
  const twice = await platform.rows(
    `SELECT 1 FROM pc.audit WHERE action IN ('release.effect', 'release.approve') AND subject_id = $1`,
    [release],
  );
  expect(twice).toHaveLength(2);
  expect(await faultsIn(platform)).toEqual(NO_FAULTS);
  for (const one of both) await one.stop();
}, 300_000);

test('[M01-22] what was published on top meanwhile keeps it from taking effect, and health says so', async () => {
  await platform.kill();
  await platform.start({ TIME_ZONE: YESTERDAY });
  const release = await scheduled(3);
  // As a newer version of the installation brings it: by file, past the desk where releases are decided.
  await platform.rows(
    `INSERT INTO definitions (document_id, kind, key, region_code, version, status, effective_from, title, body, checksum, author, approver, note,
       revision, created_at, updated_at, published_at)
     SELECT 'file' || substr(document_id, 5), kind, key, region_code, version + 1, status, NULL, title, body, checksum, 'reference', 'reference-review', '',
       1, now(), now(), now() FROM definitions WHERE release_id = $1`,
    [release],
  );
  await platform.kill();
  await platform.start({ TIME_ZONE: TOMORROW });

  const author = await platform.signIn(AUTHOR);
  const { refused } = must(await author.get<Health>('/api/studio/health'));
  expect(refused).toEqual([
    expect.objectContaining({
      id: release,
      day: dayIn(YESTERDAY, 1),
      faults: [{ zh: expect.stringContaining('后来又发布了'), en: expect.stringContaining('was published later') }],
    }),
  ]);
  const seen = must(await author.get<{ status: string; reason: string }>(`/api/releases/${release}`));
  expect([seen.status, seen.reason]).toEqual(['draft', expect.stringContaining('没有生效')]);
  expect((await stepsOf(release)).map(({ action }) => action).slice(-2)).toEqual(['approve', 'refuse']);
  const { effective } = must(await author.get<{ effective: { author: string } }>('/api/definitions/rule/started-late'));
  expect(effective.author).toBe('reference');
  // Once it is taken up again nothing is left to be told.
  must(await author.delete(`/api/releases/${release}`), 204);
  expect(must(await author.get<Health>('/api/studio/health')).refused).toEqual([]);
}, 300_000);
