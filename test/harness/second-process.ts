import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { takePort } from './start-process';

const ROOT = path.resolve(__dirname, '../..');

export interface Place {
  databaseUrl: string;
  dataDir: string;
}

/** The database and data directory of the server under test; null when it runs elsewhere and keeps them to itself. */
export function sharedPlace(): Place | null {
  const { TEST_SERVER_DATABASE_URL, TEST_SERVER_LOG, TEST_ACCOUNTS = '' } = process.env;
  if (!TEST_SERVER_DATABASE_URL) return null;
  return { databaseUrl: TEST_SERVER_DATABASE_URL, dataDir: path.dirname(TEST_SERVER_LOG ?? TEST_ACCOUNTS) };
}

/** What a process says once: that it is ready, or why it is not. */
interface Told {
  ready?: { databaseUrl?: string };
  failed?: string;
}

/** One more process of the platform, beside the server under test or apart from it. */
export class SecondProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    /** Where its database is, when it has one of its own. */
    readonly databaseUrl = '',
  ) {}

  /** On the database and the files of the server under test, with settings of its own. */
  static beside(place: Place, env: Record<string, string>): Promise<SecondProcess> {
    const own = { DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir, SEED: 'none', ROLE: 'web', ...env };
    return SecondProcess.start('scripts/lib/serve.mjs', own);
  }

  /** With a database of its own in this folder, to be killed and started again. */
  static apart(
    dataDir: string,
    seed: 'demo' | 'none' = 'demo',
    env: Record<string, string> = {},
  ): Promise<SecondProcess> {
    return SecondProcess.start('test/harness/whole-platform.mjs', {
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      SEED: seed,
      ...env,
    });
  }

  private static async start(script: string, env: Record<string, string>): Promise<SecondProcess> {
    const taken = await takePort();
    await taken.free();
    const { NODE_ENV: _, JEST_WORKER_ID: __, ...own } = process.env;
    const child = fork(path.join(ROOT, script), [], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
      env: {
        ...own,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(taken.port),
        PUBLIC_URL: '',
        LOG_LEVEL: 'error',
        ...env,
      },
    });
    let words = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
    const told = await new Promise<Told>((resolve) => {
      child.once('message', (message) => resolve(message as Told));
      child.once('exit', (code) => resolve({ failed: `it ended with ${code}: ${words}` }));
    });
    if (told.failed) throw new Error(told.failed);
    return new SecondProcess(`http://127.0.0.1:${taken.port}`, child, told.ready?.databaseUrl);
  }

  /** @param what `remove` takes its own database away as well */
  stop(what: 'stop' | 'remove' = 'stop'): Promise<void> {
    const ended = this.ended();
    if (this.child.connected) this.child.send(what);
    return ended;
  }

  /** As a power cut does. */
  kill(): Promise<void> {
    const ended = this.ended();
    this.child.kill('SIGKILL');
    return ended;
  }

  private ended(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => this.child.once('exit', () => resolve()));
  }
}
