import { execFileSync, spawnSync } from 'node:child_process';
import { Fault } from '../fault.mjs';

const NAME = 'postgres';

function idOf(flag) {
  const { status, stdout } = spawnSync('id', [flag, NAME], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}

function createAccount() {
  const ways = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]],
    ['adduser', ['-S', '-D', '-H', NAME]], // BusyBox
  ];
  for (const [command, args] of ways) {
    try {
      execFileSync(command, args, { stdio: 'ignore' });
      return;
    } catch {
      // the next way
    }
  }
}

/**
 * Who runs PostgreSQL. It refuses to run as root, so root hands it to the system user `postgres`, who is created
 * when there is none. Null: the user who runs us.
 */
export function databaseAccount() {
  if (process.getuid?.() !== 0) return null;
  if (idOf('-u') === null) createAccount();
  const uid = idOf('-u');
  const gid = idOf('-g');
  if (uid === null || gid === null) {
    throw new Fault(
      `PostgreSQL does not run as root, and the system user "${NAME}" could not be created.\n` +
        `Create it (useradd --system ${NAME}), or start as an ordinary user, or name a database of your own in DATABASE_URL.`,
    );
  }
  return { uid, gid, name: NAME };
}
