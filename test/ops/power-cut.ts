import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { must } from '../factories';
import type { DemoAccount } from '../harness/accounts';
import { type Client, visitor } from '../harness/client';
import { SecondProcess } from '../harness/second-process';
import { remove, temporaryDataDir } from '../harness/start-process';

const SCOPE = `SELECT set_config('app.lo', '/', false), set_config('app.hi', '0', false), set_config('app.owner', '*', false),
  set_config('app.audience', 'internal', false)`;

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds; says what it saw last when it never did. */
export async function eventually<T>(look: () => Promise<T>, holds: (seen: T) => boolean, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`it never came to be; last seen: ${JSON.stringify(seen)}`);
    await pause(100);
  }
}

/** A platform with a database of its own, whose processes are killed and started again. */
export class PowerCut {
  readonly dataDir = temporaryDataDir();
  private process: SecondProcess | undefined;
  private databaseUrl = '';
  private readonly others: SecondProcess[] = [];
  private readonly connections: pg.Client[] = [];

  /** Says how long the boot took, in milliseconds. */
  async start(env: Record<string, string> = {}): Promise<number> {
    const begun = performance.now();
    this.process = await SecondProcess.apart(this.dataDir, 'demo', env);
    this.databaseUrl = this.process.databaseUrl;
    return performance.now() - begun;
  }

  /** One more process on the same database, whose server runs on when the first process is killed. */
  async beside(env: Record<string, string> = {}): Promise<SecondProcess> {
    const place = { databaseUrl: this.databaseUrl, dataDir: this.dataDir };
    const other = await SecondProcess.beside(place, { ROLE: 'both', ...env });
    this.others.push(other);
    return other;
  }

  /** Where its database is. */
  get url(): string {
    return this.databaseUrl;
  }

  async kill(): Promise<void> {
    await this.process?.kill();
  }

  /** The database, seen as jobs see it. */
  async sql(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    // The server of this database is stopped hard in some tests.
    client.on('error', () => {});
    await client.connect();
    await client.query(SCOPE);
    this.connections.push(client);
    return client;
  }

  async rows<T>(text: string, values: unknown[] = []): Promise<T[]> {
    const client = await this.sql();
    try {
      return (await client.query(text, values)).rows as T[];
    } finally {
      await client.end().catch(() => {});
    }
  }

  async signIn(username: string, url = this.process?.url ?? ''): Promise<Client> {
    const accounts: DemoAccount[] = JSON.parse(readFileSync(path.join(this.dataDir, 'accounts.json'), 'utf8'));
    const password = accounts.find((account) => account.username === username)?.password;
    const client = visitor(url);
    must(await client.post('/api/session', { username, password }), 200);
    return client;
  }

  async remove(): Promise<void> {
    for (const client of this.connections) await client.end().catch(() => {});
    for (const other of this.others) await other.kill().catch(() => {});
    await this.process?.stop('remove');
    remove(this.dataDir);
  }
}
