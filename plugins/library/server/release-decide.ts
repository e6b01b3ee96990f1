import { may, NotAllowed, OutOfScope, type Principal } from '@project-cloud/access';
import { database, type Transaction } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { type Blocker, moveRelease, ReleaseBlocked, ReleaseNotDraft, refuseOwnApproval } from '../domain';
import type { Definition } from './definition-row';
import { refuseForeignDepartment } from './department-right';
import { refuseForeignKinds } from './kind-right';
import { applySettlements } from './overlay';
import { forgetPresence } from './presence';
import { refuseUnasked, refuseUnfitApprover, refuseUnnamed } from './release-approvers';
import { blockersOf } from './release-check';
import { publishParts, refuseStale } from './release-publish';
import { holdsLayers, mayEdit, refuseForeignRelease } from './release-right';
import { definitionsOf, lockedRelease, type PartBrief, type ReleaseRow, releaseRow, step } from './release-row';

const clock = systemClock();

/** Whoever wrote any of it: its author, and everybody who saved one of its drafts. */
export const writersOf = (release: ReleaseRow, parts: readonly PartBrief[]): Set<string> =>
  new Set([release.author, ...parts.flatMap((part) => [part.author, ...part.editors])]);

export function refuseBlocked(blockers: readonly Blocker[]): void {
  if (blockers.length === 0) return;
  const fields = blockers.map(({ code, message, where }) => ({
    path: where ? `${where.kind}/${where.key}${where.region ? `@${where.region}` : ''}:${where.path}` : '',
    code,
    message,
  }));
  throw ReleaseBlocked({ count: blockers.length, extra: { blockers } }, { fields });
}

const setParts = (tx: Transaction, release: string, status: 'draft' | 'submitted') =>
  tx.query(`UPDATE definitions SET status = $2, updated_at = now() WHERE release_id = $1`, [release, status]);

export interface Submission {
  note?: string;
  approver?: string;
}

const signature = (parts: readonly Definition[]) =>
  parts.map((part) => `${part.id}.${part.revision}.${part.baseVersion}`).join();
const TRIES = 5;

/**
 * Submitting freezes the drafts: what is approved is what was read. They are checked before the release is held; what
 * somebody saved in between is checked anew.
 */
export async function submitRelease(principal: Principal, id: string, asked: Submission): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const seen = await releaseRow(id);
    refuseForeignRelease(principal, seen);
    moveRelease(seen.status, 'submitted');
    const parts = await definitionsOf(id);
    refuseForeignKinds(principal, parts);
    await refuseForeignDepartment(principal, parts);
    const regions = parts.map((part) => part.region);
    if (!(await holdsLayers(principal, regions))) throw OutOfScope();
    await refuseUnfitApprover(asked.approver, writersOf(seen, parts), parts);
    refuseBlocked(await blockersOf(seen, parts));
    if (await freeze(principal, id, asked, signature(parts))) return;
  }
  throw ReleaseNotDraft({ status: 'draft' });
}

/** False when the drafts are no longer those that were checked. */
function freeze(principal: Principal, id: string, asked: Submission, checked: string): Promise<boolean> {
  return database.transaction(async (tx) => {
    const release = await lockedRelease(tx, id);
    moveRelease(release.status, 'submitted');
    if (!mayEdit(principal, release)) throw ReleaseNotDraft({ status: release.status });
    if (signature(await definitionsOf(id, tx)) !== checked) return false;
    await setParts(tx, id, 'submitted');
    await tx.query(
      `UPDATE pc.release SET status = 'submitted', submitted_at = now(), updated_at = now(), reason = NULL, refused = NULL, revision = revision + 1,
         approver_wanted = $2, note = coalesce(nullif($3, ''), note) WHERE id = $1`,
      [id, asked.approver ?? null, asked.note ?? ''],
    );
    await step(tx, release, 'submit', asked.note ?? '');
    return true;
  });
}

/** Back to its author with a reason: by who could approve it, or by the author, who takes it back. */
export async function returnRelease(principal: Principal, id: string, reason: string): Promise<void> {
  const seen = await releaseRow(id);
  if (seen.author !== principal.username) await refuseNotDecider(principal, await definitionsOf(id));
  await database.transaction(async (tx) => {
    const release = await lockedRelease(tx, id);
    moveRelease(release.status, 'draft');
    await setParts(tx, id, 'draft');
    await tx.query(
      `UPDATE pc.release SET status = 'draft', submitted_at = NULL, updated_at = now(), reason = $2, revision = revision + 1 WHERE id = $1`,
      [id, reason],
    );
    await step(tx, release, 'return', reason);
  });
}

async function refuseNotDecider(principal: Principal, parts: readonly Definition[]): Promise<void> {
  if (!may(principal.role, 'definition.publish')) throw NotAllowed({ action: 'definition.publish' });
  const regions = parts.map((part) => part.region);
  if (!(await holdsLayers(principal, regions))) throw OutOfScope();
}

/**
 * A second person lets it out. Everything is checked again before, since the engines and what is in force may have
 * moved; inside, the release is held, so that of two approvals at once one finds it done.
 */
export async function approveRelease(principal: Principal, id: string, note: string): Promise<void> {
  const seen = await releaseRow(id);
  const parts = await definitionsOf(id);
  await refuseNotDecider(principal, parts);
  moveRelease(seen.status, 'published');
  refuseOwnApproval(writersOf(seen, parts), principal.username);
  await refuseUnnamed(principal, parts);
  await refuseUnasked(seen, principal, note);
  const blockers = await blockersOf(seen, parts);
  await database.transaction(async (tx) => {
    const release = await lockedRelease(tx, id);
    moveRelease(release.status, 'published');
    if (release.revision !== seen.revision) moveRelease('draft', 'published');
    await refuseStale(tx, parts);
    refuseBlocked(blockers);
    await publishParts(tx, release, parts, principal.username);
    await applySettlements(tx, { id, effectiveFrom: release.effectiveFrom, approver: principal.username });
    await tx.query(
      `UPDATE pc.release SET status = 'published', decided_at = now(), updated_at = now(), approver = $2, approver_name = $3,
         in_force_at = CASE WHEN effective_from IS NULL OR effective_from <= $4 THEN now() END, revision = revision + 1 WHERE id = $1`,
      [id, principal.username, principal.name, clock.today()],
    );
    await forgetPresence(
      tx,
      parts.map((part) => part.id),
    );
    await step(tx, release, 'approve', note, {
      effectiveFrom: release.effectiveFrom,
      definitions: parts.map((part) => `${part.kind}/${part.key}${part.region ? `@${part.region}` : ''}`),
    });
  });
}
