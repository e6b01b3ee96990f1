import { Pool, type PoolClient, type QueryResult, type QueryResultRow, types } from 'pg';
import { applyScope, type ScopedClient } from './apply-scope';

/** What runs SQL: the pool, or one transaction. */
export interface Sql {
  query<R extends QueryResultRow = QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<R>>;
}

/** A transaction; work may be put off until it has been committed (messages to other processes, say). */
export interface Transaction extends Sql {
  client: PoolClient;
  afterCommit(run: Later): void;
}

/**
 * How values come back. Kept apart from pg's global table, which Strapi changes for itself. Dates stay the text they
 * are (a Date would move them by the time zone); money is read as a number: 13 digits before and 6 after the point are
 * stored at most, of which JSON carries 15 exactly; Strapi's `timestamp` columns hold UTC.
 */
const PARSERS = new Map<number, (text: string) => unknown>([
  [types.builtins.DATE, (text) => text],
  [types.builtins.NUMERIC, Number],
  [types.builtins.INT8, Number],
  [types.builtins.JSON, JSON.parse],
  [types.builtins.JSONB, JSON.parse],
  [types.builtins.TIMESTAMP, (text) => `${text.replace(' ', 'T')}Z`],
]);

export const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    PARSERS.get(oid) ?? types.getTypeParser(oid, format as 'text'),
};

/** `cached plan must not change result type`, and whatever else PostgreSQL does not support. */
const RESULT_TYPE_CHANGED = '0A000';

let pool: Pool | undefined;
let side: Pool | undefined;

/** Waiting longer than this for a connection is a fault to be told, not a page that never comes. */
const PATIENCE = 15_000;

/**
 * Two pools: one for work, and a small one aside for what is read once and kept (definitions in force). Work that holds
 * a connection may need such a reading, and must not wait for connections that other such work holds.
 */
export function openDatabase(options: { connectionString: string; max?: number }): void {
  const shared = {
    connectionString: options.connectionString,
    types: typeParsers as never,
    options: '-c TimeZone=UTC -c idle_in_transaction_session_timeout=120000',
    connectionTimeoutMillis: PATIENCE,
  };
  pool = new Pool({ ...shared, max: options.max ?? 20, application_name: 'project-cloud' });
  side = new Pool({ ...shared, max: 2, application_name: 'project-cloud-aside' });
  for (const one of [pool, side]) {
    one.on('error', (fault) => console.error('A database connection that was idle failed:', fault.message));
    // One that is at work tells whoever waits for its answer; without a listener the process would end as well.
    one.on('connect', (client) => client.on('error', () => {}));
  }
}

export async function closeDatabase(): Promise<void> {
  const closing = [pool, side];
  pool = undefined;
  side = undefined;
  await Promise.all(closing.map((one) => one?.end()));
}

async function checkOut(): Promise<PoolClient> {
  if (!pool) throw new Error('The database has not been opened: access.register() runs first');
  const client = await pool.connect();
  try {
    await applyScope(client as unknown as ScopedClient);
    return client;
  } catch (fault) {
    client.release(true);
    throw fault;
  }
}

type Later = () => void | Promise<void>;

/** The transaction itself; when it is over, its connection is free again. */
async function committed<T>(run: (tx: Transaction) => Promise<T>, afterCommit: (task: Later) => void): Promise<T> {
  const client = await checkOut();
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await run({ client, query: (text, values) => client.query(text, values), afterCommit });
    await client.query('COMMIT');
    return result;
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => {
      broken = true; // the connection itself is gone; the pool must not hand it out again
    });
    throw fault;
  } finally {
    client.release(broken);
  }
}

/** What has been committed stands: a task that fails after it is told to the log, not to whoever asked for the change. */
async function afterwards(task: Later): Promise<void> {
  try {
    await task();
  } catch (fault) {
    console.error('What was put off until after a commit failed:', fault);
  }
}

/** Our own SQL. Every connection carries the scope of the work that asked for it. */
export const database = {
  /** A reading of what is the same for everybody and is kept afterwards; never of business rows. */
  async aside<R extends QueryResultRow = QueryResultRow>(text: string, values: unknown[] = []) {
    if (!side) throw new Error('The database has not been opened: access.register() runs first');
    return side.query<R>(text, values);
  },

  async query<R extends QueryResultRow = QueryResultRow>(text: string, values: unknown[] = []) {
    const client = await checkOut();
    try {
      return await client.query<R>(text, values);
    } finally {
      client.release();
    }
  },

  /**
   * A named statement is parsed once a connection: for hot paths whose text is always the same. When its table has got
   * a column since, PostgreSQL refuses the old form: then it runs anew, and the connection that knew it is closed.
   */
  async prepared<R extends QueryResultRow = QueryResultRow>(name: string, text: string, values: unknown[] = []) {
    const client = await checkOut();
    let stale = false;
    try {
      return await client.query<R>({ name, text, values });
    } catch (fault) {
      stale = (fault as { code?: string }).code === RESULT_TYPE_CHANGED;
      if (!stale) throw fault;
      return await client.query<R>(text, values);
    } finally {
      client.release(stale);
    }
  },

  async transaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
    const later: Later[] = [];
    const result = await committed(run, (task) => later.push(task));
    for (const task of later) await afterwards(task);
    return result;
  },

  /** A connection of one's own, for COPY, cursors and LISTEN. The caller releases it. */
  checkOut,
};
