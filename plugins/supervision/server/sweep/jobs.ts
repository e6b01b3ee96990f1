import { alone, database, defineJob, newDocumentId } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { BEGIN_SWEEP, OPEN_SWEEPS } from '../queries/sweeps';
import { sweepChanged } from './daytime';
import { runNextSweep } from './run-sweep';

const clock = systemClock();

const beginSweep = async (askedBy: string, kind: 'full' | 'night'): Promise<string> => {
  const id = newDocumentId();
  await database.query(BEGIN_SWEEP, [id, askedBy, kind, clock.today()]);
  return id;
};

/** By one process at a time; another that comes leaves, and the first looks once more when it is done. */
export const sweepWaiting = () =>
  alone('supervision-sweep', {
    waits: async () => (await database.query(OPEN_SWEEPS)).rows.length > 0,
    run: runNextSweep,
  });

/** Sweeps that were asked for, and those that a process which died has left half done. */
export const sweepJob = defineJob({
  name: 'supervision-sweep',
  atStart: true,
  cron: '*/2 * * * *',
  run: sweepWaiting,
});

/** Time alone turns lights: every night all entries are judged again. */
export const nightJob = defineJob({
  name: 'supervision-sweep-night',
  cron: '10 2 * * *',
  async run() {
    await beginSweep('system', 'night');
    await sweepWaiting();
  },
});

/** By day only what was written since the last look. */
export const daytimeJob = defineJob({
  name: 'supervision-sweep-changed',
  cron: '*/5 * * * *',
  run() {
    let done = false;
    return alone('supervision-sweep-changed', {
      waits: async () => !done,
      async run() {
        done = true;
        await sweepChanged();
      },
    });
  },
});

export async function askForSweep(askedBy: string): Promise<string> {
  const id = await beginSweep(askedBy, 'full');
  await sweepJob.send(null, {});
  return id;
}
