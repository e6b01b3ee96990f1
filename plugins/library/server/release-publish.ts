import type { Transaction } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { ReleaseStale } from '../domain';
import { DEFINITION_COLUMNS, type Definition } from './definition-row';
import { takeEffect, trail } from './definition-write';
import { stalePart } from './release-check';
import type { ReleaseRow } from './release-row';
import { lockSlots, newestPublished, nextVersion } from './slot';

const clock = systemClock();

/** Of two releases that change the same thing, the second to publish learns what the first did. */
export async function refuseStale(tx: Transaction, parts: readonly Definition[]): Promise<void> {
  const stale: { part: Definition; newest: Definition }[] = [];
  for (const part of parts) {
    const newest = await stalePart(tx, part);
    if (newest) stale.push({ part, newest });
  }
  if (stale.length === 0) return;
  const told = stale.map(({ part, newest }) => ({
    id: part.id,
    kind: part.kind,
    key: part.key,
    region: part.region,
    baseVersion: part.baseVersion,
    newest: newest.version,
    release: newest.release,
  }));
  throw ReleaseStale({ titles: stale.map(({ part }) => `“${part.title.zh}”`).join('、'), extra: { stale: told } });
}

const PUBLISH = `UPDATE definitions SET status = 'published', version = $2, effective_from = $3, approver = $4, updated_at = now()
  WHERE document_id = $1 RETURNING ${DEFINITION_COLUMNS}`;

/** Drafts are numbered when they begin; what others published meanwhile in between has taken a later number. */
async function versionFor(tx: Transaction, part: Definition): Promise<number> {
  const newest = await newestPublished(tx, part);
  return newest && newest.version > part.version ? nextVersion(tx, part) : part.version;
}

/** Everything in a release becomes valid in the caller's transaction: all of it, or none. */
export async function publishParts(
  tx: Transaction,
  release: Pick<ReleaseRow, 'id' | 'effectiveFrom'>,
  parts: readonly Definition[],
  approver: string,
): Promise<Definition[]> {
  await lockSlots(tx, parts);
  await refuseStale(tx, parts);
  const today = clock.today();
  const from = release.effectiveFrom && release.effectiveFrom > today ? release.effectiveFrom : today;
  const published: Definition[] = [];
  for (const part of parts) {
    const done = await tx.query<Definition>(PUBLISH, [part.id, await versionFor(tx, part), from, approver]);
    const definition = done.rows[0] as Definition;
    await takeEffect(tx, definition);
    await trail(tx, 'definition.publish', definition, { author: definition.author, release: release.id });
    published.push(definition);
  }
  return published;
}
