import type { Sql } from '@project-cloud/access/server';
import { projectionTable } from '../../domain';

const NAMED = /INDEX (?:CONCURRENTLY )?IF NOT EXISTS "((?:[^"]|"")+)"/;

/** The name of the index that a statement of `indexesSql` makes, as PostgreSQL keeps it: cut at 63 bytes. */
export function indexName(sql: string): string {
  const name = sql.match(NAMED)?.[1];
  if (!name) throw new Error(`Not a statement that makes an index: ${sql}`);
  return name.replaceAll('""', '"').slice(0, 63);
}

/** The same index, built while others read and write; never inside a transaction. */
export const concurrently = (sql: string): string =>
  sql.replace('CREATE INDEX IF NOT EXISTS', 'CREATE INDEX CONCURRENTLY IF NOT EXISTS');

/** The indexes that a library's table has and that are fit for use. */
export async function indexNamesOf(sql: Sql, key: string): Promise<Set<string>> {
  const found = await sql.query<{ name: string }>(
    `SELECT i.relname AS name FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
     WHERE x.indrelid = to_regclass($1) AND x.indisvalid`,
    [`pc."${projectionTable(key)}"`],
  );
  return new Set(found.rows.map((row) => row.name));
}
