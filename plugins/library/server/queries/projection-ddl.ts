import { createHash } from 'node:crypto';
import { type LibraryBody, type ProjectedColumn, projectedColumns, projectionTable } from '../../domain';

const name = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Core text that is compared byte by byte everywhere, so that index, range and sort agree. */
const columnType = (column: ProjectedColumn) => (column.sqlType === 'text' ? 'text COLLATE "C"' : column.sqlType);

/** What every projection has, whatever its library says. */
const FIXED = `entry_id text PRIMARY KEY, project_id text NOT NULL, region_path text COLLATE "C" NOT NULL, owner_scope text NOT NULL,
  stage text COLLATE "C" NOT NULL, light smallint NOT NULL DEFAULT 0, reason jsonb, stored_public boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL DEFAULT now()`;

export function createTableSql(key: string): string {
  return `CREATE TABLE IF NOT EXISTS pc.${name(projectionTable(key))} (${FIXED})`;
}

export function addColumnsSql(key: string, library: LibraryBody, existing: ReadonlySet<string>): string | null {
  const added = projectedColumns(library).filter((column) => !existing.has(column.column));
  if (added.length === 0) return null;
  const parts = added.map((column) => `ADD COLUMN ${name(column.column)} ${columnType(column)}`);
  return `ALTER TABLE pc.${name(projectionTable(key))} ${parts.join(', ')}`;
}

/** Types whose values are short, so that many of them fit one index row. */
const SHORT: ReadonlySet<string> = new Set([
  'region',
  'industry',
  'choice',
  'yesno',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'month',
  'computed',
]);
/** PostgreSQL's limit for one index, less the two keys. */
const CARRIED = 30;
const ALWAYS = ['entry_id', 'light', 'owner_scope', 'stored_public', 'updated_at'];

/** What lists filter, sort and sum, beside the region range that every query has. */
function carried(columns: readonly ProjectedColumn[]): ProjectedColumn[] {
  const asked = columns.filter(
    ({ field }) => SHORT.has(field.type) && (field.filterable || field.sortable || field.stat === 'measure'),
  );
  return asked.slice(0, CARRIED - ALWAYS.length);
}

const digest = (text: string) => createHash('md5').update(text).digest('hex').slice(0, 8);

/**
 * A narrow copy of the table: a page over a city or a county, its totals, and the rarer orders of a whole province are
 * read from this one index, whichever of its columns they name. Its name says what it carries, so another set of
 * columns is another index.
 */
function narrowCopy(table: string, on: string, columns: readonly ProjectedColumn[]): string {
  const names = [...ALWAYS, ...columns.map((column) => column.column)].map(name).join(', ');
  return `CREATE INDEX IF NOT EXISTS ${name(`${table}_list_${digest(names)}`)} ON ${on} (region_path, stage) INCLUDE (${names})`;
}

/**
 * Each index is paid for with every row that is written, so there are few: what the narrow copy answers in some
 * milliseconds gets none. Those that are left: the orders in which a whole province is opened (worst light first, largest
 * first), searching by name or code, and the filters over texts that are too long for the copy.
 * Index names are cut by PostgreSQL at 63 bytes.
 */
export function indexesSql(key: string, library: LibraryBody): string[] {
  const table = projectionTable(key);
  const on = `pc.${name(table)}`;
  const columns = projectedColumns(library);
  const copied = carried(columns);
  const left = columns.filter((column) => column.field.filterable && !copied.includes(column));
  return [
    narrowCopy(table, on, copied),
    `CREATE INDEX IF NOT EXISTS ${name(`${table}_reds`)} ON ${on} (light DESC NULLS LAST, entry_id)`,
    `CREATE INDEX IF NOT EXISTS ${name(`${table}_d_total_investment`)} ON ${on} (total_investment DESC NULLS LAST, entry_id)`,
    `CREATE INDEX IF NOT EXISTS ${name(`${table}_owner`)} ON ${on} (owner_scope)`,
    `CREATE INDEX IF NOT EXISTS ${name(`${table}_code`)} ON ${on} (code)`,
    `CREATE INDEX IF NOT EXISTS ${name(`${table}_name_trgm`)} ON ${on} USING gin (name public.gin_trgm_ops)`,
    ...left.map((column) =>
      column.sqlType === 'text[]'
        ? `CREATE INDEX IF NOT EXISTS ${name(`${table}_f_${column.column}`)} ON ${on} USING gin (${name(column.column)})`
        : `CREATE INDEX IF NOT EXISTS ${name(`${table}_f_${column.column}`)} ON ${on} (${name(column.column)})`,
    ),
  ];
}
