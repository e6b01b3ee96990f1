import { database } from '@project-cloud/access/server';
import type { Statement } from './queries/statement';

export type Row = Record<string, unknown>;

/** The rows of a statement. */
export async function rowsOf<R extends Row>(statement: Statement): Promise<R[]> {
  return (await database.query<R>(statement.text, statement.values)).rows;
}
