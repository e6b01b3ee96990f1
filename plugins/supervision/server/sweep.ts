import { database, defineJob, newDocumentId } from '@project-cloud/access/server';
import { allLibraries } from '@project-cloud/library/server';
import { judgeLibrary } from './judge-anew';

/** Time alone turns lights: every night all entries are judged again. Idempotent, so a broken run is simply run again. */
export const sweepJob = defineJob<{ sweepId?: string }>({
  name: 'supervision-sweep',
  cron: '10 2 * * *',
  async run({ sweepId }) {
    const id = sweepId ?? (await beginSweep('system'));
    for (const library of await allLibraries()) {
      await judgeLibrary(library, async ({ count, changed }) => {
        await database.query('UPDATE pc.sweep SET done = done + $2, changed = changed + $3 WHERE id = $1', [
          id,
          count,
          changed,
        ]);
      });
    }
    await database.query(`UPDATE pc.sweep SET state = 'done', finished_at = now() WHERE id = $1`, [id]);
  },
});

async function beginSweep(askedBy: string): Promise<string> {
  const id = newDocumentId();
  await database.query(
    `INSERT INTO pc.sweep (id, state, asked_by, total) VALUES ($1, 'running', $2, (SELECT count(*) FROM library_entries))`,
    [id, askedBy],
  );
  return id;
}

export async function askForSweep(askedBy: string): Promise<string> {
  const id = await beginSweep(askedBy);
  await sweepJob.send(null, { sweepId: id });
  return id;
}
