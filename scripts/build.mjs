import { prepare } from './lib/build.mjs';
import { describe } from './lib/fault.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { root } from './lib/root.mjs';
import { createShutdown } from './lib/shutdown.mjs';
import { createSteps } from './lib/steps.mjs';

/** `npm run build [packages|admin|portal…]`: installs and builds what is missing or out of date. */
const steps = createSteps();
const shutdown = createShutdown(steps);
shutdown.listen(() => 130);
try {
  checkNodeVersion();
  process.chdir(root);
  const only = process.argv.slice(2);
  await prepare(steps, only.length > 0 ? { only } : {});
} catch (error) {
  if (!shutdown.begun) {
    console.error(`\n${describe(error)}`);
    process.exitCode = 1;
  }
}
