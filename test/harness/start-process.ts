import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** A data directory inside the repository, as the real one is, so that the same users can reach it. */
export function temporaryDataDir(): string {
  const folder = path.join(ROOT, '.data', `ops-${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A port that was free a moment ago, and a way to keep it taken. */
export function takePort(): Promise<{ port: number; free(): Promise<void> }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      resolve({ port, free: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

/** One `npm start`, as a process whose words can be waited for and that can be killed. */
export class StartProcess {
  output = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(env: Record<string, string>) {
    const { NODE_ENV: _, JEST_WORKER_ID: __, ...own } = process.env;
    this.child = spawn(process.execPath, [path.join(ROOT, 'scripts/start.mjs')], {
      cwd: ROOT,
      env: { ...own, ...env },
    });
    const hear = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    this.child.stdout?.on('data', hear);
    this.child.stderr?.on('data', hear);
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve(code)));
  }

  /** Resolves when it has said this; throws with all its words when it ends, or takes too long, without. */
  async says(wanted: RegExp, seconds = 60): Promise<RegExpExecArray> {
    for (let tries = 0; tries < seconds * 50; tries += 1) {
      const found = wanted.exec(this.output);
      if (found) return found;
      if (this.child.exitCode !== null || this.child.signalCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`it never said ${wanted}:\n${this.output}`);
  }

  exitCode(): Promise<number | null> {
    return this.ended;
  }

  signal(name: NodeJS.Signals): Promise<number | null> {
    this.child.kill(name);
    return this.ended;
  }

  /** Where its database lies: root may have had to put it elsewhere. */
  databasePlace(): string {
    const found = /database in ([^)]+)\)/.exec(this.output)?.[1];
    if (!found) throw new Error(`it named no place for its database:\n${this.output}`);
    return path.resolve(ROOT, found);
  }
}

/** Waits until initdb writes its draft of a cluster; false when it was too quick to be seen. */
export async function seesDraftCluster(dataDir: string): Promise<boolean> {
  const hash = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  const places = [path.join(dataDir, 'postgres'), path.join('/var/lib/project-cloud', hash)];
  for (let tries = 0; tries < 4000; tries += 1) {
    const names = places.flatMap(namesIn);
    if (names.some((it) => it.startsWith('cluster.new-') && !it.endsWith('.secret'))) return true;
    if (names.includes('cluster')) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return false;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The process of a cluster's server, when one runs. */
export function postmasterOf(place: string): number | null {
  try {
    const pid = Number(readFileSync(path.join(place, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

export function remove(...folders: string[]): void {
  for (const it of folders) rmSync(it, { recursive: true, force: true, maxRetries: 5 });
}
