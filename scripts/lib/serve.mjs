import { bootApplication, readEnvironment } from './application.mjs';
import { describe } from './fault.mjs';

/** The built application as a process of its own, for tests and benches; ends when its parent does. */
let app;
let stopping = null;

function stop() {
  stopping ??= Promise.resolve(app?.stop()).finally(() => process.exit(0));
  return stopping;
}

process.on('disconnect', stop);
process.on('message', (message) => {
  if (message === 'stop') stop();
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

try {
  app = await bootApplication(readEnvironment());
  process.send?.({ ready: { url: app.url, accounts: app.accounts ?? [], accountsFile: app.accountsFile } });
} catch (error) {
  process.send?.({ failed: describe(error) }, () => process.exit(1));
}
