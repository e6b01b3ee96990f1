import { existsSync, readdirSync } from 'node:fs';
import { Fault } from './fault.mjs';
import { clearStamp, fingerprint, readStamp, writeStamp } from './fingerprint.mjs';
import { install, isInstalled } from './install.mjs';
import { waitForLock } from './lock.mjs';
import { pruneDist } from './prune-dist.mjs';
import { inRoot } from './root.mjs';
import { runCommand, stopLeftovers } from './run-command.mjs';

const isTest = (name) => /\.test\.tsx?$/.test(name);
const isSource = (name) => /\.(tsx?|json)$/.test(name) && !isTest(name) && !name.startsWith('seed/reference/');
const bin = (name) => inRoot('node_modules/.bin', name);
const QUIET = { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true', DID_YOU_KNOW: 'none' };

function packagesWithTypeScript() {
  const plugins = readdirSync(inRoot('plugins')).map((name) => `plugins/${name}`);
  return [...plugins, 'rules/engine', 'forms/engine', 'seed', 'cms'].filter((it) =>
    existsSync(inRoot(it, 'tsconfig.json')),
  );
}

/** One built thing: what it is made from, what it must leave behind, and how it is made. */
const targets = {
  packages: {
    title: 'compile packages',
    sources: () => ['tsconfig.json', 'tsconfig.base.json', ...packagesWithTypeScript()],
    only: isSource,
    leaves: () => packagesWithTypeScript().map((it) => `${it}/dist`),
    async make({ damaged }) {
      await runCommand(bin('tsc'), ['-b', ...(damaged ? ['--force'] : [])], { title: 'tsc -b' });
      pruneDist(packagesWithTypeScript());
    },
  },
  admin: {
    title: 'build the administration (/admin)',
    sources: () => [
      'cms/package.json',
      'cms/src/admin',
      'cms/config/admin.ts',
      'cms/config/plugins.ts',
      'cms/config/server.ts',
    ],
    leaves: () => ['cms/dist/build/index.html'],
    make: () =>
      runCommand(bin('strapi'), ['build', '--silent'], { cwd: inRoot('cms'), env: QUIET, title: 'strapi build' }),
  },
  portal: {
    title: 'build the portal (/)',
    sources: () => [
      'portal',
      'tsconfig.base.json',
      ...packagesWithTypeScript().filter((it) => it !== 'cms' && it !== 'seed'),
    ],
    only: (name) => !isTest(name) && !/^plugins\/[^/]+\/server\//.test(name),
    leaves: () => ['portal/dist/index.html'],
    async make() {
      const at = { cwd: inRoot('portal'), env: QUIET };
      await runCommand(bin('umi'), ['setup'], { ...at, title: 'umi setup' });
      await runCommand(bin('umi'), ['build'], { ...at, title: 'umi build' });
    },
  },
};

async function bring(name, steps) {
  const target = targets[name];
  const missing = () => target.leaves().filter((it) => !existsSync(inRoot(it)));
  const wanted = fingerprint(target.sources(), { only: target.only, salt: readStamp('install') ?? '' });
  const current = readStamp(name) === wanted;
  if (current && missing().length === 0) return steps.skip(target.title);
  clearStamp(name);
  await steps.run(target.title, async () => {
    await target.make({ damaged: current });
    // umi ends with exit code 0 on some failures: what counts is what lies there
    const absent = missing();
    if (absent.length > 0)
      throw new Fault(`${target.title}: ended without an error, but ${absent.join(', ')} is missing.`);
  });
  writeStamp(name, wanted);
}

/**
 * Installs and builds what is missing or out of date. One at a time in a repository: a second process waits.
 * `ahead` runs between the packages and the long builds (the environment is checked there: a fault shows early).
 */
export async function prepare(steps, { only = ['packages', 'admin', 'portal'], ahead } = {}) {
  const lock = await waitForLock(inRoot('.cache/build.lock'), (holder) => {
    steps.say(`… waiting: process ${holder.pid} is installing or building in this folder`);
  });
  try {
    await stopLeftovers();
    if (isInstalled()) steps.skip('install packages');
    else await steps.run('install packages', install);
    if (only.includes('packages')) await bring('packages', steps);
    await ahead?.();
    const rest = only.filter((it) => it !== 'packages');
    const results = await Promise.allSettled(rest.map((name) => bring(name, steps)));
    const failed = results.filter((it) => it.status === 'rejected').map((it) => it.reason);
    if (failed.length > 1) throw new Fault(failed.map((it) => it.message).join('\n\n'));
    if (failed.length === 1) throw failed[0];
  } finally {
    lock.release();
  }
}
