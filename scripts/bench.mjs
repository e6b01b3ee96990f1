import { existsSync, readdirSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { prepare } from './lib/build.mjs';
import { describe, Fault } from './lib/fault.mjs';
import { tryLock } from './lib/lock.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { inRoot, root } from './lib/root.mjs';
import { startServerProcess } from './lib/server-process.mjs';
import { createShutdown } from './lib/shutdown.mjs';
import { createSteps } from './lib/steps.mjs';

/**
 * `npm run bench -- <name> [arguments]`: runs bench/<name>.mjs on a database of its own, as durable as the real one.
 * The file exports `run({ postgres, databaseUrl, startServer, dataDir, arguments, emit, say })`; `emit` prints one JSON line
 * to the standard output, everything else goes to the standard error.
 */
const say = (line) => console.error(line);
const steps = createSteps(say);
const shutdown = createShutdown({ say });
shutdown.listen(() => 130);

function benchFile(name) {
  const file = inRoot('bench', `${name}.mjs`);
  if (/^[a-z][a-z-]*$/.test(name ?? '') && existsSync(file)) return file;
  const names = readdirSync(inRoot('bench'))
    .filter((it) => it.endsWith('.mjs'))
    .map((it) => it.replace('.mjs', ''));
  throw new Fault(`Which bench? npm run bench -- <name>, where <name> is one of: ${names.join(', ')}`);
}

async function bench([name, ...args]) {
  checkNodeVersion();
  process.chdir(root);
  const file = benchFile(name);
  await prepare(steps, { only: ['packages'] });
  const dataDir = inRoot('.data/bench');
  const { release, holder } = tryLock(`${dataDir}/start.lock`);
  if (!release) throw new Fault(`Another bench runs (process ${holder.pid}); two at once measure each other.`);
  shutdown.add('lock', release);
  const postgres = await startPostgres({ dataDir });
  shutdown.add('PostgreSQL', postgres.stop);
  const database = `bench_${name.replaceAll('-', '_')}`;
  await postgres.dropDatabase(database);
  const databaseUrl = await postgres.createDatabase(database);
  const serverData = inRoot('.data/bench', `server-${name}`);
  rmSync(serverData, { recursive: true, force: true });
  const { run } = await import(pathToFileURL(file));
  await run({
    postgres,
    databaseUrl,
    dataDir: serverData,
    arguments: args,
    async startServer(options = {}) {
      const server = await startServerProcess({ databaseUrl, dataDir: serverData, seed: 'reference', ...options });
      shutdown.add('server', server.stop);
      return server;
    },
    emit: (row) => console.log(JSON.stringify({ bench: name, ...row })),
    say,
  });
}

try {
  await bench(process.argv.slice(2));
} catch (error) {
  if (!shutdown.begun) {
    console.error(`\n${describe(error)}`);
    process.exitCode = 1;
  }
}
await shutdown.stop();
