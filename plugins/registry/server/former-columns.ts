import { database } from '@project-cloud/access/server';
import { formerFields, type Library } from '@project-cloud/library/server';
import type { ExportColumn } from '../domain/export/export-cell';
import { answeredKeysSql, type ListQuery } from './queries/list-entries';

/** Never in a cell of a table. */
const NO_CELL: ReadonlySet<string> = new Set(['file', 'table']);

/**
 * The columns that a list's rows have answers for and the library no longer describes: fields of earlier forms, and
 * what counties ask for themselves. In the order of their keys.
 */
export async function formerColumns(library: Library, query: ListQuery): Promise<ExportColumn[]> {
  const { text, values } = answeredKeysSql(library, query);
  const found = await database.query<{ key: string }>(text, values);
  const described = new Set(library.body.fields.map((field) => field.key));
  const keys = new Set(found.rows.map((row) => row.key).filter((key) => !described.has(key)));
  const fields = await formerFields(library.body.form, null, keys);
  return [...keys].sort().flatMap((key): ExportColumn[] => {
    const field = fields.get(key);
    const type = typeof field?.type === 'string' ? field.type : (field?.type.type ?? 'text');
    if (NO_CELL.has(type)) return [];
    const label = field?.title ?? key;
    const options = field?.options?.map((one) => ({
      value: String(one.value),
      label: { zh: one.label, en: one.label },
    }));
    return [
      {
        key,
        label: { zh: label, en: label },
        type: type === 'number' ? 'decimal' : type,
        unit: field?.unit ?? null,
        options: options ?? null,
      },
    ];
  });
}
