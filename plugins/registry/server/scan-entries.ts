import { currentScope, database } from '@project-cloud/access/server';
import type { Library } from '@project-cloud/library/server';
import type { Report } from '../domain/saving';
import { projectOf, type StoredEntry } from './find-project';
import { ENTRY_COLUMNS, PROJECT_COLUMNS } from './queries/truth';

/** An entry in passing, with its light as it is listed. */
export interface ScannedEntry {
  id: string;
  regionPath: string;
  stage: string;
  /** The rank of its light. */
  light: number;
  project: Record<string, unknown>;
  values: Record<string, unknown>;
  /** What its reports add up to, read in place of them; null where they were read themselves. */
  figures: Record<string, unknown> | null;
  /** Null where only some fields were asked for. */
  enteredOn: string | null;
  /** Submitted ones, where they were asked for. */
  reports: Report[];
}

export interface Scan {
  reports: boolean;
  /**
   * Only these fields of the project, the entry and its figures, for all others read as unanswered. Where one of them has
   * no column the whole entry is read, with its reports.
   */
  fields?: readonly string[];
  /** Only entries of these regions. */
  paths?: readonly string[];
  /** Only entries that have not answered all of these. */
  lacking?: readonly string[];
  /** Only entries of which this holds: a condition over `l`, `e` and `p` that appends its values to `params`. */
  holds?: ((params: unknown[]) => string) | null;
}

const BATCH = 2_000;

const WITHIN = `l.region_path >= $1 AND l.region_path < $2 AND ($3 = '*' OR l.owner_scope = $3) AND ($4::text[] IS NULL OR l.region_path = ANY($4))`;

const WHOLE = (
  table: string,
  holds: string,
) => `SELECT ${PROJECT_COLUMNS}, ${ENTRY_COLUMNS}, l.light AS listed_light FROM ${table} l
  JOIN library_entries e ON e.document_id = l.entry_id JOIN projects p ON p.document_id = e.project_id
  WHERE ${WITHIN} AND ($5::text[] IS NULL OR NOT e."values" ?& $5) AND ${holds}`;

const REPORTS = `SELECT entry_id, period, "values" FROM progress_reports
  WHERE entry_id = ANY($1) AND state = 'submitted' ORDER BY entry_id, period`;

/** How entries are read: the statement, and a row of it as an entry. */
interface Reader {
  text: string;
  values: unknown[];
  rowMode?: 'array';
  entryOf(row: never): ScannedEntry;
}

type WholeRow = StoredEntry & { listed_light: number };

function wholeStatement(library: Library, scan: Scan, scoped: readonly unknown[]): Pick<Reader, 'text' | 'values'> {
  const values = [...scoped, scan.lacking ?? null];
  const text = WHOLE(library.table, scan.holds?.(values) ?? 'TRUE');
  return { text, values };
}

const wholeReader = (library: Library, scan: Scan, scoped: readonly unknown[]): Reader => ({
  ...wholeStatement(library, scan, scoped),
  entryOf: (row: WholeRow) => ({
    id: row.entry_id,
    regionPath: row.region_path,
    stage: row.stage,
    light: Number(row.listed_light),
    project: { ...projectOf(row) },
    values: row.values,
    figures: null,
    enteredOn: row.entered_on,
    reports: [],
  }),
});

type NarrowRow = [string, string, string, number, ...unknown[]];

/** From the projection alone: typed columns, no other table. Null where a field that is asked for has no column. */
function narrowReader(library: Library, fields: readonly string[], scoped: readonly unknown[]): Reader | null {
  const columns = fields.map((key) => library.columns.get(key));
  if (columns.some((column) => column === undefined)) return null;
  const known = columns.filter((column) => column !== undefined);
  const placed = known.map((column, at) => ({ key: column.key, of: column.of, at: at + 4 }));
  const project = placed.filter(({ of }) => of === 'core');
  const values = placed.filter(({ of }) => of === 'entry');
  const figures = placed.filter(({ of }) => of === 'figure');
  const read = (row: NarrowRow, places: typeof project) => {
    const answers: Record<string, unknown> = {};
    for (const { key, at } of places) answers[key] = row[at];
    return answers;
  };
  return {
    text: `SELECT ${['entry_id', 'region_path', 'stage', 'light', ...known.map(({ column }) => `"${column}"`)].map((one) => `l.${one}`).join(', ')}
      FROM ${library.table} l WHERE ${WITHIN}`,
    values: [...scoped],
    rowMode: 'array',
    entryOf: (row: NarrowRow) => ({
      id: row[0],
      regionPath: row[1],
      stage: row[2],
      light: Number(row[3]),
      project: read(row, project),
      values: read(row, values),
      figures: read(row, figures),
      enteredOn: null,
      reports: [],
    }),
  };
}

/** Every entry of a library within the asker's scope, a batch at a time: memory stays the same however many there are. */
export async function scanEntries(
  library: Library,
  scan: Scan,
  visit: (batch: ScannedEntry[]) => void | Promise<void>,
): Promise<void> {
  const { lo, hi, owner } = currentScope();
  const scoped = [lo, hi, owner, scan.paths ?? null];
  const narrow = scan.fields ? narrowReader(library, scan.fields, scoped) : null;
  const reader = narrow ?? wholeReader(library, scan, scoped);
  const withReports = scan.reports || (scan.fields !== undefined && narrow === null);
  const client = await database.checkOut();
  const next = async (): Promise<ScannedEntry[]> => {
    const fetch = { text: `FETCH ${BATCH} FROM scan`, ...(reader.rowMode ? { rowMode: reader.rowMode } : {}) };
    const { rows } = await client.query(fetch);
    const entries = (rows as never[]).map(reader.entryOf);
    if (!withReports || entries.length === 0) return entries;
    const found = await client.query<Report & { entry_id: string }>(REPORTS, [entries.map(({ id }) => id)]);
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const { entry_id, period, values } of found.rows) byId.get(entry_id)?.reports.push({ period, values });
    return entries;
  };
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(`DECLARE scan NO SCROLL CURSOR FOR ${reader.text}`, reader.values);
    for (let batch = await next(); batch.length > 0; ) {
      // The next batch comes from PostgreSQL while this one is looked at.
      [batch] = await Promise.all([next(), visit(batch)]);
    }
    await client.query('COMMIT');
  } finally {
    client.release(true);
  }
}
