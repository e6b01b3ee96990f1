const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { join } = require('node:path');

/** Preloaded into the server: samples it from start to stop. Strapi removes all listeners of its process, so not on `exit`. */
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.start');
const exit = process.exit.bind(process);
process.exit = (code) => {
  session.post('Profiler.stop', (_error, { profile }) => {
    writeFileSync(join(process.env.PROFILE_DIR, `${process.pid}.cpuprofile`), JSON.stringify(profile));
  });
  return exit(code);
};
