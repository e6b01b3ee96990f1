import path from 'node:path';
import { describeAccounts } from './lib/accounts.mjs';
import { bootApplication, readEnvironment } from './lib/application.mjs';
import { prepare } from './lib/build.mjs';
import { describe, Fault } from './lib/fault.mjs';
import { isPortFree } from './lib/free-port.mjs';
import { tryLock } from './lib/lock.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { root, shortPath } from './lib/root.mjs';
import { createShutdown } from './lib/shutdown.mjs';
import { createSteps } from './lib/steps.mjs';

const steps = createSteps();
const shutdown = createShutdown(steps);
let ready = false;

const portTaken = (env) =>
  new Fault(
    `PORT: ${env.port} is in use by another program on ${env.host}.\n` +
      `Stop that program, or choose another port, for example PORT=${env.port + 1} npm start`,
  );

/** Reads the environment and takes what only one start may have: the data directory and the port. */
async function checkEnvironment() {
  const env = readEnvironment();
  if (!env.databaseUrl) {
    const { release, holder } = tryLock(path.join(env.dataDir, 'start.lock'));
    if (!release) {
      throw new Fault(
        `DATA_DIR: the platform already runs on ${env.dataDir} (process ${holder.pid}).\n` +
          'Stop it first, or name another folder, for example DATA_DIR=.data-2 PORT=1338 npm start',
      );
    }
    shutdown.add('lock', release);
  }
  if (!(await isPortFree(env.port, env.host))) throw portTaken(env);
  return env;
}

async function startDatabase(env) {
  if (env.databaseUrl) {
    const { host, pathname } = new URL(env.databaseUrl);
    steps.say(`✓ database ${pathname.slice(1)} on ${host || 'this machine'} (DATABASE_URL)`);
    return env;
  }
  let url;
  await steps.run('start PostgreSQL', async () => {
    const postgres = await startPostgres({ dataDir: env.dataDir });
    shutdown.add('PostgreSQL', postgres.stop);
    postgres.onEnd(() => {
      if (!shutdown.begun) fail(new Fault(`PostgreSQL has ended. Its log: ${postgres.logFile}`));
    });
    url = postgres.url;
    return `${postgres.created ? 'new database' : 'database'} in ${shortPath(postgres.place)}`;
  });
  return { ...env, databaseUrl: url };
}

async function startApplication(env) {
  let app;
  await steps.run('migrate, seed and start the application', async () => {
    try {
      app = await bootApplication(env);
    } catch (error) {
      throw error?.code === 'EADDRINUSE' ? portTaken(env) : error;
    }
    shutdown.add('application', () => app.stop());
  });
  return app;
}

async function fail(error) {
  if (shutdown.begun) return;
  console.error(`\n${describe(error)}`);
  await shutdown.stop();
  process.exit(1);
}

async function start() {
  shutdown.listen(() => (ready ? 0 : 130));
  checkNodeVersion();
  process.chdir(root);
  let env;
  await prepare(steps, {
    async ahead() {
      env = await checkEnvironment();
    },
  });
  const app = await startApplication(await startDatabase(env));
  if (shutdown.begun) return;
  ready = true;
  steps.say(`everything took ${steps.total()}\n`);
  steps.say(`ready ${app.url}`);
  for (const line of describeAccounts(app.accounts, app.accountsFile)) steps.say(line);
}

start().catch(fail);
