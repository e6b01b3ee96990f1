import { NotFound, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { libraryMay } from '@project-cloud/library';
import { type Library, libraryOf } from '@project-cloud/library/server';
import { LIGHT_NAMES } from '../domain/saving';
import { type ListParameters, readCursor, readFilters, readSort, writeCursor } from './list-query';
import { listEntriesSql, type Statement, stagesSql, summarySql } from './queries/list-entries';
import { statementName } from './queries/statement-name';

type Row = Record<string, unknown>;

/** The same list asked again is parsed once a connection. */
async function run<R extends Row>({ text, values }: Statement) {
  const name = statementName(text);
  return name ? database.prepared<R>(name, text, values) : database.query<R>(text, values);
}

export async function visibleLibrary(principal: Principal, key: string): Promise<Library> {
  const library = await libraryOf(key);
  if (!libraryMay(library.body, principal, 'view')) throw NotFound();
  return library;
}

/** A projection row under the keys of the metadata. */
export function presentRow(library: Library, row: Row, lang: 'zh' | 'en', month: string): Row {
  const shown: Row = {
    id: row.entry_id,
    projectId: row.project_id,
    region: { code: row.region_code, name: row.region_name ?? row.region_code },
    stage: row.stage,
    light: LIGHT_NAMES[Number(row.light)] ?? 'none',
    reason: (row.reason as { zh?: string; en?: string } | null)?.[lang] ?? null,
    updated_at: row.updated_at,
    reportedThisMonth: row.last_period === month,
  };
  for (const [key, column] of library.columns) shown[key] = row[column.column] ?? null;
  return shown;
}

function sumsOf(library: Library, row: Row): Record<string, number | null> {
  const measures = [...library.columns.values()].filter((column) => column.field.stat === 'measure');
  return Object.fromEntries(
    measures.map((column) => [column.key, (row[`sum_${column.key}`] as number | null) ?? null]),
  );
}

export async function summarise(principal: Principal, key: string, parameters: Pick<ListParameters, 'filter' | 'q'>) {
  const library = await visibleLibrary(principal, key);
  const query = await readFilters(library, parameters.filter, parameters.q);
  const [total, stages] = await Promise.all([
    run(summarySql(library, query)),
    run<{ stage: string; count: number }>(stagesSql(library, query)),
  ]);
  const row = total.rows[0] ?? {};
  return {
    count: row.count ?? 0,
    lights: { red: row.red ?? 0, yellow: row.yellow ?? 0, green: row.green ?? 0, none: row.none ?? 0 },
    sums: sumsOf(library, row),
    stages: Object.fromEntries(stages.rows.map((stage) => [stage.stage, stage.count])),
  };
}

export async function listEntries(
  principal: Principal,
  key: string,
  parameters: ListParameters,
  lang: 'zh' | 'en',
  today: string,
) {
  const library = await visibleLibrary(principal, key);
  const query = await readFilters(library, parameters.filter, parameters.q);
  const sort = await readSort(library, parameters.sort);
  const after = parameters.after ? readCursor(parameters.after, sort) : undefined;
  const counting = parameters.totals === 'true' && !after;
  const [page, total] = await Promise.all([
    run<Row & { entry_id: string; cursor_values: (string | null)[] }>(
      listEntriesSql(library, query, { sort, limit: parameters.limit, after }),
    ),
    counting ? run(summarySql(library, query)) : null,
  ]);
  const rows = page.rows.slice(0, parameters.limit);
  const last = rows.at(-1);
  const more = page.rows.length > parameters.limit && last;
  const summed = total?.rows[0];
  return {
    items: rows.map((row) => presentRow(library, row, lang, today.slice(0, 7))),
    next: more ? writeCursor(sort, { values: last.cursor_values, id: last.entry_id }) : null,
    ...(summed ? { count: summed.count, countIs: 'exact', sums: sumsOf(library, summed) } : {}),
    asOf: today,
  };
}
