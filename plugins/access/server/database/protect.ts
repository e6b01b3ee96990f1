import { createHash } from 'node:crypto';
import { database, type Sql } from './database';

/** How the rows of a protected table are told apart. Column names, or an SQL constant where a table has none. */
export interface Protection {
  table: string;
  regionPath: string;
  owner?: string;
  isPublic?: string;
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
/** A table of Strapi's, or one of our own: `pc.entry_item`. */
const tableName = (name: string) => name.split('.').map(identifier).join('.');

/** The one policy: inside the region range, of this owner or of any, and public where only the public looks. */
export function policySql(p: Protection): string[] {
  const path = `${identifier(p.regionPath)} COLLATE "C"`;
  const setting = (name: string) => `coalesce(current_setting('app.${name}', true), '')`;
  const tests = [`${path} >= ${setting('lo')}`, `${path} < ${setting('hi')}`];
  tests.push(
    p.owner
      ? `(${setting('owner')} = '*' OR ${identifier(p.owner)} = ${setting('owner')})`
      : `${setting('owner')} = '*'`,
  );
  tests.push(
    p.isPublic
      ? `(${setting('audience')} = 'internal' OR ${identifier(p.isPublic)})`
      : `${setting('audience')} = 'internal'`,
  );
  const table = tableName(p.table);
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    `DROP POLICY IF EXISTS scope ON ${table}`,
    `CREATE POLICY scope ON ${table} USING (${tests.join(' AND ')})`,
  ];
}

/** What PostgreSQL made of a policy: raised anew when anybody has touched it since. */
const MADE = `md5(concat_ws('|', p.polcmd, p.polpermissive, p.polroles, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)))`;

/** Whether the wall of a table ($1) stands as it was raised from these words ($2), and no other policy opens a door in it. */
const STANDS = `SELECT 1 FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
  WHERE c.oid = to_regclass($1) AND c.relrowsecurity AND c.relforcerowsecurity AND p.polname = 'scope'
    AND obj_description(p.oid, 'pg_policy') = $2 || ' ' || ${MADE}
    AND NOT EXISTS (SELECT FROM pg_policy other WHERE other.polrelid = c.oid AND other.oid <> p.oid)`;

async function raiseWall(tx: Sql, protection: Protection): Promise<void> {
  const statements = policySql(protection);
  const table = tableName(protection.table);
  const words = createHash('sha256').update(statements.join(';')).digest('hex');
  if ((await tx.query(STANDS, [table, words])).rows.length > 0) return;
  for (const statement of statements) await tx.query(statement);
  const made = await tx.query<{ made: string }>(
    `SELECT ${MADE} AS made FROM pg_policy p WHERE p.polrelid = to_regclass($1) AND p.polname = 'scope'`,
    [table],
  );
  await tx.query(`COMMENT ON POLICY scope ON ${table} IS '${words} ${made.rows[0]?.made}'`);
}

/**
 * Strapi makes its tables without policies: each business table gets its own after every schema sync. One that stands is
 * left alone: raising it again would wait for every transaction at work, and let all others wait behind it.
 */
export async function protectTables(protections: readonly Protection[]): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(7240002)');
    for (const protection of protections) await raiseWall(tx, protection);
  });
}

/** A superuser, or a role with BYPASSRLS, goes through every policy without a word. */
export async function assertPlainRole(sql: { query(text: string): Promise<{ rows: unknown[] }> }): Promise<void> {
  const role = await sql.query('SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user');
  const me = role.rows[0] as { rolsuper: boolean; rolbypassrls: boolean; rolname: string } | undefined;
  if (me && !me.rolsuper && !me.rolbypassrls) return;
  throw new Error(
    `DATABASE_URL: the role "${me?.rolname}" bypasses row-level security. Connect as a plain owner: ` +
      'CREATE ROLE project_cloud LOGIN NOSUPERUSER NOBYPASSRLS; ALTER DATABASE … OWNER TO project_cloud',
  );
}

/** The boot stops unless the walls stand: a table without FORCE would let its owner, which is us, see everything. */
export async function assertWalls(protections: readonly Protection[]): Promise<void> {
  const bare = await database.query<{ relname: string }>(
    `SELECT t.name AS relname FROM unnest($1::text[]) AS t(name)
     LEFT JOIN pg_class c ON c.oid = to_regclass(t.name)
     LEFT JOIN pg_policy p ON p.polrelid = c.oid
     WHERE NOT coalesce(c.relrowsecurity AND c.relforcerowsecurity AND p.oid IS NOT NULL, false)`,
    [protections.map((p) => p.table)],
  );
  if (bare.rows.length > 0) {
    throw new Error(`Without row-level security: ${bare.rows.map((row) => row.relname).join(', ')}`);
  }
}
