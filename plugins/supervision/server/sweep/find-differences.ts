import { database, type Sql } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { Values } from '@project-cloud/rules-engine';
import { differencesInSql, figuresThatMoved } from '../lights-in-sql';
import { unlikeSql } from '../queries/unlike';
import { type Within, withinSql } from '../queries/within';
import { entriesToAdmit } from './find-admissions';
import { differencesByClosures } from './stream';

/**
 * One look at some entries, all of it at one moment, and nothing written. The statements are long and made anew for each
 * look: compiling them to machine code costs more than it saves.
 */
export const looking = <T>(look: (sql: Sql) => Promise<T>): Promise<T> =>
  database.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await tx.query('SET LOCAL jit = off');
    return look(tx);
  });

async function idsWithin(sql: Sql, library: Library, within: Within): Promise<string[]> {
  const values = new Values();
  const found = await sql.query<{ id: string }>(
    `SELECT document_id AS id FROM library_entries WHERE library_key = ${values.text(library.key)}
      AND ${withinSql(within, 'document_id', values)} ORDER BY document_id`,
    values.list,
  );
  return found.rows.map(({ id }) => id);
}

export interface Found {
  ids: string[];
  /** Those whose lights SQL says to differ: what the other judges are asked of. */
  turned: string[];
  /** Whether SQL judged, or closures one by one. */
  bySql: boolean;
}

/** The entries whose row, lights or figures are not what they are to be on a day, or that another library now admits. */
export const findDifferences = (
  library: Library,
  today: IsoDate,
  within: Within,
  { withoutSql }: { withoutSql: boolean },
): Promise<Found> =>
  looking(async (sql) => {
    const unlike = unlikeSql(library, within);
    const { rows } = await sql.query<{ entry_id: string }>(unlike.sql, unlike.values);
    const lights = withoutSql ? null : await differencesInSql(sql, library, today, within);
    const admitted = await entriesToAdmit(sql, library, today, within);
    const others =
      admitted === null
        ? await idsWithin(sql, library, within)
        : lights === null
          ? await differencesByClosures(sql, library, today, await idsWithin(sql, library, within))
          : [];
    const figures = lights === null ? await figuresThatMoved(sql, library, today, within) : [];
    const ids = new Set([
      ...rows.map((row) => row.entry_id),
      ...(lights?.ids ?? []),
      ...figures,
      ...(admitted ?? []),
      ...others,
    ]);
    return { ids: [...ids].sort(), turned: lights?.turned ?? [], bySql: lights !== null };
  });
