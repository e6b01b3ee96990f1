import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { Fault } from '../fault.mjs';
import { say } from './words.mjs';

const MANIFEST = 'manifest.json';
const FOLDERS = ['forms', 'rules', 'seed'];
const SAFE_PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9][A-Za-z0-9._/-]*$/;

export const isZip = (place) => place.endsWith('.zip');

const namedIn = (manifest) => JSON.parse(manifest).files.map((file) => file.path);

/** The paths of a package folder; whatever else lies there (.git, a README) is not looked at. */
function pathsIn(folder) {
  const found = FOLDERS.filter((name) => existsSync(path.join(folder, name))).flatMap((name) =>
    readdirSync(path.join(folder, name), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
  );
  return found.sort();
}

/** The bytes of each file of a package folder, its manifest aside. */
export function readFolder(folder) {
  if (!existsSync(path.join(folder, MANIFEST))) throw new Fault(`${folder} ${say('noManifest')}`);
  return new Map(pathsIn(folder).map((file) => [file, readFileSync(path.join(folder, file))]));
}

export const readManifest = (folder) => JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8'));

export const writeManifest = (folder, manifest) =>
  writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);

/** A package as the bytes that the platform takes. */
export function readPackage(place) {
  if (!existsSync(place)) throw new Fault(`${place}: ${say('noManifest')}`);
  if (statSync(place).isFile()) return readFileSync(place);
  const files = readFolder(place);
  files.set(MANIFEST, readFileSync(path.join(place, MANIFEST)));
  return zipSync(Object.fromEntries(files));
}

/** Lays a package out as a folder. What an earlier export left there and this one has no more is taken away. */
export function writeFolder(folder, zip) {
  const files = Object.entries(unzipSync(zip));
  for (const [file] of files) if (!SAFE_PATH.test(file)) throw new Fault(`${say('badPath')}: ${file}`);
  const names = new Set(files.map(([file]) => file));
  const before = path.join(folder, MANIFEST);
  const gone = existsSync(before) ? namedIn(readFileSync(before, 'utf8')) : [];
  for (const file of gone) {
    if (SAFE_PATH.test(file) && !names.has(file)) rmSync(path.join(folder, file), { force: true });
  }
  for (const [file, bytes] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
  return files.length;
}
