import type { Principal } from '@project-cloud/access';
import { database, Invalid, newDocumentId, type Transaction } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { DraftConflict, ReleaseNotDraft } from '../domain';
import { refuseForeignKinds } from './kind-right';
import { forgetPresence } from './presence';
import { homeOf, mayEdit, refuseForeignRelease } from './release-right';
import { definitionsOf, lockedRelease, RELEASE_COLUMNS, type ReleaseRow, step } from './release-row';

const clock = systemClock();

export interface NewRelease {
  title: string;
  note?: string;
  effectiveFrom?: string | null;
}

/** What takes effect in the past would have been in force without anybody knowing. */
function refusePast(day: string | null | undefined): void {
  if (!day || day >= clock.today()) return;
  const message = { zh: '生效日期不能早于今天', en: 'It cannot take effect before today' };
  throw Invalid({ count: 1 }, { fields: [{ path: 'effectiveFrom', code: 'past', message }] });
}

export async function insertRelease(tx: Transaction, principal: Principal, asked: NewRelease): Promise<ReleaseRow> {
  refusePast(asked.effectiveFrom);
  const made = await tx.query<ReleaseRow>(
    `INSERT INTO pc.release (id, title, note, effective_from, author, author_name, region_path)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${RELEASE_COLUMNS}`,
    [
      newDocumentId(),
      asked.title.slice(0, 200),
      asked.note ?? '',
      asked.effectiveFrom ?? null,
      principal.username,
      principal.name,
      homeOf(principal),
    ],
  );
  const release = made.rows[0] as ReleaseRow;
  await step(tx, release, 'create');
  return release;
}

export const createRelease = (principal: Principal, asked: NewRelease): Promise<ReleaseRow> =>
  database.transaction((tx) => insertRelease(tx, principal, asked));

async function lockedForEdit(tx: Transaction, principal: Principal, id: string): Promise<ReleaseRow> {
  const release = await lockedRelease(tx, id);
  refuseForeignRelease(principal, release);
  if (!mayEdit(principal, release)) throw ReleaseNotDraft({ status: release.status });
  refuseForeignKinds(principal, await definitionsOf(id, tx));
  return release;
}

export interface ReleaseChange {
  revision: number;
  title?: string;
  note?: string;
  effectiveFrom?: string | null;
}

export function changeRelease(principal: Principal, id: string, change: ReleaseChange): Promise<ReleaseRow> {
  refusePast(change.effectiveFrom);
  return database.transaction(async (tx) => {
    const release = await lockedForEdit(tx, principal, id);
    if (release.revision !== change.revision) throw DraftConflict({ by: '别人', extra: { current: release } });
    const { title = release.title, note = release.note, effectiveFrom = release.effectiveFrom } = change;
    const saved = await tx.query<ReleaseRow>(
      `UPDATE pc.release SET title = $2, note = $3, effective_from = $4, revision = revision + 1, updated_at = now()
       WHERE id = $1 RETURNING ${RELEASE_COLUMNS}`,
      [id, title, note, effectiveFrom],
    );
    await step(tx, release, 'change', '', {
      title: [release.title, title],
      effectiveFrom: [release.effectiveFrom, effectiveFrom],
    });
    return saved.rows[0] as ReleaseRow;
  });
}

/** A draft goes with the drafts in it; the trail keeps that it was. */
export async function removeRelease(principal: Principal, id: string): Promise<void> {
  await database.transaction(async (tx) => {
    const release = await lockedForEdit(tx, principal, id);
    const drafts = await definitionsOf(id, tx);
    await step(tx, release, 'remove', '', { drafts: drafts.map((one) => `${one.kind}/${one.key}`) });
    await forgetPresence(
      tx,
      drafts.map((one) => one.id),
    );
    await tx.query('DELETE FROM definitions WHERE release_id = $1', [id]);
    await tx.query('DELETE FROM pc.release WHERE id = $1', [id]);
  });
}
