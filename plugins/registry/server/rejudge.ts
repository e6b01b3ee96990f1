import type { Sql, Transaction } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { LIGHT_RANK, NOT_JUDGED, type Report, type Saving } from '../domain/saving';
import { projectOf, type StoredEntry } from './find-project';
import { ENTRY_COLUMNS, PROJECT_COLUMNS } from './queries/truth';
import { project } from './save-entries';

const READ = `SELECT ${PROJECT_COLUMNS}, ${ENTRY_COLUMNS}, l.light AS was_light FROM library_entries e
  JOIN projects p ON p.document_id = e.project_id
  LEFT JOIN %projection% l ON l.entry_id = e.document_id`;

const BATCH = `${READ} WHERE e.library_key = $1 AND e.document_id > $2 ORDER BY e.document_id LIMIT $3 FOR UPDATE OF e`;

/** In one order: two who judge the same entries wait for each other and not crosswise. */
const THESE = `${READ} WHERE e.library_key = $1 AND e.document_id = ANY($2)
  AND ($3::timestamptz IS NULL OR l.updated_at IS NULL OR l.updated_at < $3) ORDER BY e.document_id`;

const REPORTS = `SELECT entry_id, period, "values" FROM progress_reports WHERE entry_id = ANY($1) AND state = 'submitted' ORDER BY entry_id, period`;

type Row = StoredEntry & { was_light: number | null; [key: string]: unknown };

/** An entry as it is stored, to be judged, with the rank of the light that is listed for it. */
export interface StoredSaving {
  item: Saving;
  listed: number | null;
}

async function withReports(sql: Sql, rows: readonly Row[]): Promise<StoredSaving[]> {
  const reports = await sql.query<Report & { entry_id: string; [key: string]: unknown }>(REPORTS, [
    rows.map((row) => row.entry_id),
  ]);
  const byEntry = new Map<string, Report[]>();
  for (const { entry_id, period, values } of reports.rows) {
    const list = byEntry.get(entry_id);
    if (list) list.push({ period, values });
    else byEntry.set(entry_id, [{ period, values }]);
  }
  return rows.map(({ was_light, ...entry }) => ({
    listed: was_light,
    item: {
      entryId: entry.entry_id,
      isNew: false,
      stage: entry.stage,
      enteredOn: entry.entered_on,
      formVersion: entry.form_version,
      values: entry.values,
      project: projectOf(entry as StoredEntry),
      reports: byEntry.get(entry.entry_id) ?? [],
      judgement: NOT_JUDGED,
    },
  }));
}

async function judgeAgain(tx: Transaction, library: Library, rows: readonly Row[], asOf?: IsoDate) {
  const stored = await withReports(tx, rows);
  const items = stored.map(({ item }) => item);
  await project(tx, library, items, asOf);
  return stored.filter(({ item, listed }) => LIGHT_RANK[item.judgement.light] !== listed).length;
}

/** Entries as the truth has them, for whoever judges and writes nothing. */
export async function readEntries(sql: Sql, library: Library, ids: readonly string[]): Promise<StoredSaving[]> {
  const found = await sql.query<Row>(THESE.replace('%projection%', library.table), [library.key, ids, null]);
  return found.rows.length === 0 ? [] : withReports(sql, found.rows);
}

/**
 * Judge and project certain entries again, as of a day: what a sweep has found to differ. Those that were saved since
 * `savedBefore` are left out: their save has judged them, as of a later day than the sweep's.
 */
export async function rejudgeThese(
  tx: Transaction,
  library: Library,
  { ids, asOf, savedBefore }: { ids: readonly string[]; asOf: IsoDate; savedBefore?: string | null },
): Promise<{ count: number; changed: number }> {
  const found = await tx.query<Row>(`${THESE} FOR UPDATE OF e`.replace('%projection%', library.table), [
    library.key,
    ids,
    savedBefore ?? null,
  ]);
  if (found.rows.length === 0) return { count: 0, changed: 0 };
  return { count: found.rows.length, changed: await judgeAgain(tx, library, found.rows, asOf) };
}

/** Judge and project a batch of entries again, whatever they are: after a publication. Says how far it came. */
export async function rejudgeEntries(
  tx: Transaction,
  library: Library,
  after: string,
  limit: number,
  asOf?: IsoDate,
): Promise<{ count: number; changed: number; last: string | null }> {
  const found = await tx.query<Row>(BATCH.replace('%projection%', library.table), [library.key, after, limit]);
  if (found.rows.length === 0) return { count: 0, changed: 0, last: null };
  const changed = await judgeAgain(tx, library, found.rows, asOf);
  const last = found.rows.length < limit ? null : (found.rows.at(-1)?.entry_id ?? null);
  return { count: found.rows.length, changed, last };
}
