import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../fault.mjs';

/** Where root keeps what the user `postgres` must reach when the repository lies under a closed folder. */
const OPEN_HOME = '/var/lib/project-cloud';

function makeFolder(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
}

/** Asks the system itself, as that user: modes, groups, ACLs and mount options all have a say. */
function canWrite(folder, account) {
  const probe = spawnSync('sh', ['-c', 'cd "$1" && : > .probe && rm .probe', 'sh', folder], {
    cwd: '/',
    stdio: 'ignore',
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  return probe.status === 0;
}

function runs(folder, account) {
  const probe = spawnSync(path.join(folder, 'bin/postgres'), ['--version'], {
    cwd: '/',
    encoding: 'utf8',
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  return { ok: probe.status === 0, why: probe.error?.message ?? probe.stderr };
}

/** The folder for the cluster: under the data directory, or in the open home when `postgres` cannot get there. */
export function clusterPlace(dataDir, account) {
  const own = path.join(dataDir, 'postgres');
  if (!account) {
    makeFolder(own, null);
    if (!canWrite(own, null)) throw new Fault(`The database folder ${own} cannot be written by this user.`);
    return own;
  }
  const other = path.join(OPEN_HOME, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  if (!existsSync(path.join(other, 'cluster'))) {
    makeFolder(own, account);
    if (canWrite(own, account)) return own;
    rmSync(own, { recursive: true, force: true });
  }
  mkdirSync(OPEN_HOME, { recursive: true, mode: 0o755 });
  makeFolder(other, account);
  writeFileSync(path.join(other, 'belongs-to'), `${dataDir}\n`);
  if (canWrite(other, account)) return other;
  throw new Fault(
    `The user "${account.name}", who runs PostgreSQL for root, can write neither ${own} nor ${other}.\n` +
      'Name a folder that this user can reach in DATA_DIR, or a database of your own in DATABASE_URL.',
  );
}

/** The binaries where the account can run them: as installed, or a copy in the open home. */
export function runnableBinaries(shipped, account) {
  const first = runs(shipped.folder, account);
  if (first.ok) return shipped.folder;
  if (account) {
    const copy = path.join(OPEN_HOME, `postgresql-${shipped.version}`);
    if (!existsSync(copy)) {
      const draft = `${copy}.${process.pid}`;
      mkdirSync(OPEN_HOME, { recursive: true, mode: 0o755 });
      cpSync(shipped.folder, draft, { recursive: true, verbatimSymlinks: true });
      spawnSync('chmod', ['-R', 'a+rX', draft]);
      try {
        renameSync(draft, copy);
      } catch {
        rmSync(draft, { recursive: true, force: true }); // another start was faster
      }
    }
    if (runs(copy, account).ok) return copy;
  }
  throw new Fault(
    `The embedded PostgreSQL does not run on this system: ${String(first.why).trim()}\n` +
      'Name a PostgreSQL 15 or later of your own in DATABASE_URL instead.',
  );
}
