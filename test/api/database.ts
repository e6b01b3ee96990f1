import { Client, type QueryResultRow } from 'pg';

/** The four settings that a connection of the server carries. */
export interface Scope {
  lo: string;
  hi: string;
  owner?: string;
  audience?: string;
}

/** Everything, as jobs see it. */
export const SYSTEM: Scope = { lo: '/', hi: '0', owner: '*', audience: 'internal' };

/** The database of the server under test, with the role of the server: what no answer of the API can tell. */
export class Database {
  private constructor(readonly client: Client) {}

  /** @param scope none is set when it is left out, as on a connection that nobody has prepared */
  static async open(scope?: Scope): Promise<Database> {
    const connectionString = process.env.TEST_SERVER_DATABASE_URL;
    if (!connectionString) throw new Error('TEST_SERVER_DATABASE_URL is not set: the server under test runs elsewhere');
    const client = new Client({ connectionString });
    await client.connect();
    const database = new Database(client);
    if (scope) await database.setScope(scope);
    return database;
  }

  async setScope({ lo, hi, owner = '*', audience = 'internal' }: Scope, local = false): Promise<void> {
    const settings = { lo, hi, owner, audience };
    for (const [name, value] of Object.entries(settings)) {
      await this.client.query('SELECT set_config($1, $2, $3)', [`app.${name}`, value, local]);
    }
  }

  async rows<R extends QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.client.query<R>(text, values)).rows;
  }

  async count(from: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`, values);
    return row?.count ?? 0;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
