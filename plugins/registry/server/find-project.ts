import { database, type Sql } from '@project-cloud/access/server';
import type { Project, Report } from '../domain/saving';
import { ENTRY_COLUMNS, PROJECT_COLUMNS } from './queries/truth';

const BY_CODE = `SELECT ${PROJECT_COLUMNS} FROM project_codes c JOIN projects p ON p.document_id = c.project_id WHERE c.value COLLATE "C" = $1`;

/** By whichever code somebody knows: unified, of the older generation, or another system's. */
export async function findProjectByCode(code: string): Promise<Project | null> {
  return (await database.query<Project & { [key: string]: unknown }>(BY_CODE, [code.trim()])).rows[0] ?? null;
}

const BY_CODES = `SELECT ${PROJECT_COLUMNS} FROM projects p WHERE p.code = ANY($1)`;

/** Projects by their own codes. */
export async function projectsByCode(sql: Sql, codes: readonly string[]): Promise<Map<string, Project>> {
  const found = await sql.query<Project & { [key: string]: unknown }>(BY_CODES, [codes]);
  return new Map(found.rows.map((project) => [project.code, project]));
}

/** One entry with its project, as stored. */
export interface StoredEntry extends Project {
  entry_id: string;
  library_key: string;
  stage: string;
  form_version: string;
  values: Record<string, unknown>;
  entry_revision: number;
  entered_by: string | null;
  entered_on: string;
  entry_updated_at: string;
}

type Row = StoredEntry & { [key: string]: unknown };

const JOINED = `SELECT ${PROJECT_COLUMNS}, ${ENTRY_COLUMNS} FROM library_entries e JOIN projects p ON p.document_id = e.project_id`;

const BY_ID = `${JOINED} WHERE e.document_id = $1`;

export async function findEntry(id: string): Promise<StoredEntry | null> {
  return (await database.prepared<Row>('entry-by-id', BY_ID, [id])).rows[0] ?? null;
}

/** For a change: nobody else changes it until the transaction ends. */
export async function lockEntry(tx: Sql, id: string): Promise<StoredEntry | null> {
  return (await tx.query<Row>(`${JOINED} WHERE e.document_id = $1 FOR UPDATE`, [id])).rows[0] ?? null;
}

export async function entriesOfProject(projectId: string, sql: Sql = database): Promise<StoredEntry[]> {
  return (await sql.query<Row>(`${JOINED} WHERE e.project_id = $1 ORDER BY e.id`, [projectId])).rows;
}

/** What was reported of an entry, oldest first; drafts are not reports yet. */
export async function submittedReports(sql: Sql, entryId: string): Promise<Report[]> {
  const found = await sql.query<Report & { [key: string]: unknown }>(
    `SELECT period, "values" FROM progress_reports WHERE entry_id = $1 AND state = 'submitted' ORDER BY period`,
    [entryId],
  );
  return found.rows;
}

/** The project part of a stored entry. */
export function projectOf(entry: StoredEntry): Project {
  const {
    entry_id,
    library_key,
    stage,
    form_version,
    values,
    entry_revision,
    entered_by,
    entered_on,
    entry_updated_at,
    ...project
  } = entry;
  return project;
}
