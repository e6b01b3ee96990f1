import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { inRoot } from '../scripts/lib/root.mjs';
import { filledDatabase } from './lib/filled-database.mjs';
import { round } from './lib/rounds.mjs';

const require = createRequire(inRoot('plugins/supervision/package.json'));
const server = (file) => require(inRoot(`plugins/supervision/dist/server/${file}.js`));
const ROWS = 200_000;
const SEED = 20260101;
/** One project in so many has another plan. */
const MOVED = 50;

/** A hand in the database that moves plans by months: lights that only a sweep can find. */
const MOVE = `UPDATE projects SET planned_end = planned_end + $1::int, planned_start = planned_start + $1::int WHERE id % ${MOVED} = 0`;

/** The full sweep of a filled library, found in SQL, beside closures that judge and write every entry, as it was before. */
export async function run({ postgres, dataDir, arguments: args, emit, say }) {
  const rows = Number(args[0] ?? ROWS);
  const databaseUrl = await filledDatabase({ postgres, dataDir, count: rows, seed: SEED, say });
  const { openDatabase, closeDatabase } = require(inRoot('plugins/access/dist/server/database/database.js'));
  const { database, newDocumentId, runAsSystem } = require('@project-cloud/access/server');
  const { allLibraries } = require('@project-cloud/library/server');
  const { registryEvents, rejudgeEntries } = require('@project-cloud/registry/server');
  openDatabase({ connectionString: databaseUrl, max: 6 });
  server('rules-of').setFactsFile(inRoot('rules/facts.json'));
  registryEvents.on('entries-saving', server('admit-by-rule').admitByRule);
  registryEvents.on('entries-saving', server('judge-entries').judgeEntries);
  const { BEGIN_SWEEP } = server('queries/sweeps');
  const { runNextSweep } = server('sweep/run-sweep');
  const { systemClock } = require('@project-cloud/kernel');

  const closures = async () => {
    let turned = 0;
    for (const library of await allLibraries()) {
      for (let after = ''; after !== null; ) {
        const batch = await database.transaction((tx) => rejudgeEntries(tx, library, after, 500));
        turned += batch.changed;
        after = batch.last;
      }
    }
    return { turned };
  };
  const sweep = async () => {
    const id = newDocumentId();
    await database.query(BEGIN_SWEEP, [id, 'bench', 'full', systemClock().today()]);
    await runNextSweep();
    const { rows: told } = await database.query('SELECT turned, changed, checked FROM pc.sweep WHERE id = $1', [id]);
    return told[0];
  };
  const timed = async (what, work) => {
    const begun = performance.now();
    const told = await work();
    const seconds = (performance.now() - begun) / 1000;
    emit({ what, rows, seconds: round(seconds, 1), ...told, load: round(loadavg()[0], 1) });
    return seconds;
  };
  try {
    await runAsSystem('bench', async () => {
      // Warm: the figures of the first day are those of today for both.
      await timed('closures, first', closures);
      const before = await timed('closures, unchanged', closures);
      const now = await timed('sweep, unchanged', sweep);
      await database.query(MOVE, [-150]);
      const moved = await timed('sweep, one in fifty moved', sweep);
      await database.query(MOVE, [150]);
      const movedBefore = await timed('closures, one in fifty moved', closures);
      emit({ what: 'ratio', unchanged: round(before / now, 1), moved: round(movedBefore / moved, 1) });
    });
  } finally {
    await closeDatabase();
  }
}
