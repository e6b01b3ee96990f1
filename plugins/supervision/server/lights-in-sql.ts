import { database, type Sql } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import type { SqlFact } from '@project-cloud/rules-engine';
import { differencesSql } from './queries/differences';
import { type Within, withinSql } from './queries/within';
import { inSql, lightsSql, standingRules } from './sweep/rules-in-sql';

/** The figures that lists show and that a day alone can change, by the facts they come from. */
const LISTED_FACTS: Readonly<Record<string, string>> = {
  invested_total: 'invested_total',
  invested_year: 'invested_year',
  completion_rate: 'annual_ratio',
  paid_total: 'paid_total',
  paid_rate: 'paid_ratio',
  progress: 'progress',
};

const movedSql = (fact: (key: string) => SqlFact): string =>
  Object.entries(LISTED_FACTS)
    .map(([column, key]) => `s.${column}::float8 IS DISTINCT FROM ${fact(key).sql}`)
    .join(' OR ');

/** Entries that differ, and those among them of which it is the lights that do. */
export interface Differing {
  ids: string[];
  turned: string[];
}

/**
 * The entries of a library whose lights or listed figures, as SQL judges them on a day, are others than those that
 * stand. Null where a rule or a fact is one that only JavaScript can judge.
 */
export async function differencesInSql(
  sql: Sql,
  library: Library,
  today: IsoDate,
  within: Within,
): Promise<Differing | null> {
  const rules = await standingRules(sql, library, within);
  if (rules.keys.length === 0) return { ids: await figuresThatMoved(sql, library, today, within), turned: [] };
  const statement = inSql(() => {
    const verdicts = lightsSql(library, rules, {
      today,
      where: (values) => withinSql(within, 'p.entry_id', values),
      facts: Object.values(LISTED_FACTS),
      columns: Object.keys(LISTED_FACTS),
      select: (fact) => [`(${movedSql(fact)}) AS moved`],
    });
    return differencesSql(verdicts, library.key, rules.keys, { within, moved: true });
  });
  if (!statement) return null;
  const { rows } = await sql.query<{ entry_id: string; turned: boolean }>(statement.sql, statement.values);
  return { ids: rows.map((row) => row.entry_id), turned: rows.flatMap((row) => (row.turned ? [row.entry_id] : [])) };
}

/** The entries of a library that differ, with nothing said of why. */
export const lightsThatDiffer = async (library: Library, today: IsoDate): Promise<string[] | null> =>
  (await differencesInSql(database, library, today, 'all'))?.ids ?? null;

/** The entries whose listed figures alone are others than those of the day: where lights are not judged in SQL. */
export async function figuresThatMoved(sql: Sql, library: Library, today: IsoDate, within: Within): Promise<string[]> {
  const verdicts = lightsSql(
    library,
    { keys: [], variants: [], reads: [] },
    {
      today,
      where: (values) => withinSql(within, 'p.entry_id', values),
      facts: Object.values(LISTED_FACTS),
      columns: Object.keys(LISTED_FACTS),
      select: (fact) => [`(${movedSql(fact)}) AS moved`],
    },
  );
  const found = await sql.query<{ entry_id: string }>(
    `SELECT v.entry_id FROM (${verdicts.sql}) v WHERE v.moved ORDER BY v.entry_id`,
    verdicts.values,
  );
  return found.rows.map((row) => row.entry_id);
}
