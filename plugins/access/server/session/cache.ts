import type { Principal } from '../../domain';
import { database } from '../database/database';
import { onNotification } from '../database/listen';

const TTL = 15_000;
const LIMIT = 10_000;
const CHANNEL = 'pc_session';

interface Kept {
  principal: Principal;
  until: number;
}

const kept = new Map<string, Kept>();

/** Sessions that were read a moment ago. Signing out, a changed role or a revoked token tells every process at once. */
export const sessionCache = {
  get(key: string): Principal | null {
    const found = kept.get(key);
    if (!found) return null;
    if (found.until > Date.now()) return found.principal;
    kept.delete(key);
    return null;
  },
  put(key: string, principal: Principal): void {
    if (kept.size >= LIMIT) kept.clear();
    kept.set(key, { principal, until: Date.now() + TTL });
  },
};

/** Forget every kept session, here and in all other processes. */
export async function forgetSessions(): Promise<void> {
  kept.clear();
  await database.query('SELECT pg_notify($1, $2)', [CHANNEL, '']);
}

/** Hear what other processes say. */
export const listenForSessions = () => onNotification(CHANNEL, () => kept.clear());
