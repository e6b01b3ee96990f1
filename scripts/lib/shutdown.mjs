import { stopRunning } from './run-command.mjs';

const PATIENCE = 25_000;

function within(ms, promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * What has been started is stopped in the opposite order, once, whatever asks for it. `npm` and the terminal both
 * pass Ctrl-C on, so a second signal means impatience only when it comes some seconds after the first.
 */
export function createShutdown({ say }) {
  const stack = [];
  let begun = 0;
  let done = null;

  async function stopAll() {
    stopRunning();
    for (const { what, stop } of stack.reverse()) {
      try {
        await within(PATIENCE, Promise.resolve().then(stop), what);
      } catch (error) {
        say(`! ${what}: ${error.message}`);
      }
    }
  }

  const shutdown = {
    /** Remembers how to stop something that has been started. */
    add: (what, stop) => stack.push({ what, stop }),
    stop() {
      begun ||= Date.now();
      done ??= stopAll();
      return done;
    },
    get begun() {
      return begun > 0;
    },
    /** Ctrl-C and SIGTERM from now on; `code` gives the exit code at that moment. */
    listen(code) {
      const handle = async (signal) => {
        if (begun && Date.now() - begun > 3000) process.exit(1);
        if (begun) return;
        say(`\n${signal}: stopping`);
        const exitCode = code();
        await shutdown.stop();
        say('stopped');
        process.exit(exitCode);
      };
      for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, handle);
    },
  };
  return shutdown;
}
