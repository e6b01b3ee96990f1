import { NotFound } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import type { Definition } from './definition-row';
import { definitions } from './definition-store';
import { changesBetween, diffNames } from './diff-names';
import type { Slot } from './slot';

const HISTORY = `SELECT d.document_id AS id, d.version, d.status, d.effective_from AS "effectiveFrom", d.title, d.checksum,
    d.author, a.name AS "authorName", d.approver, p.name AS "approverName", coalesce(d.note, '') AS note,
    d.created_at AS "createdAt", d.updated_at AS "updatedAt", d.base_version AS "baseVersion",
    CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'title', r.title, 'note', r.note, 'status', r.status,
      'decidedAt', r.decided_at, 'rollsBack', r.rolls_back) END AS release
  FROM definitions d LEFT JOIN pc.release r ON r.id = d.release_id
    LEFT JOIN up_users a ON a.username = d.author LEFT JOIN up_users p ON p.username = d.approver
  WHERE d.kind = $1 AND d.key = $2 AND d.region_code = $3 ORDER BY d.version DESC`;

/** Every version with who, when and why, the newest first. */
export async function definitionHistory(slot: Slot) {
  const found = await database.query<{ version: number }>(HISTORY, [slot.kind, slot.key, slot.region ?? '']);
  if (found.rows.length === 0) throw NotFound();
  const effective = await definitions.effective(slot.kind, slot.key, slot.region);
  return { items: found.rows, effective: effective?.version ?? null };
}

async function versionOf(slot: Slot, version: number | undefined): Promise<Definition | null> {
  if (version === 0) return null;
  const found =
    version === undefined
      ? await definitions.effective(slot.kind, slot.key, slot.region)
      : await definitions.at(slot.kind, slot.key, slot.region, version);
  if (!found) throw NotFound();
  return found;
}

/** The version that was let out before this one. */
async function before(slot: Slot, to: Definition): Promise<Definition | null> {
  const found = await database.query<{ version: number }>(
    `SELECT version FROM definitions WHERE kind = $1 AND key = $2 AND region_code = $3 AND version < $4
       AND status IN ('published', 'retired') ORDER BY version DESC LIMIT 1`,
    [slot.kind, slot.key, slot.region ?? '', to.version],
  );
  return versionOf(slot, to.baseVersion ?? found.rows[0]?.version ?? 0);
}

/** By meaning, and both bodies for a look side by side; without `from` against the version before. */
export async function diffVersions(slot: Slot, asked: { from?: number; to?: number }) {
  const to = await versionOf(slot, asked.to);
  if (!to) throw NotFound();
  const from = asked.from === undefined ? await before(slot, to) : await versionOf(slot, asked.from);
  const names = await diffNames(slot.region ? [slot.region] : []);
  return {
    changes: await changesBetween(to, from, names),
    from: from?.body ?? null,
    to: to.body,
    versions: { from: from?.version ?? null, to: to.version },
  };
}
