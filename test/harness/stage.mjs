import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { prepare } from '../../scripts/lib/build.mjs';
import { prepareChromium } from '../../scripts/lib/chromium.mjs';
import { tryLock } from '../../scripts/lib/lock.mjs';
import { removeCluster, startPostgres } from '../../scripts/lib/postgres.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { startServerProcess } from '../../scripts/lib/server-process.mjs';
import { createSteps } from '../../scripts/lib/steps.mjs';
import { writeWhole } from '../../scripts/lib/write-file.mjs';

/**
 * What a run of the tests shares: one PostgreSQL, one server, one browser to launch; each begun by the first that asks.
 * Every run has a folder of its own, so that two runs in one repository do not meet; it is gone when the run ends,
 * and the next run clears away what a killed one has left.
 */
const RUNS = inRoot('.data/test');
const steps = createSteps((line) => process.stderr.write(`${line}\n`));
const ending = [];
const begun = new Map();

function once(name, work) {
  if (!begun.has(name)) begun.set(name, work());
  return begun.get(name);
}

async function clearKilledRuns() {
  mkdirSync(RUNS, { recursive: true });
  for (const name of readdirSync(RUNS)) {
    const folder = path.join(RUNS, name);
    const { release } = tryLock(path.join(folder, 'run.lock'));
    if (!release) continue;
    await removeCluster({ dataDir: folder });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const openRun = () =>
  once('run', async () => {
    await clearKilledRuns();
    const folder = path.join(RUNS, String(process.pid));
    const { release } = tryLock(path.join(folder, 'run.lock'));
    ending.push(() => {
      release();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close().finally(() => process.exit(130)));
    return folder;
  });

const postgres = () =>
  once('postgres', async () => {
    const dataDir = await openRun();
    const server = await startPostgres({ dataDir, durable: false, maxConnections: 300 });
    ending.push(async () => {
      await server.stop();
      await removeCluster({ dataDir });
    });
    return server;
  });

/** TEST_DATABASE_URL: an empty database whose owner may make tables and schemas, and is no superuser. */
export const database = () =>
  once('database', async () => {
    if (process.env.TEST_DATABASE_URL) return;
    process.env.TEST_DATABASE_URL = await (await postgres()).createDatabase('scratch');
  });

/** All tests call from one address; what one visitor may ask is tested apart. */
const MANY_VISITORS = { PUBLIC_PER_MINUTE: '100000' };

/**
 * The server that the files of one project share: pages and API each have their own, so that what the one files
 * does not stand in the lists that the other reads. `TEST_SERVERS` tells each project of its own (own-server.cjs).
 * A server that runs already is used when TEST_SERVER_URL and TEST_ACCOUNTS are set.
 */
export const server = (project, targets) =>
  once(`server for ${project}`, async () => {
    if (process.env.TEST_SERVER_URL && process.env.TEST_ACCOUNTS) return;
    await prepare(steps, { only: targets });
    const { createDatabase } = await postgres();
    const folder = await openRun();
    await steps.run(`start the server under test (${project}, SEED=demo)`, async () => {
      const databaseUrl = await createDatabase(`server_${project}`);
      const dataDir = path.join(folder, `server-${project}`);
      const running = await startServerProcess({ databaseUrl, dataDir, seed: 'demo', env: MANY_VISITORS });
      ending.push(running.stop);
      const accounts = path.join(folder, `accounts-${project}.json`);
      writeWhole(accounts, JSON.stringify(running.accounts), 0o600);
      process.env.TEST_SERVERS = JSON.stringify({
        ...JSON.parse(process.env.TEST_SERVERS ?? '{}'),
        [project]: {
          TEST_SERVER_URL: running.url,
          TEST_ACCOUNTS: accounts,
          TEST_SERVER_DATABASE_URL: databaseUrl,
          TEST_SERVER_LOG: running.logFile,
        },
      });
    });
  });

/** TEST_BROWSER: how to launch the Chromium of the tests (harness/browser.ts reads it). */
export const browser = () =>
  once('browser', async () => {
    process.env.TEST_BROWSER = JSON.stringify(await prepareChromium());
  });

/** Ends everything, last begun first. */
export function close() {
  return once('close', async () => {
    for (const end of ending.reverse()) await end();
  });
}
