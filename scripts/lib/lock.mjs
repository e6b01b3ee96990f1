import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identityOf, isAlive, sleep } from './process-identity.mjs';

function holderOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Sets a dead holder's file aside. Two may try at once: the one that caught a live file puts it back. */
function clearStale(file, stale) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const caught = holderOf(aside);
  if (caught && (caught.pid !== stale?.pid || caught.began !== stale?.began) && isAlive(caught)) {
    try {
      linkSync(aside, file);
    } catch {
      // a third process holds it already
    }
  }
  rmSync(aside, { force: true });
}

/** Takes the lock: `{ release }`, or `{ holder }` when a running process has it. A killed holder's lock is taken over. */
export function tryLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  const own = identityOf(process.pid);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own));
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        linkSync(draft, file); // a link appears with its content, so nobody reads half a lock
        const release = () => {
          if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true });
        };
        return { release };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = holderOf(file);
      if (holder && isAlive(holder)) return { holder };
      clearStale(file, holder);
    }
    return { holder: holderOf(file) ?? { pid: 0 } };
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Waits until the lock is free; `onWait` is told once who has it. */
export async function waitForLock(file, onWait) {
  let told = false;
  for (;;) {
    const { release, holder } = tryLock(file);
    if (release) return { release };
    if (!told) onWait?.(holder);
    told = true;
    await sleep(300);
  }
}
