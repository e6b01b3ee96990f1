import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Fault } from './fault.mjs';
import { inRoot } from './root.mjs';
import { writeWhole } from './write-file.mjs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Unpacks the Chromium of the npm package, with the libraries that a bare system lacks. The package unpacks into the
 * temporary folder and takes what lies there for whole, so it is given a draft folder of its own, renamed when done.
 */
async function unpack() {
  const home = inRoot('node_modules/@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  const folder = inRoot('.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    const script = `
      const { default: chromium, inflate } = await import(${JSON.stringify(pathToFileURL(path.join(home, 'build/index.js')))});
      await chromium.executablePath();
      await inflate(${JSON.stringify(path.join(home, 'bin/al2023.tar.br'))});`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TMPDIR: draft },
    });
    try {
      renameSync(draft, folder);
    } catch {
      rmSync(draft, { recursive: true, force: true }); // another run was faster
    }
  }
  return { executable: path.join(folder, 'chromium'), libraries: path.join(folder, 'al2023/lib') };
}

/** Whether the system itself has every library; ours would then only be in the way. */
async function starts(executable, env) {
  try {
    await promisify(execFile)(executable, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/** A font set of one family: what a page looks like does not depend on what the machine happens to have. */
function writeFontConfig() {
  const folder = inRoot('.cache/fonts');
  const fonts = inRoot('node_modules/@expo-google-fonts/noto-sans-sc');
  const folders = readdirSync(fonts)
    .filter((name) => /^(400|500|600|700)/.test(name))
    .map((name) => `  <dir>${path.join(fonts, name)}</dir>`);
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (name) => `  <alias binding="same"><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  );
  const file = path.join(folder, 'fonts.conf');
  const lines = ['<?xml version="1.0"?>', '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">', '<fontconfig>', ...folders];
  writeWhole(file, [...lines, `  <cachedir>${folder}/cache</cachedir>`, ...aliases, '</fontconfig>', ''].join('\n'));
  return file;
}

/**
 * The browser of the tests: the one that CHROMIUM_PATH names, the system's, or the one that comes as an npm package.
 * Answers what a launcher needs: the executable and the environment for it.
 */
export async function prepareChromium() {
  const env = { FONTCONFIG_FILE: writeFontConfig() };
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Fault(`CHROMIUM_PATH: there is no program ${named}`);
  const system = named ?? SYSTEM.find((it) => existsSync(it));
  if (system) return { executable: system, env };
  const { executable, libraries } = await unpack();
  if (await starts(executable, env)) return { executable, env };
  const withLibraries = { ...env, LD_LIBRARY_PATH: libraries };
  if (await starts(executable, withLibraries)) return { executable, env: withLibraries };
  throw new Fault(
    'No Chromium starts on this system. Install one and name it: CHROMIUM_PATH=/usr/bin/chromium npm test',
  );
}
