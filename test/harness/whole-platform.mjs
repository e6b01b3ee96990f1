import { bootApplication, readEnvironment } from '../../scripts/lib/application.mjs';
import { describe } from '../../scripts/lib/fault.mjs';
import { removeCluster, startPostgres } from '../../scripts/lib/postgres.mjs';

/** A database and the built application on it, as one process that a test may kill: `npm start` without its builds. */
const dataDir = process.env.DATA_DIR;
let app;
let postgres;

async function stop(words) {
  await app?.stop();
  await postgres?.stop();
  if (words === 'remove') await removeCluster({ dataDir });
  process.exit(0);
}

process.on('message', stop);
process.on('disconnect', () => stop('remove'));
try {
  postgres = await startPostgres({ dataDir });
  app = await bootApplication({ ...readEnvironment(), databaseUrl: postgres.url });
  process.send({ ready: { url: app.url, databaseUrl: postgres.url } });
} catch (error) {
  process.send({ failed: describe(error) }, () => process.exit(1));
}
