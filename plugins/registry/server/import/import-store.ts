import type { Principal, Scope } from '@project-cloud/access';
import { NotFound } from '@project-cloud/access';
import { currentScope, database, newDocumentId, type Sql } from '@project-cloud/access/server';
import type { ImportMapping } from '../../domain/import/mapping';
import type { RowProblem } from '../../domain/import/planned-row';
import type { TableSummary } from '../../domain/tabular/layout';

export type ImportState = 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'failed';

export interface StoredImport {
  id: string;
  library_key: string;
  use: ImportMapping['use'];
  state: ImportState;
  file_name: string;
  storage_key: string;
  survey: TableSummary;
  mapping: ImportMapping;
  done: number;
  total: number;
  good: number;
  bad: number;
  problems: RowProblem[];
  failure: string | null;
  attempts: number;
  created_by: string;
  created_by_name: string;
  scope: Scope;
  principal: Principal;
  region_path: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

type Row = StoredImport & { [key: string]: unknown };

export async function insertImport(
  tx: Sql,
  values: Pick<
    StoredImport,
    'library_key' | 'use' | 'file_name' | 'storage_key' | 'survey' | 'mapping' | 'scope' | 'principal'
  >,
): Promise<string> {
  const id = newDocumentId();
  await tx.query(
    `INSERT INTO pc.import (id, library_key, use, state, file_name, storage_key, survey, mapping, total, created_by, created_by_name, scope, principal, region_path)
     VALUES ($1, $2, $3, 'uploaded', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      values.library_key,
      values.use,
      values.file_name,
      values.storage_key,
      JSON.stringify(values.survey),
      JSON.stringify(values.mapping),
      values.survey.rows,
      values.principal.username,
      values.principal.name,
      JSON.stringify(values.scope),
      JSON.stringify(values.principal),
      values.principal.region?.path ?? values.scope.lo,
    ],
  );
  return id;
}

/** The jobs' own way in: any import. */
export async function anyImport(id: string): Promise<StoredImport | null> {
  return (await database.query<Row>('SELECT * FROM pc.import WHERE id = $1', [id])).rows[0] ?? null;
}

/** An import that this person may see: one made within the own region. */
export async function findImport(id: string): Promise<StoredImport> {
  const { lo, hi } = currentScope();
  const found = await database.query<Row>(
    'SELECT * FROM pc.import WHERE id = $1 AND region_path >= $2 AND region_path < $3',
    [id, lo, hi],
  );
  if (!found.rows[0]) throw NotFound();
  return found.rows[0];
}

export async function listImports(libraryKey: string | null): Promise<StoredImport[]> {
  const { lo, hi } = currentScope();
  const found = await database.query<Row>(
    `SELECT * FROM pc.import WHERE region_path >= $1 AND region_path < $2 AND ($3::text IS NULL OR library_key = $3) ORDER BY created_at DESC LIMIT 50`,
    [lo, hi, libraryKey],
  );
  return found.rows;
}

/** Begin a pass over the file: what an earlier pass found is forgotten, what it saved is not. */
export async function beginPass(tx: Sql, id: string, state: 'checking' | 'running'): Promise<void> {
  await tx.query('DELETE FROM pc.import_chunk WHERE import_id = $1 AND NOT saved', [id]);
  await tx.query(
    `UPDATE pc.import i SET state = $2, done = kept.done, good = kept.good, bad = kept.bad, problems = '[]', failure = NULL, attempts = 0,
       started_at = now(), finished_at = NULL
     FROM (SELECT coalesce(sum(good + jsonb_array_length(bad)), 0) AS done, coalesce(sum(good), 0) AS good,
         coalesce(sum(jsonb_array_length(bad)), 0) AS bad FROM pc.import_chunk WHERE import_id = $1) kept
     WHERE i.id = $1`,
    [id, state],
  );
}

export interface Chunk {
  firstRow: number;
  lastRow: number;
  good: number;
  bad: { row: number; problems: RowProblem[] }[];
}

const KEPT_PROBLEMS = 200;

/** The first problems of the file, whichever of two chunks side by side is saved first. */
const FIRST_PROBLEMS = `(SELECT coalesce(jsonb_agg(one ORDER BY line, n), '[]') FROM (
    SELECT one, (one->>'row')::int AS line, n FROM jsonb_array_elements(problems || $5::jsonb) WITH ORDINALITY AS all_of(one, n)
    ORDER BY line, n LIMIT ${KEPT_PROBLEMS}) first)`;

/** A chunk and the progress it means, in the transaction that saved its rows. */
export async function recordChunk(tx: Sql, id: string, chunk: Chunk, saved: boolean): Promise<void> {
  await tx.query(
    'INSERT INTO pc.import_chunk (import_id, first_row, last_row, good, bad, saved) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, chunk.firstRow, chunk.lastRow, chunk.good, JSON.stringify(chunk.bad), saved],
  );
  const problems = chunk.bad.flatMap((bad) => bad.problems).slice(0, KEPT_PROBLEMS);
  await tx.query(
    `UPDATE pc.import SET done = done + $2, good = good + $3, bad = bad + $4, attempts = 0, failure = NULL,
       problems = CASE WHEN jsonb_array_length($5::jsonb) > 0 THEN ${FIRST_PROBLEMS} ELSE problems END
     WHERE id = $1`,
    [id, chunk.good + chunk.bad.length, chunk.good, chunk.bad.length, JSON.stringify(problems)],
  );
}

const GIVE_UP = 5;

/** A pass that broke off says so. What is wrong with the import ends it; a fault of the machine is tried again. */
export async function recordFailure(id: string, failure: string, final: boolean): Promise<void> {
  await database.query(
    `UPDATE pc.import SET failure = $2, attempts = attempts + 1,
       state = CASE WHEN $3 OR attempts + 1 >= ${GIVE_UP} THEN 'failed' ELSE state END WHERE id = $1`,
    [id, failure, final],
  );
}

/** Rows that an earlier pass has decided, as ranges: chunks run side by side, so a later one may be saved first. */
export async function decidedRows(id: string): Promise<(row: number) => boolean> {
  const found = await database.query<{ first_row: number; last_row: number }>(
    'SELECT first_row, last_row FROM pc.import_chunk WHERE import_id = $1 ORDER BY first_row',
    [id],
  );
  const ranges = found.rows;
  let at = 0;
  // Asked in the order of the file.
  return (row) => {
    while (at < ranges.length && (ranges[at]?.last_row ?? 0) < row) at += 1;
    return row >= (ranges[at]?.first_row ?? Number.POSITIVE_INFINITY);
  };
}

export async function badRowsOf(id: string): Promise<Map<number, RowProblem[]>> {
  const found = await database.query<{ bad: { row: number; problems: RowProblem[] }[] }>(
    'SELECT bad FROM pc.import_chunk WHERE import_id = $1 ORDER BY first_row',
    [id],
  );
  return new Map(found.rows.flatMap(({ bad }) => bad.map(({ row, problems }) => [row, problems] as const)));
}
