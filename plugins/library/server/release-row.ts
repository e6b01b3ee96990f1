import { NotFound } from '@project-cloud/access';
import { currentWork, database, type Sql, type Transaction } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import type { ReleaseStatus } from '../domain';
import { DEFINITION_COLUMNS, type Definition } from './definition-row';

/** A release as its table holds it. */
export interface ReleaseRow {
  id: string;
  title: string;
  note: string;
  status: ReleaseStatus;
  effectiveFrom: string | null;
  author: string;
  authorName: string;
  /** Whose it is: `/` of the platform, else the region of the office that began it. */
  regionPath: string;
  approverWanted: string | null;
  approver: string | null;
  approverName: string | null;
  reason: string | null;
  rollsBack: string | null;
  rolledBackBy: string | null;
  settlements: Record<string, unknown>;
  revision: number;
  createdAt: string;
  updatedAt: string;
  submittedAt: string | null;
  decidedAt: string | null;
}

export const RELEASE_COLUMNS = `id, title, note, status, effective_from AS "effectiveFrom", author, author_name AS "authorName",
  region_path AS "regionPath", approver_wanted AS "approverWanted", approver, approver_name AS "approverName", reason,
  rolls_back AS "rollsBack", rolled_back_by AS "rolledBackBy", settlements, revision, created_at AS "createdAt",
  updated_at AS "updatedAt", submitted_at AS "submittedAt", decided_at AS "decidedAt"`;

export async function releaseRow(id: string, sql: Sql = database): Promise<ReleaseRow> {
  const found = await sql.query<ReleaseRow>(`SELECT ${RELEASE_COLUMNS} FROM pc.release WHERE id = $1`, [id]);
  const release = found.rows[0];
  if (!release) throw NotFound();
  return release;
}

/** The release for oneself until the transaction ends: of two who decide at once, the second sees what the first did. */
export async function lockedRelease(tx: Transaction, id: string): Promise<ReleaseRow> {
  const found = await tx.query<ReleaseRow>(`SELECT ${RELEASE_COLUMNS} FROM pc.release WHERE id = $1 FOR UPDATE`, [id]);
  const release = found.rows[0];
  if (!release) throw NotFound();
  return release;
}

/** What a release bundles, in an order that stays. */
export async function definitionsOf(release: string, sql: Sql = database): Promise<Definition[]> {
  const found = await sql.query<Definition>(
    `SELECT ${DEFINITION_COLUMNS} FROM definitions WHERE release_id = $1
     ORDER BY array_position(ARRAY['library', 'form', 'rule', 'view', 'dictionary'], kind), kind, key, region_code`,
    [release],
  );
  return found.rows;
}

/** What of a part says who may do what with its release. */
export type PartBrief = Pick<Definition, 'kind' | 'key' | 'region' | 'body' | 'author' | 'editors'>;

/** The parts of many releases, of their bodies only to which library a view belongs. */
export async function briefParts(releases: readonly string[]): Promise<Map<string, PartBrief[]>> {
  const found = await database.query<PartBrief & { release: string }>(
    `SELECT release_id AS release, kind, key, nullif(region_code, '') AS region, author,
       CASE WHEN kind = 'view' THEN json_build_object('library', body::json->>'library') ELSE '{}' END AS body,
       CASE WHEN jsonb_typeof(editors) = 'array' THEN editors ELSE jsonb_build_array(author) END AS editors
     FROM definitions WHERE release_id = ANY($1)`,
    [releases],
  );
  const parts = new Map<string, PartBrief[]>();
  for (const part of found.rows) parts.set(part.release, [...(parts.get(part.release) ?? []), part]);
  return parts;
}

/** One step of its life: a line in its own history, and one in the trail. */
export async function step(
  tx: Transaction,
  release: { id: string; title: string },
  action: string,
  note = '',
  detail: Record<string, unknown> = {},
): Promise<void> {
  const who = currentWork()?.principal;
  await tx.query(
    'INSERT INTO pc.release_step (release_id, actor, actor_name, action, note) VALUES ($1, $2, $3, $4, $5)',
    [release.id, who?.username ?? 'system', who?.name ?? '系统', action, note],
  );
  await audit(tx, {
    action: `release.${action}`,
    subjectType: 'release',
    subjectId: release.id,
    detail: { title: release.title, ...(note ? { note } : {}), ...detail },
  });
}

export interface ReleaseStep {
  at: string;
  who: string;
  name: string;
  action: string;
  note: string;
}

export async function stepsOf(release: string): Promise<ReleaseStep[]> {
  const found = await database.query<ReleaseStep>(
    `SELECT at, actor AS who, actor_name AS name, action, note FROM pc.release_step WHERE release_id = $1 ORDER BY id`,
    [release],
  );
  return found.rows;
}

interface Elsewhere {
  id: string;
  title: string;
  authorName: string;
  status: ReleaseStatus;
}

/** What would be published with a draft, and which other open releases change the same thing. */
export async function besideOf(definition: Definition): Promise<{ parts: Definition[]; elsewhere: Elsewhere[] }> {
  const parts = definition.release ? await definitionsOf(definition.release) : [];
  const elsewhere = await database.query<Elsewhere>(
    `SELECT r.id, r.title, r.author_name AS "authorName", r.status FROM definitions d JOIN pc.release r ON r.id = d.release_id
     WHERE d.kind = $1 AND d.key = $2 AND d.region_code = $3 AND d.document_id <> $4 AND r.status IN ('draft', 'submitted')
       AND r.id IS DISTINCT FROM $5`,
    [definition.kind, definition.key, definition.region ?? '', definition.id, definition.release],
  );
  return { parts, elsewhere: elsewhere.rows };
}
