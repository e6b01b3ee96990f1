import { alone, database, defineJob } from '@project-cloud/access/server';
import { LibraryBody, projectedColumns, projectionTable } from '../domain';
import { definitions } from './definition-store';
import { indexesSql } from './queries/projection-ddl';
import { concurrently, indexName, indexNamesOf } from './queries/projection-index';
import { newestPublished } from './slot';

const setState = (library: string, name: string, state: string, fault: string | null = null) =>
  database.query(
    `UPDATE pc.index_build SET state = $3, fault = $4,
       started_at = CASE WHEN $3 = 'building' THEN now() ELSE started_at END,
       finished_at = CASE WHEN $3 IN ('done', 'failed') THEN now() END
     WHERE library_key = $1 AND name = $2`,
    [library, name, state, fault],
  );

interface Client {
  query(text: string): Promise<unknown>;
}

/** A broken attempt leaves an index that is there and serves nothing: it goes first. */
async function buildOne(client: Client, library: string, name: string, sql: string | undefined): Promise<void> {
  const there = await indexNamesOf(database, library);
  if (!sql || there.has(name)) {
    await setState(library, name, 'done');
    return;
  }
  await setState(library, name, 'building');
  try {
    await client.query(`DROP INDEX CONCURRENTLY IF EXISTS pc."${name}"`);
    await client.query(concurrently(sql));
    await setState(library, name, 'done');
  } catch (fault) {
    // A connection that is gone says nothing of the index: whoever comes next builds it.
    await client.query('SELECT 1');
    await setState(library, name, 'failed', (fault as Error).message);
  }
}

const statements = (library: string, body: unknown) =>
  new Map(indexesSql(library, LibraryBody.parse(body)).map((sql) => [indexName(sql), sql]));

/** As the newest version has it, whether or not its day has come: its indexes are ready when it does. */
async function statementsOf(library: string): Promise<Map<string, string>> {
  const definition = await newestPublished(database, { kind: 'library', key: library, region: null });
  return definition ? statements(library, definition.body) : new Map();
}

/** Those that nobody asks for any more go only when all that replaces them is there. */
async function dropOthers(client: Client, library: string): Promise<void> {
  const wanted = await statementsOf(library);
  const there = await indexNamesOf(database, library);
  if (wanted.size === 0 || [...wanted.keys()].some((name) => !there.has(name))) return;
  const today = await definitions.effective('library', library);
  const used = today ? statements(library, today.body) : wanted;
  for (const name of there)
    if (!wanted.has(name) && !used.has(name) && !name.endsWith('_pkey'))
      await client.query(`DROP INDEX CONCURRENTLY IF EXISTS pc."${name}"`);
}

interface Waiting {
  library: string;
  name: string;
}

/** What failed is tried again after an hour, or when a process starts. */
const WAITING = `SELECT library_key AS library, name FROM pc.index_build
  WHERE state IN ('waiting', 'building') OR state = 'failed' AND finished_at < now() - interval '1 hour'
  ORDER BY asked_at, library_key, name`;

async function nextWaiting(tried: ReadonlySet<string>): Promise<Waiting | null> {
  const found = await database.query<Waiting>(WAITING);
  return found.rows.find((one) => !tried.has(`${one.library}/${one.name}`)) ?? null;
}

async function buildAll(client: Client, tried: Set<string>): Promise<void> {
  for (let one = await nextWaiting(tried); one; one = await nextWaiting(tried)) {
    tried.add(`${one.library}/${one.name}`);
    await buildOne(client, one.library, one.name, (await statementsOf(one.library)).get(one.name));
  }
  for (const { key } of await definitions.allEffective('library')) await dropOthers(client, key);
}

/**
 * Indexes of tables that are in use are built here, one after the other. Run again, it goes on where it stopped, which
 * the clock sees to as well: the work of a process that died is taken up by those that live.
 */
export const indexJob = defineJob<{ library?: string }>({
  name: 'library-index',
  atStart: true,
  cron: '* * * * *',
  expireInMinutes: 600,
  async run() {
    const tried = new Set<string>();
    let looked = false;
    await alone('library-index', {
      waits: async () => !looked || (await nextWaiting(tried)) !== null,
      run: async (client) => {
        looked = true;
        await buildAll(client, tried);
      },
    });
  },
});

const LIST = { zh: '列表和合计', en: 'lists and totals' };

interface IndexRow {
  name: string;
  state: string;
  fault: string | null;
  percent: number | null;
}

/** How far the indexes of a library are: what is being built tells its share of the table. */
export async function indexProgress(library: string, lang: 'zh' | 'en') {
  const found = await database.query<IndexRow>(
    `SELECT b.name, b.state, b.fault,
       CASE WHEN b.state = 'done' THEN 100 WHEN b.state = 'building'
         THEN coalesce(round(100.0 * p.blocks_done / nullif(p.blocks_total, 0)), 0) ELSE 0 END::int AS percent
     FROM pc.index_build b LEFT JOIN pg_class i ON i.relname = b.name AND i.relnamespace = 'pc'::regnamespace
       LEFT JOIN pg_stat_progress_create_index p ON p.index_relid = i.oid
     WHERE b.library_key = $1 ORDER BY b.asked_at, b.name`,
    [library],
  );
  const definition = await definitions.effective('library', library);
  const columns = definition ? projectedColumns(LibraryBody.parse(definition.body)) : [];
  const table = projectionTable(library);
  const items = found.rows.map((row) => {
    const column = columns.find((one) => one.column === row.name.slice(table.length + 3));
    const label = column?.field.label ?? (row.name.startsWith(`${table}_list_`) ? LIST : null);
    return { ...row, field: column?.key ?? null, label: label && (label[lang] || label.zh) };
  });
  const done = items.filter((item) => item.state === 'done').length;
  const failed = items.some((item) => item.state === 'failed');
  return { state: failed ? 'failed' : done === items.length ? 'done' : 'building', total: items.length, done, items };
}
