import type { PoolClient } from 'pg';
import { database } from '../database/database';

/** First half of the advisory locks of work that is done by one process at a time. */
const ALONE = 7240004;

export interface LonelyWork {
  /** Whether there is anything to do. */
  waits(): Promise<boolean>;
  run(client: PoolClient): Promise<void>;
}

async function once(name: string, run: (client: PoolClient) => Promise<void>): Promise<boolean> {
  const client = await database.checkOut();
  let broken = false;
  try {
    const lock = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS got', [
      ALONE,
      name,
    ]);
    if (!lock.rows[0]?.got) return false;
    await run(client);
    return true;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [ALONE, name]).catch(() => {
      broken = true;
    });
    client.release(broken);
  }
}

/**
 * Work that one process does for all. Who finds another at it leaves, and the other looks once more when it is done:
 * what was asked for meanwhile is not lost. The lock goes with its connection, so that of a process that died is free.
 */
export async function alone(name: string, { waits, run }: LonelyWork): Promise<void> {
  while (await waits()) if (!(await once(name, run))) return;
}
