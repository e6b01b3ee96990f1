import { database, defineJob } from '@project-cloud/access/server';
import { anyImport } from './import-store';
import { runPass } from './run-import';

/** Held while a pass runs, by a connection that dies with its process: nobody else takes the same import. */
async function alone(id: string, run: () => Promise<void>): Promise<void> {
  const client = await database.checkOut();
  let held = false;
  try {
    const got = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock(7240020, hashtext($1)) AS held', [
      id,
    ]);
    held = got.rows[0]?.held ?? false;
    if (held) await run();
  } finally {
    if (held) await client.query('SELECT pg_advisory_unlock(7240020, hashtext($1))', [id]);
    client.release();
  }
}

async function work(id: string): Promise<void> {
  await alone(id, async () => {
    const imported = await anyImport(id);
    if (imported?.state === 'checking') await runPass(imported, false);
    if (imported?.state === 'running') await runPass(imported, true);
  });
}

export const importJob = defineJob<{ id: string }>({
  name: 'registry-import',
  retryLimit: 5,
  expireInMinutes: 240,
  run: ({ id }) => work(id),
});

/** A process may die in the middle of an import: whichever lives takes it up within a minute, a new one at once. */
defineJob<object>({
  name: 'registry-import-resume',
  cron: '* * * * *',
  atStart: true,
  async run() {
    const open = await database.query<{ id: string }>(
      `SELECT id FROM pc.import WHERE state IN ('checking', 'running') ORDER BY started_at`,
    );
    const outcomes = await Promise.allSettled(open.rows.map(({ id }) => work(id)));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  },
});
