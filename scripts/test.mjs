import { spawn } from 'node:child_process';
import { prepare } from './lib/build.mjs';
import { describe } from './lib/fault.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { inRoot, root } from './lib/root.mjs';
import { createShutdown } from './lib/shutdown.mjs';
import { createSteps } from './lib/steps.mjs';

/** `npm test [-- what jest understands]`: sets itself up, then runs jest, whose summary is the last thing printed. */
const steps = createSteps();
const shutdown = createShutdown(steps);
shutdown.listen(() => 130);

function jest(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot('node_modules/jest/bin/jest.js'), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    shutdown.add('jest', () => new Promise((ended) => child.once('exit', ended).kill('SIGINT')));
    child.on('exit', (code, signal) => resolve(signal ? 1 : code));
  });
}

try {
  checkNodeVersion();
  process.chdir(root);
  await prepare(steps);
  const code = await jest(process.argv.slice(2));
  if (!shutdown.begun) process.exitCode = code;
} catch (error) {
  if (!shutdown.begun) {
    console.error(`\n${describe(error)}`);
    process.exitCode = 1;
  }
}
