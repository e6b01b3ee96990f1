import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { clearStamp, readStamp, writeStamp } from './fingerprint.mjs';
import { inRoot } from './root.mjs';
import { runCommand } from './run-command.mjs';

const BEGUN = 'install-begun';

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Whether what lies in node_modules is what the lockfile says, for an install by hand. npm's own record of it
 * (node_modules/.package-lock.json) is not asked: `npm install --package-lock-only` writes it without installing.
 */
function treeMatchesLock() {
  const wanted = readJson(inRoot('package-lock.json'))?.packages;
  if (!wanted) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (!/(^|\/)node_modules\//.test(place)) return true; // a workspace's own folder
    const present = readJson(inRoot(place, 'package.json'));
    if (!present) return Boolean(entry.optional); // made for another platform
    return entry.link || present.version === entry.version;
  });
}

/** What an install depends on: the lockfile, and the Node that native addons are built for. */
function wantedStamp() {
  return createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .update(`${process.platform}-${process.arch}-${process.versions.modules}`)
    .digest('hex');
}

export function isInstalled() {
  if (!existsSync(inRoot('node_modules/.package-lock.json')) || readStamp(BEGUN)) return false;
  const wanted = wantedStamp();
  if (readStamp('install') === wanted) return true;
  if (!treeMatchesLock()) return false;
  writeStamp('install', wanted);
  return true;
}

/** Refuses a lockfile that a package.json has outgrown, as `npm ci` does. */
function checkLock(packages) {
  for (const [place, locked] of Object.entries(packages)) {
    if (/(^|\/)node_modules\//.test(place)) continue;
    const own = readJson(inRoot(place, 'package.json'));
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      const sorted = (it) => JSON.stringify(Object.entries(it ?? {}).sort());
      if (own && sorted(own[kind]) === sorted(locked[kind])) continue;
      throw new Fault(
        `package-lock.json does not fit ${path.join(place, 'package.json')} (${kind}).\n` +
          'Run npm install once, look at what it changes in package-lock.json, and start again.',
      );
    }
  }
}

/**
 * Whether the lockfile leaves optional packages out, which npm does with those for other platforms that its registry
 * did not have. `npm ci` then refuses to install anything, though not one of them is needed here.
 */
function lacksOptional(packages) {
  return Object.entries(packages).some(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).some(
      (name) => !packages[`${place}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  );
}

/** Installs what the lockfile says and nothing else, through the npm that runs us where there is one. */
export async function install() {
  const packages = readJson(inRoot('package-lock.json'))?.packages;
  if (!packages) {
    throw new Fault('package-lock.json is missing or damaged: git checkout package-lock.json, and start again.');
  }
  checkLock(packages);
  clearStamp('install');
  writeStamp(BEGUN, 'an install has begun and has not ended');
  // an install that was killed leaves folders that look installed and are not
  for (const place of Object.keys(packages).filter((it) => !it.includes('node_modules/'))) {
    rmSync(inRoot(place, 'node_modules'), { recursive: true, force: true });
  }
  const [title, ...how] = lacksOptional(packages) ? ['npm install', 'install', '--no-save'] : ['npm ci', 'ci'];
  const args = [...how, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) await runCommand(process.execPath, [npm, ...args], { title });
  else await runCommand('npm', args, { title });
  clearStamp(BEGUN);
  writeStamp('install', wantedStamp());
}
