import { onNotification, type Transaction } from '@project-cloud/access/server';
import { allSubsystems, type StoredSubsystem } from './stored';

const CHANNEL = 'pc_subsystem';
/** A name or a path of a region may change without a word to us. */
const KEPT_FOR = 60_000;

let kept: { list: Promise<StoredSubsystem[]>; until: number } | undefined;

const forget = () => {
  kept = undefined;
};

/** All subsystems, read once and kept until any process changes one. For lists and headers; opening asks the table. */
export function keptSubsystems(now = Date.now()): Promise<StoredSubsystem[]> {
  if (!kept || kept.until <= now) {
    const list = allSubsystems();
    kept = { list, until: now + KEPT_FOR };
    list.catch(forget);
  }
  return kept.list;
}

/** Tells every process when the transaction commits; this one does not wait for its own message. */
export async function announceChange(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_notify($1, $2)', [CHANNEL, '']);
  tx.afterCommit(forget);
}

export const listenForSubsystems = () => onNotification(CHANNEL, forget);

const OPENING = /^\/desk\/apps\/([a-z\d-]{2,40})\/?$/;

/**
 * The origin that a page of ours may frame and post to: that of the active subsystem which the page opens, and nothing
 * on any other page.
 */
export async function framedOrigin(path: string): Promise<string | null> {
  const key = OPENING.exec(path)?.[1];
  if (!key) return null;
  const found = (await keptSubsystems()).find((one) => one.key === key && one.state === 'active');
  return found ? new URL(found.url).origin : null;
}
