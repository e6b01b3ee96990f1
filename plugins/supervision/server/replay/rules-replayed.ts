import type { Sql } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import type { SqlStatement, Values } from '@project-cloud/rules-engine';
import type { Within } from '../queries/within';
import { rulesOff } from '../sweep/alarms';
import { inSql, lightsSql, standingRules } from '../sweep/rules-in-sql';

export interface Replayed {
  rules: readonly string[];
  /** Rules that SQL cannot judge, or must not at present: nothing is told of them. */
  leftOut: readonly string[];
  on(day: IsoDate): SqlStatement;
}

/** The rules of a library as they stand today, to be asked of any day. */
export async function rulesReplayed(
  sql: Sql,
  library: Library,
  today: IsoDate,
  where: (values: Values) => string,
  within: Within = 'all',
): Promise<Replayed> {
  const all = await standingRules(sql, library, within);
  const off = await rulesOff(library);
  const alone = (at: number) => ({
    keys: all.keys.slice(at, at + 1),
    variants: all.variants.slice(at, at + 1),
    reads: all.reads.slice(at, at + 1),
  });
  const asked = all.keys.map(
    (key, at) => !off.includes(key) && inSql(() => lightsSql(library, alone(at), { today, where })) !== null,
  );
  const kept = <T>(list: readonly T[]) => list.filter((_, at) => asked[at]);
  const rules = { keys: kept(all.keys), variants: kept(all.variants), reads: kept(all.reads) };
  return {
    rules: rules.keys,
    leftOut: all.keys.filter((_, at) => !asked[at]),
    on: (day) => lightsSql(library, rules, { today: day, where }),
  };
}
