import { fileURLToPath } from 'node:url';

const PROFILER = fileURLToPath(new URL('profiler.cjs', import.meta.url));

/** With the argument `profile` the server leaves a .cpuprofile beside its log when it stops; its figures are then not to be used. */
export const profiling = (args, dataDir) =>
  args.includes('profile') ? { NODE_OPTIONS: `--require ${PROFILER}`, PROFILE_DIR: dataDir } : {};
