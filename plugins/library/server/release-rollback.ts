import { OutOfScope, type Principal } from '@project-cloud/access';
import { database, newDocumentId, type Transaction } from '@project-cloud/access/server';
import { checkTogether, moveRelease, ReleaseStale } from '../domain';
import type { Definition } from './definition-row';
import { definitions } from './definition-store';
import { insertDefinition, takeEffect, trail } from './definition-write';
import { refuseUnnamed } from './release-approvers';
import { refuseBlocked } from './release-decide';
import { holdsLayers } from './release-right';
import { definitionsOf, lockedRelease, RELEASE_COLUMNS, type ReleaseRow, step } from './release-row';
import { lockSlots, newestPublished, nextVersion } from './slot';

/** What was published since on top of it has to be taken back first. What says the same again, as after that, does not count. */
async function refuseOvertaken(tx: Transaction, parts: readonly Definition[]): Promise<void> {
  const later: { part: Definition; newest: Definition }[] = [];
  for (const part of parts) {
    const newest = await newestPublished(tx, part);
    if (newest && newest.checksum !== part.checksum) later.push({ part, newest });
  }
  if (later.length === 0) return;
  throw ReleaseStale({
    titles: later.map(({ part }) => `“${part.title.zh}”`).join('、'),
    extra: {
      stale: later.map(({ part, newest }) => ({
        id: part.id,
        kind: part.kind,
        key: part.key,
        region: part.region,
        baseVersion: part.version,
        newest: newest.version,
        release: newest.release,
      })),
    },
  });
}

interface Return {
  part: Definition;
  /** What holds again; null when there was nothing before. */
  before: Definition | null;
}

/** A library that has been used cannot be as if it had never been: it takes no more entries, and what it has stays. */
const retiredAnew = (part: Definition) => ({ ...part.body, retired: true });

async function takeBack(tx: Transaction, principal: Principal, release: string, { part, before }: Return) {
  const library = part.kind === 'library' && before === null;
  if (before === null && !library) {
    await tx.query(
      `UPDATE definitions SET status = 'retired', updated_at = now()
       WHERE kind = $1 AND key = $2 AND region_code = $3 AND status = 'published'`,
      [part.kind, part.key, part.region ?? ''],
    );
    await takeEffect(tx, part);
    return trail(tx, 'definition.retire', part, { release });
  }
  const source = before ?? part;
  const definition = await insertDefinition(
    tx,
    {
      kind: part.kind,
      key: part.key,
      region: part.region,
      version: 1,
      effectiveFrom: null,
      title: source.title,
      note: source.note,
      body: library ? retiredAnew(part) : source.body,
    },
    {
      version: await nextVersion(tx, part),
      status: 'published',
      author: principal.username,
      approver: null,
      release,
      baseVersion: part.version,
    },
  );
  await takeEffect(tx, definition);
  await trail(tx, 'definition.publish', definition, { release, rollsBack: part.version });
}

/** New parts that a library still names stay with it: a library without its form or rule would not open. */
function staysWith(returns: readonly Return[]): Return[] {
  const newLibrary = returns.some(({ part, before }) => part.kind === 'library' && before === null);
  if (!newLibrary) return [...returns];
  return returns.filter(({ part, before }) => before !== null || part.kind === 'library' || part.region !== null);
}

async function insertReturn(
  tx: Transaction,
  principal: Principal,
  release: ReleaseRow,
  note: string,
): Promise<ReleaseRow> {
  const made = await tx.query<ReleaseRow>(
    `INSERT INTO pc.release (id, title, note, status, author, author_name, region_path, approver, approver_name, rolls_back, submitted_at, decided_at)
     VALUES ($1, $2, $3, 'published', $4, $5, $6, $4, $5, $7, now(), now()) RETURNING ${RELEASE_COLUMNS}`,
    [
      newDocumentId(),
      `回退：${release.title}`.slice(0, 200),
      note,
      principal.username,
      principal.name,
      release.regionPath,
      release.id,
    ],
  );
  return made.rows[0] as ReleaseRow;
}

/** What the release changed is published again as it was before, as new versions: one step, at once, for all of it. */
export async function rollBack(principal: Principal, id: string, note: string): Promise<string> {
  const seen = await definitionsOf(id);
  const regions = seen.map((part) => part.region);
  if (!(await holdsLayers(principal, regions))) throw OutOfScope();
  await refuseUnnamed(principal, seen);
  return database.transaction(async (tx) => {
    const release = await lockedRelease(tx, id);
    const parts = await definitionsOf(id, tx);
    moveRelease(release.status, 'rolled-back');
    await lockSlots(tx, parts);
    await refuseOvertaken(tx, parts);
    const all: Return[] = [];
    for (const part of parts) {
      const before =
        part.baseVersion === null ? null : await definitions.at(part.kind, part.key, part.region, part.baseVersion);
      all.push({ part, before });
    }
    const returns = staysWith(all);
    await refuseMisfits(returns);
    const back = await insertReturn(tx, principal, release, note);
    for (const one of returns) await takeBack(tx, principal, back.id, one);
    await tx.query(
      `UPDATE pc.release SET status = 'rolled-back', rolled_back_by = $2, updated_at = now() WHERE id = $1`,
      [id, back.id],
    );
    await step(tx, release, 'rollback', note, { by: back.id });
    await step(tx, back, 'create', note, { rollsBack: id });
    return back.id;
  });
}

const TOGETHER = ['library', 'form', 'view', 'rule', 'dictionary'] as const;

/** What others have come to rely on since is not taken from under them; faults that stand anyway do not count. */
async function refuseMisfits(returns: readonly Return[]): Promise<void> {
  const gone = new Set(
    returns.filter(({ part, before }) => before === null && part.kind !== 'library').map(({ part }) => part.id),
  );
  const now = (await Promise.all(TOGETHER.map((kind) => definitions.allEffective(kind)))).flat();
  const restored = returns.flatMap(({ part, before }) => (before ? [{ ...before, id: part.id }] : []));
  const slot = (one: Definition) => `${one.kind}/${one.key}/${one.region ?? ''}`;
  const replaced = new Map(restored.map((one) => [slot(one), one]));
  const after = now.filter((one) => !gone.has(one.id)).map((one) => replaced.get(slot(one)) ?? one);
  const before = new Set(checkTogether(now, []).map((one) => one.message.zh));
  refuseBlocked(checkTogether(after, []).filter((one) => !before.has(one.message.zh)));
}
