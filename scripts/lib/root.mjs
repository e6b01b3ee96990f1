import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository; every relative path of the scripts starts here. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const inRoot = (...parts) => path.join(root, ...parts);

/** A path as a person in the repository would write it. */
export function shortPath(file) {
  const relative = path.relative(root, file);
  return relative.startsWith('..') ? file : relative;
}
