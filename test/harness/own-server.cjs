/* Each project of tests that cross a boundary speaks to the server that its set-up has started (stage.mjs). */
const servers = JSON.parse(process.env.TEST_SERVERS ?? '{}');
Object.assign(process.env, servers[globalThis.project]);
