import path from 'node:path';
import { database, runAsSystem, type Transaction } from '@project-cloud/access/server';
import { type Library, libraryOf } from '@project-cloud/library/server';
import { registryEvents, rejudgeEntries } from '@project-cloud/registry/server';
import { closeDatabase, openDatabase } from '../../plugins/access/server/database/database';
import { admitByRule } from '../../plugins/supervision/server/admit-by-rule';
import { judgeEntries } from '../../plugins/supervision/server/judge-entries';
import { setFactsFile } from '../../plugins/supervision/server/rules-of';
import { renewWords } from '../../plugins/supervision/server/sweep/run-sweep';
import { type Swept, sweepEntries } from '../../plugins/supervision/server/sweep/sweep-entries';

/** The services of the platform in this process, on a database that a server runs on too. */
export function openServices(connectionString: string): void {
  openDatabase({ connectionString, max: 6 });
  setFactsFile(path.join(__dirname, '../../rules/facts.json'));
  registryEvents.on('entries-saving', admitByRule);
  registryEvents.on('entries-saving', judgeEntries);
}

export const closeServices = closeDatabase;

export const asSystem = <T>(run: () => Promise<T>): Promise<T> => runAsSystem('test', run);

export const building = () => asSystem(() => libraryOf('building'));

type Row = Record<string, unknown>;

/** What a sweep leaves behind, without the moments at which it was written. */
export interface Standing {
  warnings: Row[];
  listed: Row[];
}

interface Query {
  query(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

const WARNINGS = `SELECT entry_id, rule_key, rule_version, light, state, reason, explanation, region_path, owner_code, history
  FROM warnings WHERE library_key = $1 ORDER BY entry_id, rule_key, state, opened_at, jsonb_array_length(history::jsonb)`;

const timeless = (history: unknown) => (history as Row[]).map(({ at: _, ...line }) => line);

export async function standing(library: Library, sql: Query = database): Promise<Standing> {
  const warnings = (await sql.query(WARNINGS, [library.key])).rows;
  const listed = (await sql.query(`SELECT * FROM ${library.table} ORDER BY entry_id`)).rows;
  return {
    warnings: warnings.map((row) => ({ ...row, history: timeless(row.history) })),
    listed: listed.map(({ updated_at: _, ...row }) => row),
  };
}

const UNDONE = new Error('undone');

/** What closures would leave behind, entry by entry and without SQL: done in earnest, looked at, and undone. */
export async function asByClosures(library: Library, day: string): Promise<Standing> {
  let seen: Standing | undefined;
  const rejudge = async (tx: Transaction) => {
    for (let after: string | null = ''; after !== null; ) {
      after = (await rejudgeEntries(tx, library, after, 500, day)).last;
    }
    seen = await standing(library, tx);
    throw UNDONE;
  };
  await database.transaction(rejudge).catch((fault: unknown) => {
    if (fault !== UNDONE) throw fault;
  });
  if (!seen) throw new Error('nothing was seen');
  return seen;
}

export async function sweepAll(library: Library, day: string): Promise<Swept> {
  const attempt = { day, since: new Date().toISOString() };
  const swept = await sweepEntries(library, attempt, 'all');
  await renewWords(library.key, attempt);
  return swept;
}

/** Numbers that look random and are the same every time. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SHIFT: readonly string[] = [
  `UPDATE projects SET planned_end = planned_end + $2::int WHERE document_id = (SELECT project_id FROM library_entries WHERE document_id = $1)`,
  `UPDATE projects SET actual_start = NULL, planned_start = planned_start - abs($2::int) WHERE document_id = (SELECT project_id FROM library_entries WHERE document_id = $1)`,
  `UPDATE projects SET total_investment = greatest(1, total_investment * (1 + $2::int / 400.0)) WHERE document_id = (SELECT project_id FROM library_entries WHERE document_id = $1)`,
  `UPDATE library_entries SET "values" = "values"::jsonb || jsonb_build_object('annual_plan', abs($2::int) * 10) WHERE document_id = $1`,
  `UPDATE progress_reports SET "values" = "values"::jsonb || jsonb_build_object('progress', abs($2::int) % 100) WHERE entry_id = $1`,
  `UPDATE progress_reports SET state = CASE WHEN $2::int > 0 THEN 'draft' ELSE 'submitted' END WHERE entry_id = $1`,
  `UPDATE warnings w SET light = o.light, history = w.history::jsonb || jsonb_build_object('from', w.light, 'to', o.light)
     FROM (VALUES ('red', 'yellow'), ('yellow', 'red')) AS o(was, light)
     WHERE w.light = o.was AND w.entry_id = $1 AND w.state <> 'closed' AND $2::int > 0`,
  `UPDATE pc.lib_building SET light = 0, stage = 'nowhere' WHERE entry_id = $1 AND $2::int IS NOT NULL`,
  `DELETE FROM pc.lib_building WHERE entry_id = $1 AND $2::int IS NOT NULL`,
];

/** Hands in the database, past every service: so many entries get something else, of every kind. */
export async function disturb(library: Library, seed: number, entries: number): Promise<void> {
  const roll = dice(seed);
  const { rows } = await database.query<{ id: string }>(
    'SELECT document_id AS id FROM library_entries WHERE library_key = $1 ORDER BY document_id',
    [library.key],
  );
  for (let at = 0; at < entries; at += 1) {
    const text = SHIFT[at % SHIFT.length] ?? '';
    await database.query(text, [rows[roll(rows.length)]?.id, roll(800) - 400]);
  }
}
