import type { Sql, Transaction } from '@project-cloud/access/server';
import type { Kind } from '../domain';
import { DEFINITION_COLUMNS, type Definition } from './definition-row';

/** What versions are versions of. */
export interface Slot {
  kind: Kind;
  key: string;
  region: string | null;
}

const valuesOf = (slot: Slot) => [slot.kind, slot.key, slot.region ?? ''];
const nameOf = (slot: Slot) => `definition/${slot.kind}/${slot.key}/${slot.region ?? ''}`;

/** Slots for oneself until the transaction ends, always taken in one order: two publications cannot wait for each other. */
export async function lockSlots(tx: Transaction, slots: readonly Slot[]): Promise<void> {
  for (const name of [...new Set(slots.map(nameOf))].sort())
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [name]);
}

/** The newest version that was let out, whether its day has come or not. */
export async function newestPublished(sql: Sql, slot: Slot): Promise<Definition | null> {
  const found = await sql.query<Definition>(
    `SELECT ${DEFINITION_COLUMNS} FROM definitions
     WHERE kind = $1 AND key = $2 AND region_code = $3 AND status = 'published' ORDER BY version DESC LIMIT 1`,
    valuesOf(slot),
  );
  return found.rows[0] ?? null;
}

/** The next free number: drafts have theirs too. */
export async function nextVersion(sql: Sql, slot: Slot): Promise<number> {
  const found = await sql.query<{ version: number }>(
    'SELECT coalesce(max(version), 0)::int + 1 AS version FROM definitions WHERE kind = $1 AND key = $2 AND region_code = $3',
    valuesOf(slot),
  );
  return found.rows[0]?.version ?? 1;
}

/** Drafts of a slot that are open in some release. */
export async function openDrafts(sql: Sql, slot: Slot): Promise<Definition[]> {
  const found = await sql.query<Definition>(
    `SELECT ${DEFINITION_COLUMNS} FROM definitions
     WHERE kind = $1 AND key = $2 AND region_code = $3 AND status IN ('draft', 'submitted') AND release_id IS NOT NULL ORDER BY version`,
    valuesOf(slot),
  );
  return found.rows;
}
