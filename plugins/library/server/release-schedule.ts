import { alone, database, defineJob, jobsStarted, type Transaction } from '@project-cloud/access/server';
import { type Bilingual, systemClock } from '@project-cloud/kernel';
import { checkTogether, overtaken } from '../domain';
import { definitionIssues } from './definition-check';
import { DEFINITION_COLUMNS, type Definition } from './definition-row';
import { definitions } from './definition-store';
import { definitionsOf, lockedRelease, RELEASE_COLUMNS, type ReleaseRow, step } from './release-row';

const clock = systemClock();
/** More reasons are not read by anybody. */
const SHOWN = 5;

const WAITING = `SELECT ${RELEASE_COLUMNS} FROM pc.release
  WHERE status = 'published' AND effective_from IS NOT NULL AND in_force_at IS NULL ORDER BY effective_from, id`;

const waiting = async (): Promise<ReleaseRow[]> => (await database.query<ReleaseRow>(WAITING)).rows;

const ON_DAY = `SELECT DISTINCT ON (kind, key, region_code) ${DEFINITION_COLUMNS} FROM definitions
  WHERE status = 'published' AND (effective_from IS NULL OR effective_from <= $1) ORDER BY kind, key, region_code, version DESC`;

/** Why a release that was approved does not fit any more what holds on its day. */
async function misfits(release: ReleaseRow, parts: readonly Definition[]): Promise<Bilingual[]> {
  const onItsDay = (await database.query<Definition>(ON_DAY, [release.effectiveFrom])).rows;
  const late = overtaken(parts, onItsDay);
  if (late.length > 0) return late;
  const today = clock.today();
  const beside = [...parts, ...onItsDay.filter(({ effectiveFrom }) => (effectiveFrom ?? '') > today)];
  const each = await Promise.all(
    parts.map(async (part) =>
      (await definitionIssues(part, beside)).map(({ message }) => ({
        zh: `${part.title.zh}：${message.zh}`,
        en: `${part.title.en || part.title.zh}: ${message.en}`,
      })),
    ),
  );
  return [...each.flat(), ...checkTogether(parts, onItsDay).map(({ message }) => message)];
}

/** Versions that settled conflicts in the publication itself: they are made anew with the next one. */
const DROP_SETTLED = `DELETE FROM definitions WHERE release_id = $1 AND created_at AT TIME ZONE 'UTC' =
  (SELECT decided_at FROM pc.release WHERE id = $1)`;

/** Back to its author as drafts: nothing of it takes effect, and the reasons stand where health is told. */
async function withdraw(tx: Transaction, release: ReleaseRow, faults: readonly Bilingual[]): Promise<void> {
  const reason = `没有生效：${faults.map(({ zh }) => zh).join('；')}`.slice(0, 2000);
  await tx.query(DROP_SETTLED, [release.id]);
  await tx.query(
    `UPDATE definitions SET status = 'draft', effective_from = NULL, approver = NULL, updated_at = now() WHERE release_id = $1`,
    [release.id],
  );
  await tx.query(
    `UPDATE pc.release SET status = 'draft', submitted_at = NULL, decided_at = NULL, approver = NULL, approver_name = NULL,
       reason = $2, refused = $3, revision = revision + 1, updated_at = now() WHERE id = $1`,
    [release.id, reason, JSON.stringify({ at: new Date().toISOString(), day: release.effectiveFrom, faults })],
  );
  await step(tx, release, 'refuse', reason, { effectiveFrom: release.effectiveFrom });
  await definitions.announceChange(tx);
  tx.afterCommit(() => definitions.forget());
}

async function takeUp(tx: Transaction, release: ReleaseRow): Promise<void> {
  await tx.query('UPDATE pc.release SET in_force_at = now() WHERE id = $1', [release.id]);
  await step(tx, release, 'effect', '', { effectiveFrom: release.effectiveFrom });
}

const STILL_WAITS = `SELECT 1 FROM pc.release WHERE id = $1 AND status = 'published' AND in_force_at IS NULL AND revision = $2`;

async function settleOne(release: ReleaseRow): Promise<void> {
  const parts = (await definitionsOf(release.id)).filter(({ status }) => status === 'published');
  const faults = (await misfits(release, parts)).slice(0, SHOWN);
  const hasCome = (release.effectiveFrom ?? '') <= clock.today();
  if (faults.length === 0 && !hasCome) return;
  await database.transaction(async (tx) => {
    await lockedRelease(tx, release.id);
    if (!(await tx.query(STILL_WAITS, [release.id, release.revision])).rowCount) return;
    await (faults.length > 0 ? withdraw(tx, release, faults) : takeUp(tx, release));
  });
}

/**
 * Looks at every release that was approved for a later day: what holds by now may have moved under it. One that no
 * longer fits goes back to its author and is told of in health; one whose day has come is entered as in force, once.
 */
export async function settleScheduled(): Promise<void> {
  definitions.forget();
  for (const release of await waiting()) await settleOne(release);
}

export const scheduleJob = defineJob({
  name: 'library-schedule',
  atStart: true,
  cron: '* * * * *',
  async run() {
    let looked = false;
    await alone('library-schedule', {
      waits: async () => !looked && (await waiting()).length > 0,
      run: async () => {
        looked = true;
        await settleScheduled();
      },
    });
  },
});

const sent = new WeakSet<Transaction>();

/** Whatever is published may move the ground under what waits for its day. */
export async function askForSchedule({ tx }: { tx: Transaction }): Promise<void> {
  if (!jobsStarted() || sent.has(tx)) return;
  sent.add(tx);
  if ((await tx.query(WAITING)).rowCount) await scheduleJob.send(tx, {});
}

const REFUSED = `SELECT id, title, refused->>'at' AS at, refused->>'day' AS day, refused->'faults' AS faults FROM pc.release
  WHERE refused IS NOT NULL AND status = 'draft' ORDER BY refused->>'at' DESC LIMIT 50`;

/** Approved releases that did not take effect and that nobody has taken up again. */
export const refusedReleases = async () => (await database.query(REFUSED)).rows;
