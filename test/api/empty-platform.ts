import { hash } from 'bcryptjs';
import pg from 'pg';
import { must } from '../factories';
import { type Client, visitor } from '../harness/client';
import { SecondProcess } from '../harness/second-process';
import { remove, temporaryDataDir } from '../harness/start-process';

const ADMINISTRATOR = { username: 'founder', password: 'Founder-of-2026-platforms' };

/** A platform without any definition, region or person but one administrator, on a database of its own. */
export class EmptyPlatform {
  readonly dataDir = temporaryDataDir();
  private process: SecondProcess | undefined;
  private found: Client | undefined;

  get administrator(): Client {
    if (!this.found) throw new Error('the platform has not been started');
    return this.found;
  }

  async start(): Promise<void> {
    this.process = await SecondProcess.apart(this.dataDir, 'none');
    await this.withDatabase(found);
    this.found = visitor(this.process.url);
    must(await this.found.post('/api/session', ADMINISTRATOR), 200);
  }

  async withDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.process?.databaseUrl });
    // The server of this database is stopped hard in some tests.
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => {});
    }
  }

  /** The regions that another platform has, each below those above it. */
  async copyRegions(from: Client, codes: readonly string[]): Promise<void> {
    for (const code of codes) {
      const { line } = must(
        await from.get<{ line: { code: string; name: string; level: string; parentCode: string }[] }>(
          `/api/regions/${code}`,
        ),
      );
      for (const { code: one, name, level, parentCode } of line) {
        if ((await this.administrator.get(`/api/regions/${one}`)).status !== 404) continue;
        must(await this.administrator.post('/api/regions', { code: one, name, level, parent: parentCode }), 201);
      }
    }
  }

  countDefinitions(): Promise<number> {
    return this.withDatabase(async (client) => {
      const counted = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM definitions');
      return counted.rows[0]?.count ?? 0;
    });
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    await this.process?.kill();
  }

  async remove(): Promise<void> {
    await this.process?.stop('remove');
    remove(this.dataDir);
  }
}

async function found(client: pg.Client): Promise<void> {
  const known = await client.query('SELECT 1 FROM up_users WHERE username = $1', [ADMINISTRATOR.username]);
  if (known.rowCount) return;
  const made = await client.query<{ id: number }>(
    `INSERT INTO up_users (document_id, username, email, provider, password, confirmed, blocked, name, created_at, updated_at, published_at)
     VALUES ('founder0000000000000000a', $1, 'founder@example.invalid', 'local', $2, true, false, '创建者', now(), now(), now()) RETURNING id`,
    [ADMINISTRATOR.username, await hash(ADMINISTRATOR.password, 4)],
  );
  await client.query(
    `INSERT INTO up_users_role_lnk (user_id, role_id) SELECT $1, id FROM up_roles WHERE type = 'administrator'`,
    [made.rows[0]?.id],
  );
}
