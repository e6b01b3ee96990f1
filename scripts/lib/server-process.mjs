import { fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { freePort } from './free-port.mjs';
import { inRoot, root } from './root.mjs';

const tail = (file) => readFileSync(file, 'utf8').trim().split('\n').slice(-40).join('\n');

/**
 * Starts the built application in a process of its own, on a free port and with nothing from this process's settings.
 * Answers `{ url, accounts, logFile, pid, stop() }` when it accepts requests.
 */
export async function startServerProcess({ databaseUrl, dataDir, seed = 'demo', env = {} }) {
  mkdirSync(dataDir, { recursive: true });
  const logFile = path.join(dataDir, 'server.log');
  const log = openSync(logFile, 'a');
  const port = await freePort();
  const child = fork(inRoot('scripts/lib/serve.mjs'), [], {
    cwd: root,
    detached: true, // Ctrl-C reaches it through its parent, in order
    stdio: ['ignore', log, log, 'ipc'],
    execArgv: [],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      SEED: seed,
      PUBLIC_URL: '',
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
  closeSync(log);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const outcome = await new Promise((resolve) => {
    child.once('message', resolve);
    child.once('exit', (code, signal) => resolve({ failed: `it ended (${signal ?? `exit code ${code}`})` }));
  });
  if (outcome.failed)
    throw new Fault(`The server did not start: ${outcome.failed}\nThe end of ${logFile}:\n${tail(logFile)}`);
  const atExit = () => child.kill('SIGTERM');
  process.once('exit', atExit);
  return {
    ...outcome.ready,
    pid: child.pid,
    logFile,
    async stop() {
      process.off('exit', atExit);
      if (child.connected) child.send('stop');
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(late);
    },
  };
}
