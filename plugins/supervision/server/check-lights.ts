import { database, defineJob } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { allLibraries } from '@project-cloud/library/server';
import { lightsThatDiffer } from './lights-in-sql';

const clock = systemClock();

/** Entries that wait for a rule that has just been published do not wear its light yet. */
const WAITING = 'SELECT 1 FROM pc.judging_asked WHERE due IS NULL OR due <= $1 LIMIT 1';

/**
 * After the nightly sweep SQL judges everything once more, and should find nothing to change. What it finds after three
 * attempts is a rule that closures and SQL read differently: the job fails, and the studio's health page names it.
 */
export const checkLightsJob = defineJob({
  name: 'supervision-check-lights',
  cron: '40 4 * * *',
  async run() {
    const today = clock.today();
    if ((await database.query(WAITING, [today])).rows.length > 0) return;
    for (const library of await allLibraries()) {
      const different = await lightsThatDiffer(library, today);
      if (different === null || different.length === 0) continue;
      throw new Error(
        `${library.key}: SQL judges ${different.length} entries otherwise than the rules: ${different.slice(0, 5)}`,
      );
    }
  },
});
