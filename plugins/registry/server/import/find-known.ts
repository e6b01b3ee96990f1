import { type Scope, SYSTEM_SCOPE } from '@project-cloud/access';
import { database, runScoped, type Sql } from '@project-cloud/access/server';
import type { Report } from '../../domain/saving';
import { projectOf, type StoredEntry } from '../find-project';
import { ENTRY_COLUMNS, PROJECT_COLUMNS } from '../queries/truth';
import type { Known } from './check-row';

/** Locked in one order, so that two imports of the same projects wait for each other and do not meet crosswise. */
const BY_CODES = `SELECT c.value AS identity, ${PROJECT_COLUMNS}, ${ENTRY_COLUMNS}
  FROM project_codes c JOIN projects p ON p.document_id = c.project_id
  LEFT JOIN library_entries e ON e.project_id = p.document_id AND e.library_key = $1
  WHERE c.value COLLATE "C" = ANY($3) AND (c.scheme = $2 OR $2 = 'unified') ORDER BY p.document_id`;

const REPORTS = `SELECT entry_id, period, "values" FROM progress_reports WHERE entry_id = ANY($1) AND state = 'submitted' ORDER BY entry_id, period`;

const ELSEWHERE = `SELECT value FROM project_codes WHERE value COLLATE "C" = ANY($2) AND (scheme = $1 OR $1 = 'unified')`;

type Row = StoredEntry & { identity: string; entry_id: string | null; [key: string]: unknown };

/** Codes that are somebody else's: said of a row, so that it is refused; of the project itself nothing is shown. */
async function addElsewhere(known: Map<string, Known>, scheme: string, identities: readonly string[]): Promise<void> {
  const missing = identities.filter((identity) => !known.has(identity));
  if (missing.length === 0) return;
  const found = await runScoped(SYSTEM_SCOPE, () => database.query<{ value: string }>(ELSEWHERE, [scheme, missing]));
  for (const { value } of found.rows) known.set(value, { project: null, entry: null, elsewhere: true, reports: [] });
}

/** What the platform knows already of the projects that some rows are about, by their code in the mapping's scheme. */
export async function findKnown(
  sql: Sql,
  of: { library: string; scheme: string; scope: Scope; identities: readonly string[]; reports: boolean; lock: boolean },
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  if (of.identities.length === 0) return known;
  const text = of.lock ? `${BY_CODES} FOR UPDATE OF p` : BY_CODES;
  const found = await sql.query<Row>(text, [of.library, of.scheme, of.identities]);
  const byEntry = new Map<string, Known>();
  for (const { identity, ...row } of found.rows) {
    const entry = row.entry_id === null ? null : (row as unknown as StoredEntry);
    const one: Known = {
      project: projectOf(row as unknown as StoredEntry),
      entry,
      elsewhere: false,
      reports: [],
    };
    known.set(identity, one);
    if (entry) byEntry.set(entry.entry_id, one);
  }
  if (of.scope.lo !== SYSTEM_SCOPE.lo || of.scope.hi !== SYSTEM_SCOPE.hi)
    await addElsewhere(known, of.scheme, of.identities);
  if (of.reports && byEntry.size > 0) {
    const reports = await sql.query<Report & { entry_id: string; [key: string]: unknown }>(REPORTS, [
      [...byEntry.keys()],
    ]);
    for (const { entry_id, period, values } of reports.rows) byEntry.get(entry_id)?.reports.push({ period, values });
  }
  return known;
}
