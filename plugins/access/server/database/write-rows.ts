import { createHash } from 'node:crypto';
import type { QueryResultRow } from 'pg';
import { copyIn } from './copy-in';
import { copyText } from './copy-text';
import type { Transaction } from './database';

/** A statement that writes any number of rows at once. */
export interface RowsWrite {
  /** What a row holds: columns with their types, in their order. */
  record: Readonly<Record<string, string>>;
  /** The statement over a source of such rows, as in `… SELECT r.id FROM ${source} AS r`. `$1` is the source's own. */
  text(source: string): string;
}

const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
const columnsOf = ({ record }: RowsWrite) =>
  Object.entries(record)
    .map(([column, type]) => `${name(column)} ${type}`)
    .join(', ');

const texts = new WeakMap<RowsWrite, string>();

/** The statement whose first parameter is a JSON array of rows: one journey, which is best for a few. */
export function overJson(write: RowsWrite): string {
  const known =
    texts.get(write) ?? write.text(`(SELECT * FROM jsonb_to_recordset($1::jsonb) AS j(${columnsOf(write)}))`);
  texts.set(write, known);
  return known;
}

/** From so many rows on, reading JSON costs more than two more journeys. */
const MANY = 40;

const stages = new WeakMap<RowsWrite, { table: string; prepare: string; text: string }>();

function stageOf(write: RowsWrite) {
  const known = stages.get(write);
  if (known) return known;
  const columns = columnsOf(write);
  const table = `pg_temp.stage_${createHash('md5').update(columns).digest('hex')}`;
  const stage = {
    table,
    prepare: `CREATE TEMP TABLE IF NOT EXISTS ${table.replace('pg_temp.', '')} (${columns}) ON COMMIT DELETE ROWS;
      DELETE FROM ${table}; COPY ${table} FROM STDIN`,
    text: write.text(`(SELECT * FROM ${table} WHERE $1::text IS NULL)`),
  };
  stages.set(write, stage);
  return stage;
}

/**
 * Run a write over rows. Many are copied into a table of this connection's own first, which PostgreSQL reads four times
 * as fast as JSON. The copy goes past no policy: what is written from it is checked like everything else.
 */
export async function writeRows<R extends QueryResultRow = QueryResultRow>(
  tx: Transaction,
  write: RowsWrite,
  rows: readonly object[],
  others: readonly unknown[] = [],
): Promise<R[]> {
  if (rows.length === 0) return [];
  if (rows.length < MANY) return (await tx.query<R>(overJson(write), [JSON.stringify(rows), ...others])).rows;
  const { prepare, text } = stageOf(write);
  await copyIn(tx.client, prepare, copyText(write.record, rows));
  return (await tx.query<R>(text, [null, ...others])).rows;
}
