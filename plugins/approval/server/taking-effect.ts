import type { Transaction } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { ItemBody } from '@project-cloud/library';
import { keepInStep } from './keep-in-step';

interface Version {
  version: number;
  note: string;
  body: unknown;
  [column: string]: unknown;
}

const LAST_TWO = `SELECT version, coalesce(note, '') AS note, body::json AS body FROM definitions
  WHERE kind = 'item' AND key = $1 AND region_code = '' AND status = 'published' ORDER BY version DESC LIMIT 2`;

/** That an item is stopped, or no longer is, has a line of its own in the trail: from which day, and why. */
async function trailStop(tx: Transaction, key: string): Promise<void> {
  const [now, before] = (await tx.query<Version>(LAST_TWO, [key])).rows;
  if (!now || !before) return;
  const { inForce } = ItemBody.parse(now.body);
  const was = ItemBody.parse(before.body).inForce;
  if (inForce.until === was.until) return;
  await audit(tx, {
    action: inForce.until === null ? 'item.resume' : 'item.stop',
    subjectType: 'definition',
    subjectId: `item/${key}`,
    detail: { version: now.version, until: inForce.until, was: was.until, reason: now.note },
  });
}

export async function itemsTakeEffect({
  tx,
  definition: { kind, key, region },
}: {
  tx: Transaction;
  definition: { kind: string; key: string; region: string | null };
}): Promise<void> {
  if (region !== null || (kind !== 'item' && kind !== 'indicator')) return;
  await keepInStep(tx, { kind, key });
  if (kind === 'item') await trailStop(tx, key);
}
