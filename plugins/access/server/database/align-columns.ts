import { database, type Sql } from './database';
import { type Alteration, alterationOf, type PresentColumn, type WantedColumn } from './guarded-column';

/** A table as Strapi's schema describes it. */
export interface WantedTable {
  name: string;
  columns: readonly WantedColumn[];
}

interface NamedColumn extends PresentColumn {
  table: string;
  column: string;
}

interface Policy {
  name: string;
  permissive: string;
  command: string;
  roles: string;
  using: string | null;
  check: string | null;
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;

const NAMED_BY_POLICIES = `
  SELECT DISTINCT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull AS "notNull", pg_get_expr(v.adbin, v.adrelid) AS "default"
  FROM pg_policy p
  JOIN pg_class c ON c.oid = p.polrelid AND c.relnamespace = current_schema()::regnamespace
  JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = p.oid
    AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid > 0
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
  LEFT JOIN pg_attrdef v ON v.adrelid = c.oid AND v.adnum = a.attnum
  ORDER BY 1, 2`;

const POLICIES_OF = `
  SELECT policyname AS name, permissive, cmd AS command, qual AS "using", with_check AS "check",
    (SELECT string_agg(CASE WHEN role = 'public' THEN 'PUBLIC' ELSE quote_ident(role) END, ', ')
     FROM unnest(roles) AS role) AS roles
  FROM pg_policies WHERE schemaname = current_schema() AND tablename = $1 ORDER BY policyname`;

async function alterations(sql: Sql, tables: readonly WantedTable[]): Promise<Map<string, Alteration[]>> {
  const found = await sql.query<NamedColumn & Record<string, unknown>>(NAMED_BY_POLICIES);
  const byTable = new Map<string, Alteration[]>();
  for (const is of found.rows) {
    const wanted = tables.find(({ name }) => name === is.table)?.columns.find(({ name }) => name === is.column);
    const alteration = wanted && alterationOf(`${is.table}.${is.column}`, is, wanted);
    if (alteration) byTable.set(is.table, [...(byTable.get(is.table) ?? []), alteration]);
  }
  return byTable;
}

function policySql(table: string, { name, permissive, command, roles, using, check }: Policy): string {
  const tests = [using === null ? '' : `USING (${using})`, check === null ? '' : `WITH CHECK (${check})`].join(' ');
  return `CREATE POLICY ${identifier(name)} ON ${identifier(table)} AS ${permissive} FOR ${command} TO ${roles} ${tests}`;
}

async function alterTable(tx: Sql, table: string, tables: readonly WantedTable[]): Promise<void> {
  // Whoever asks waits here, and after the commit finds the policies as they stood.
  await tx.query(`LOCK TABLE ${identifier(table)} IN ACCESS EXCLUSIVE MODE`);
  const found = (await alterations(tx, tables)).get(table) ?? [];
  if (found.length === 0) return;
  const retypes = found.some(({ type }) => type);
  const policies = retypes ? (await tx.query<Policy & Record<string, unknown>>(POLICIES_OF, [table])).rows : [];
  for (const { name } of policies) await tx.query(`DROP POLICY ${identifier(name)} ON ${identifier(table)}`);
  await tx.query(`ALTER TABLE ${identifier(table)} ${found.flatMap(({ actions }) => actions).join(', ')}`);
  for (const policy of policies) await tx.query(policySql(table, policy));
}

/**
 * Before Strapi's schema sync. Strapi alters a column by stating its type again, and PostgreSQL refuses that for a column
 * that a policy names (0A000): the boot would stop. So what has changed of such a column is altered here, each table in
 * one transaction behind a lock, and Strapi finds it done.
 */
export async function alignColumns(tables: readonly WantedTable[]): Promise<void> {
  for (const table of (await alterations(database, tables)).keys()) {
    await database.transaction((tx) => alterTable(tx, table, tables));
  }
}
