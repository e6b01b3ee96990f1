import type { Sql } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { compileSql, type SqlFact, type Values } from '@project-cloud/rules-engine';
import { withRelated } from '../../domain';
import { factQuery } from '../queries/fact-query';
import { factsSql, movedWordsSql } from '../queries/moved-words';
import { type Within, withinSql } from '../queries/within';
import { inSql, standingRules } from './rules-in-sql';

const WARNED = (within: string, key: string) =>
  `EXISTS (SELECT 1 FROM warnings w WHERE w.entry_id = p.entry_id AND w.library_key = ${key} AND w.state <> 'closed' AND ${within})`;

/** Entries whose open warnings keep their light, but tell of figures that have moved since. Facts without SQL are passed over. */
export async function wordsThatMoved(sql: Sql, library: Library, today: IsoDate, within: Within): Promise<string[]> {
  const { reads } = await standingRules(sql, library, within);
  const wanted = [...new Set(withRelated(reads.flat()))];
  const keys = wanted.filter((key) => inSql(() => factQuery(library, [key], { today }).facts(key, [])));
  if (keys.length === 0) return [];
  const where = (values: Values) =>
    `${withinSql(within, 'p.entry_id', values)} AND ${WARNED(withinSql(within, 'w.entry_id', values), values.text(library.key))}`;
  const query = factQuery(library, keys, { today, where });
  const fact = (key: string) => query.facts(key, []) as SqlFact;
  const statement = movedWordsSql(compileSql([], { ...query, select: `s.entry_id, ${factsSql(keys, fact)} AS facts` }));
  return (await sql.query<{ entry_id: string }>(statement.sql, statement.values)).rows.map((row) => row.entry_id);
}
