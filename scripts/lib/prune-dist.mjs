import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';

const EMITTED = /\.(d\.ts\.map|d\.ts|js\.map|js|json)$/;

/** Where the source of an emitted file can be: beside dist, or under src when src is the package's root. */
function hasSource(folder, emitted) {
  const stem = emitted.replace(EMITTED, '');
  const endings = emitted.endsWith('.json') ? ['.json'] : ['.ts', '.tsx', '.js'];
  return endings.some(
    (end) => existsSync(path.join(folder, stem + end)) || existsSync(path.join(folder, 'src', stem + end)),
  );
}

function prune(folder, dist, at) {
  for (const entry of readdirSync(path.join(dist, at), { withFileTypes: true })) {
    const name = path.join(at, entry.name);
    if (entry.isDirectory()) {
      if (name === 'build') continue; // Strapi's admin build
      prune(folder, dist, name);
      if (readdirSync(path.join(dist, name)).length === 0) rmSync(path.join(dist, name), { recursive: true });
    } else if (EMITTED.test(name) && !hasSource(folder, name)) {
      rmSync(path.join(dist, name));
    }
  }
}

/** Strapi takes every file of its config folder for a configuration and complains of the declarations among them. */
function keepOnlyScripts(config) {
  if (!existsSync(config)) return;
  for (const name of readdirSync(config)) if (!name.endsWith('.js')) rmSync(path.join(config, name));
}

/**
 * Removes from each package's dist what no source stands behind any more. The compiler never does, and Strapi
 * loads whatever lies in dist: a content type that was removed would come back.
 */
export function pruneDist(packages) {
  for (const folder of packages) {
    const dist = inRoot(folder, 'dist');
    if (existsSync(dist)) prune(inRoot(folder), dist, '');
  }
  keepOnlyScripts(inRoot('cms/dist/config'));
}
