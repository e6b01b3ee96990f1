import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../scripts/lib/fault.mjs';

const beside = (file) => fileURLToPath(new URL(file, import.meta.url));

/** Starts a script of this folder; it is asked with messages and answers `{ result }` or `{ failed }`. */
function helper(file) {
  const child = fork(beside(file), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
  const ended = new Promise((_resolve, reject) => {
    child.once('exit', (code) => reject(new Fault(`bench/lib/${file} ended (exit code ${code})`)));
  });
  ended.catch(() => {});
  // a bench that fails must not wait for its helpers; they end with its channel
  child.unref();
  child.channel.unref();
  return {
    async ask(message) {
      const answered = new Promise((resolve) => child.once('message', resolve));
      child.channel.ref();
      child.send(message);
      const answer = await Promise.race([answered, ended]);
      child.channel.unref();
      if (answer.failed) throw new Fault(`bench/lib/${file}: ${answer.failed}`);
      return answer.result;
    },
    stop: () => child.disconnect(),
  };
}

/** `ask({ url, method, headers, bodies, expect, connections, seconds })` → `{ requests, perSecond, p50, p95, bytes }`. */
export const startLoad = () => helper('load-process.mjs');

/** The floor: one prepared statement behind bare node:http. `{ url, stop }`. */
export async function startFloor({ databaseUrl, statement, scope, values }) {
  const floor = helper('floor-process.mjs');
  const url = await floor.ask({ databaseUrl, statement, scope, values });
  return { url, stop: floor.stop };
}
