import type { Readable } from 'node:stream';
import { Readable as Stream } from 'node:stream';
import { may, NotAllowed, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { CORE_FIELDS, type Field, libraryMay } from '@project-cloud/library';
import { type Library, viewsOf } from '@project-cloud/library/server';
import type { ExportColumn } from '../domain/export/export-cell';
import { writeTemplate } from '../domain/export/template';
import { writeCsv } from '../domain/export/write-csv';
import { writeXlsx } from '../domain/export/write-xlsx';
import { formerColumns } from './former-columns';
import { visibleLibrary } from './list-entries';
import { type ListParameters, readFilters, readSort } from './list-query';
import { exportEntriesSql } from './queries/list-entries';

const BATCH = 2000;

const NOT_EXPORTED: ReadonlySet<string> = new Set(['file', 'image', 'table']);

/** Everything that can be imported again, in the order of the metadata; restricted fields for those who may see them. */
function exportable(library: Library, principal: Principal): Field[] {
  const cleared = may(principal.role, 'entry.restricted');
  const code = CORE_FIELDS.filter((field) => field.key === 'code');
  const rest = CORE_FIELDS.filter((field) => field.key !== 'code');
  return [...code, ...rest, ...library.body.fields].filter(
    (field) => !NOT_EXPORTED.has(field.type) && (cleared || field.sensitivity !== 'restricted'),
  );
}

const columnOf = (library: Library, field: Field): ExportColumn => ({
  key: field.key,
  label: field.label,
  type: field.type,
  unit: field.type === 'money' ? library.body.moneyUnit : field.unit,
  help: field.help,
  required: field.required,
  min: field.min,
  max: field.max,
  maxLength: field.maxLength,
  options: field.options ?? null,
  ...(field.type === 'region' ? { format: (value: unknown) => String(value ?? '') } : {}),
});

async function chosen(library: Library, principal: Principal, columns: string | undefined): Promise<ExportColumn[]> {
  const all = exportable(library, principal);
  if (columns === undefined || columns === 'all') return all.map((field) => columnOf(library, field));
  const wanted =
    columns === 'view' ? ((await viewsOf(library))[0]?.columns.map((column) => column.key) ?? []) : columns.split(',');
  return wanted.flatMap((key) => all.filter((field) => field.key === key)).map((field) => columnOf(library, field));
}

/** Rows of the truth through a cursor: memory stays the same however long the list is. */
async function* rowsOf(statement: { text: string; values: unknown[] }): AsyncGenerator<Record<string, unknown>> {
  const client = await database.checkOut();
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(`DECLARE export_rows NO SCROLL CURSOR FOR ${statement.text}`, statement.values);
    for (;;) {
      const batch = await client.query(`FETCH ${BATCH} FROM export_rows`);
      for (const row of batch.rows) yield { ...row, ...row.stored_values };
      if (batch.rows.length < BATCH) break;
    }
    await client.query('COMMIT');
  } finally {
    client.release(true);
  }
}

/** The list that is on the screen, as a file; who exported what is on the trail before the first byte leaves. */
export async function exportEntries(
  principal: Principal,
  key: string,
  parameters: ListParameters,
  format: 'csv' | 'xlsx',
  lang: 'zh' | 'en',
): Promise<{ stream: Readable; name: string }> {
  const library = await visibleLibrary(principal, key);
  if (!libraryMay(library.body, principal, 'export')) throw NotAllowed({ action: 'entry.export' });
  const query = await readFilters(library, parameters.filter, parameters.q);
  const sort = await readSort(library, parameters.sort);
  const asked = await chosen(library, principal, parameters.columns);
  const columns = parameters.aside === 'true' ? [...asked, ...(await formerColumns(library, query))] : asked;
  await audit(database, {
    action: 'entry.export',
    subjectType: 'library',
    subjectId: key,
    regionPath: principal.region?.path,
    detail: { format, filter: parameters.filter, q: parameters.q, columns: columns.map((column) => column.key) },
  });
  const rows = rowsOf(exportEntriesSql(library, query, sort));
  const name = `${library.body.name[lang] || library.body.name.zh}.${format}`;
  return {
    stream: format === 'csv' ? Stream.from(writeCsv(columns, rows, lang)) : writeXlsx(columns, rows, lang),
    name,
  };
}

export async function importTemplate(
  principal: Principal,
  key: string,
  lang: 'zh' | 'en',
): Promise<{ stream: Readable; name: string }> {
  const library = await visibleLibrary(principal, key);
  const columns = exportable(library, principal).map((field) => columnOf(library, field));
  return {
    stream: writeTemplate(columns, lang),
    name: `${library.body.name[lang] || library.body.name.zh}${lang === 'en' ? ' template' : '导入模板'}.xlsx`,
  };
}
