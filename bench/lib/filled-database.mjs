import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Fault } from '../../scripts/lib/fault.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { inRoot, root } from '../../scripts/lib/root.mjs';

const PREFIX = 'bench_filled_';
/** What decides how a filled database looks; when it changes, the one from the last run is of no use. */
const MADE_BY = [
  'seed/dist',
  'seed/reference/definitions',
  'plugins/library/dist/domain',
  'plugins/library/dist/server/queries',
  'plugins/registry/dist/server/queries',
  'plugins/registry/server/migrations',
  'bench/lib/load-entries.mjs',
];

const filesOf = (place) =>
  statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((it) => it.isFile() && /\.(js|json|sql|mjs)$/.test(it.name))
        .map((it) => path.join(it.parentPath, it.name))
        .sort()
    : [place];

function nameFor(count, seed) {
  const hash = createHash('sha256').update(`${count} ${seed}`);
  for (const file of MADE_BY.flatMap((it) => filesOf(inRoot(it)))) hash.update(readFileSync(file));
  return PREFIX + hash.digest('hex').slice(0, 16);
}

async function withClient(connectionString, run) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function isFilled(url) {
  const found = await withClient(url, (client) => client.query(`SELECT to_regclass('pc.bench_filled') AS filled`));
  return found.rows[0].filled !== null;
}

/** Databases of earlier layouts, and fillings that were broken off. */
async function dropOthers(postgres, keep) {
  const found = await withClient(postgres.adminUrl, (client) =>
    client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [PREFIX]),
  );
  for (const { datname } of found.rows) if (datname !== keep) await postgres.dropDatabase(datname);
}

async function fill({ databaseUrl, dataDir, count, seed, say }) {
  mkdirSync(dataDir, { recursive: true });
  const logFile = path.join(dataDir, 'fill.log');
  const log = openSync(logFile, 'a');
  const child = fork(fileURLToPath(new URL('load-entries.mjs', import.meta.url)), [String(count), String(seed)], {
    cwd: root,
    stdio: ['ignore', log, log, 'ipc'],
    execArgv: [],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
      SEED: 'reference',
      LOG_LEVEL: 'warn',
      PUBLIC_URL: '',
    },
  });
  closeSync(log);
  const started = Date.now();
  child.on('message', ({ done }) => {
    if (done % 20_000 === 0)
      say(`  ${done} of ${count} entries, ${Math.round(done / ((Date.now() - started) / 1000))} a second`);
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Fault(`Filling the database failed; see ${logFile}`);
}

/** A database with so many generated entries, kept between runs for as long as what made it stays the same. */
export async function filledDatabase({ postgres, dataDir, count, seed, say }) {
  const name = nameFor(count, seed);
  await dropOthers(postgres, name);
  let databaseUrl = await postgres.createDatabase(name);
  if (await isFilled(databaseUrl)) return databaseUrl;
  await postgres.dropDatabase(name);
  databaseUrl = await postgres.createDatabase(name);
  say(`Filling a database with ${count} entries; it is kept for the next run.`);
  await fill({ databaseUrl, dataDir, count, seed, say });
  return databaseUrl;
}
