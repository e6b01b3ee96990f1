import type { Transaction } from '@project-cloud/access/server';
import type { Library } from '@project-cloud/library/server';
import { LIGHT_RANK, NOT_JUDGED, type Report, type Saving } from '../domain/saving';
import { projectOf, type StoredEntry } from './find-project';
import { ENTRY_COLUMNS, PROJECT_COLUMNS } from './queries/truth';
import { project } from './save-entries';

const BATCH = `SELECT ${PROJECT_COLUMNS}, ${ENTRY_COLUMNS}, l.light AS was_light FROM library_entries e
  JOIN projects p ON p.document_id = e.project_id
  LEFT JOIN %projection% l ON l.entry_id = e.document_id
  WHERE e.library_key = $1 AND e.document_id > $2 ORDER BY e.document_id LIMIT $3 FOR UPDATE OF e`;

const REPORTS = `SELECT entry_id, period, "values" FROM progress_reports WHERE entry_id = ANY($1) AND state = 'submitted' ORDER BY entry_id, period`;

type Row = StoredEntry & { was_light: number | null; [key: string]: unknown };

/** Judge and project a batch of entries again: for the nightly sweep and after a publication. Says how far it came. */
export async function rejudgeEntries(
  tx: Transaction,
  library: Library,
  after: string,
  limit: number,
): Promise<{ count: number; changed: number; last: string | null }> {
  const found = await tx.query<Row>(BATCH.replace('%projection%', library.table), [library.key, after, limit]);
  if (found.rows.length === 0) return { count: 0, changed: 0, last: null };
  const ids = found.rows.map((row) => row.entry_id);
  const reports = await tx.query<Report & { entry_id: string; [key: string]: unknown }>(REPORTS, [ids]);
  const byEntry = new Map<string, Report[]>();
  for (const { entry_id, period, values } of reports.rows) {
    const list = byEntry.get(entry_id);
    if (list) list.push({ period, values });
    else byEntry.set(entry_id, [{ period, values }]);
  }
  const items = found.rows.map((row): Saving => {
    const { was_light, ...entry } = row;
    return {
      entryId: entry.entry_id,
      isNew: false,
      stage: entry.stage,
      enteredOn: entry.entered_on,
      formVersion: entry.form_version,
      values: entry.values,
      project: projectOf(entry as StoredEntry),
      reports: byEntry.get(entry.entry_id) ?? [],
      judgement: NOT_JUDGED,
    };
  });
  await project(tx, library, items);
  const changed = items.filter((item, at) => LIGHT_RANK[item.judgement.light] !== found.rows[at]?.was_light).length;
  return { count: items.length, changed, last: found.rows.length < limit ? null : (ids.at(-1) ?? null) };
}
