import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Fault } from './fault.mjs';
import { inRoot, root } from './root.mjs';

const require = createRequire(inRoot('package.json'));

function built(file) {
  const full = inRoot('cms/dist/src', file);
  if (!existsSync(full)) throw new Fault(`${full} is missing: run npm run build.`);
  return require(full);
}

/** The environment, checked by the application's own module; the one that the boot reads. */
export function readEnvironment(source = process.env) {
  return built('env/index.js').readEnv(source, root);
}

/** Boots the built application: `{ url, stop, accounts?, accountsFile? }`. */
export async function bootApplication(env) {
  process.env.NODE_ENV ??= 'production';
  process.env.STRAPI_TELEMETRY_DISABLED ??= 'true';
  const ours = new Map(['SIGINT', 'SIGTERM'].map((signal) => [signal, process.listeners(signal)]));
  const app = await built('boot.js').boot({ env });
  // Strapi would leave the process on a signal, before the database has stopped
  for (const [signal, before] of ours) {
    for (const it of process.listeners(signal)) if (!before.includes(it)) process.off(signal, it);
  }
  return app;
}
