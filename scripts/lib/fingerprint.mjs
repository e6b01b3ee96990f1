import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';
import { writeWhole } from './write-file.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'build', '.cache', '.data', '.strapi', 'coverage', '.git']);
const skips = (name) => SKIPPED.has(name) || name.startsWith('.umi') || name.endsWith('.tsbuildinfo');

function* filesUnder(place) {
  if (!existsSync(place)) return;
  if (!statSync(place).isDirectory()) {
    yield place;
    return;
  }
  for (const entry of readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (skips(entry.name) || entry.isSymbolicLink()) continue;
    const full = path.join(place, entry.name);
    if (entry.isDirectory()) yield* filesUnder(full);
    else yield full;
  }
}

/** A hash over the names and contents of all sources under the places (paths from the root of the repository). */
export function fingerprint(places, { only = () => true, salt = '' } = {}) {
  const hash = createHash('sha256').update(salt);
  for (const place of places) {
    for (const file of filesUnder(inRoot(place))) {
      const name = path.relative(inRoot(), file);
      if (only(name)) hash.update(`\0${name}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

const stampFile = (name) => inRoot('.cache/stamps', name);

/** The fingerprint of what a step last finished with, or null. */
export function readStamp(name) {
  try {
    return readFileSync(stampFile(name), 'utf8');
  } catch {
    return null;
  }
}

/** Set after a step, cleared before it: a step that was killed leaves no stamp, whatever the sources are next time. */
export const writeStamp = (name, value) => writeWhole(stampFile(name), value);
export const clearStamp = (name) => rmSync(stampFile(name), { force: true });
