import type { RowsWrite } from '@project-cloud/access/server';
import type { Library } from '@project-cloud/library/server';

const name = (text: string) => `"${text.replaceAll('"', '""')}"`;

const FIXED = {
  entry_id: 'text',
  project_id: 'text',
  region_path: 'text',
  owner_scope: 'text',
  stage: 'text',
  light: 'smallint',
  reason: 'jsonb',
  stored_public: 'boolean',
};

const writes = new WeakMap<Library, RowsWrite>();

/** Write projection rows, any number at once. Text arrays travel as JSON arrays. */
export function projectionWrite(library: Library): RowsWrite {
  const known = writes.get(library);
  if (known) return known;
  const columns = [...library.columns.values()].map(({ column, sqlType }) => [column, sqlType] as const);
  const record = { ...FIXED, ...Object.fromEntries(columns) };
  const names = Object.keys(record);
  const updates = names.slice(1).map((column) => `${name(column)} = excluded.${name(column)}`);
  const write: RowsWrite = {
    record,
    text: (
      source,
    ) => `INSERT INTO ${library.table} (${names.map(name).join(', ')}) SELECT ${names.map((column) => `r.${name(column)}`).join(', ')}
    FROM ${source} AS r
    ON CONFLICT (entry_id) DO UPDATE SET ${updates.join(', ')}, updated_at = now()`,
  };
  writes.set(library, write);
  return write;
}
