import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { database } from './database';

/** Any number that no other program on this database uses for the same purpose. */
const MIGRATION_LOCK = 7_240_001;

/**
 * Run a plugin's migrations that have not run yet: `NNNN-verb-object.sql`, forward only, each in its own
 * transaction. Several processes may boot at once: the first takes the lock, the others find the work done.
 */
export async function migrate(plugin: string, folder: string): Promise<string[]> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  const done: string[] = [];
  const client = await database.checkOut();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS pc;
      CREATE TABLE IF NOT EXISTS pc.migration (name text PRIMARY KEY, ran_at timestamptz NOT NULL DEFAULT now())`);
    for (const file of files) {
      const name = `${plugin}/${file}`;
      const ran = await client.query('SELECT 1 FROM pc.migration WHERE name = $1', [name]);
      if (ran.rowCount) continue;
      try {
        await client.query('BEGIN');
        await client.query(readFileSync(join(folder, file), 'utf8'));
        await client.query('INSERT INTO pc.migration (name) VALUES ($1)', [name]);
        await client.query('COMMIT');
      } catch (fault) {
        await client.query('ROLLBACK');
        throw new Error(`Migration ${name} failed: ${(fault as Error).message}`, { cause: fault });
      }
      done.push(name);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    client.release();
  }
  return done;
}
