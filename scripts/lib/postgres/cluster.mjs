import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Fault } from '../fault.mjs';
import { runCommand } from '../run-command.mjs';
import { writeWhole } from '../write-file.mjs';

/** Chinese text is compared and searched by ICU; with the C locale a trigram search of Chinese finds nothing. */
const INITDB_FLAGS = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C.UTF-8'];
const DRAFT = 'cluster.new-';

const password = () => randomBytes(24).toString('base64url');

/** The passwords of both roles: made before the cluster and kept beside it, so that neither is lost without the other. */
export function credentialsOf(place) {
  const file = path.join(place, 'credentials.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const made = { superuser: password(), owner: password() };
  writeWhole(file, `${JSON.stringify(made, null, 2)}\n`, 0o600);
  return made;
}

function asAccount(account) {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** initdb into a folder beside, then one rename: a cluster is there whole or not at all. */
export async function ensureCluster({ place, binaries, account, credentials, durable }) {
  const cluster = path.join(place, 'cluster');
  for (const name of readdirSync(place)) {
    if (name.startsWith(DRAFT)) rmSync(path.join(place, name), { recursive: true, force: true, maxRetries: 5 });
  }
  if (existsSync(path.join(cluster, 'PG_VERSION'))) {
    checkVersion(cluster, binaries, account);
    return { cluster, created: false };
  }
  if (existsSync(cluster)) {
    throw new Fault(`${cluster} is there but is no PostgreSQL cluster. Move it away and start again.`);
  }
  const draft = path.join(place, `${DRAFT}${process.pid}`);
  const secret = path.join(place, `${DRAFT}${process.pid}.secret`);
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(secret, `${credentials.superuser}\n`, { mode: 0o600 });
  if (account) for (const it of [draft, secret]) chownSync(it, account.uid, account.gid);
  const flags = ['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, ...INITDB_FLAGS];
  if (!durable) flags.push('--no-sync');
  try {
    await runCommand(path.join(binaries, 'bin/initdb'), flags, {
      title: 'initdb',
      cwd: '/',
      env: { LC_ALL: 'C.UTF-8' },
      ...asAccount(account),
    });
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(draft, cluster);
  return { cluster, created: true };
}

function checkVersion(cluster, binaries, account) {
  const has = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  const { stdout } = spawnSync(path.join(binaries, 'bin/postgres'), ['--version'], {
    cwd: '/',
    encoding: 'utf8',
    ...asAccount(account),
  });
  const runs = /(\d+)/.exec(stdout)?.[1];
  if (has === runs) return;
  throw new Fault(
    `The database in ${cluster} was made by PostgreSQL ${has}; this version brings PostgreSQL ${runs}.\n` +
      `Dump it with the old version and load it with the new one, or name a running PostgreSQL in DATABASE_URL.`,
  );
}
