import type { Sql } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import {
  compileSql,
  NotInSql,
  type SqlFact,
  type SqlStatement,
  type SqlVariant,
  Values,
} from '@project-cloud/rules-engine';
import type { JudgedRule } from '../../domain';
import { type FactQuery, factQuery } from '../queries/fact-query';
import { type Within, withinSql } from '../queries/within';
import { rulesFor } from '../rules-of';

/** A rule as it stands here and there; what stands in most regions comes last and is asked without naming them. */
function variantsOf(standing: readonly { path: string; judged: JudgedRule }[]): SqlVariant[] {
  const groups = new Map<string, { judged: JudgedRule; paths: string[] }>();
  for (const { path, judged } of standing) {
    // The statement is written for few sets of thresholds; each is one more reading of its rule on every row.
    const key = JSON.stringify([judged.version, judged.parameters]);
    const group = groups.get(key) ?? { judged, paths: [] };
    group.paths.push(path);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => a.paths.length - b.paths.length)
    .map(({ judged, paths }) => ({
      rule: judged.rule.rule,
      parameters: judged.parameters,
      where: (values: Values) => `s.region_path = ANY (${values.array(paths, 'text')})`,
    }));
}

/** The rules of a library as they stand in the regions of some of its entries. */
export interface StandingRules {
  keys: readonly string[];
  variants: SqlVariant[][];
  /** The facts that each rule reads. */
  reads: string[][];
  rulesAt: (regionPath: string) => JudgedRule[];
}

export async function standingRules(sql: Sql, library: Library, within: Within): Promise<StandingRules> {
  const values = new Values();
  const found = await sql.query<{ path: string }>(
    `SELECT DISTINCT p.region_path AS path FROM ${library.table} p WHERE ${withinSql(within, 'p.entry_id', values)} ORDER BY 1`,
    values.list,
  );
  const rulesAt = await rulesFor(library);
  const standing = library.body.rules.map((_, at) =>
    found.rows.flatMap(({ path }) => {
      const judged = rulesAt(path)[at];
      return judged ? [{ path, judged }] : [];
    }),
  );
  return {
    keys: library.body.rules,
    variants: standing.map(variantsOf),
    reads: standing.map((one) => [...new Set(one.flatMap(({ judged }) => judged.rule.reads))]),
    rulesAt,
  };
}

/** What is asked of the facts beside the lights. */
export interface Asked {
  today: IsoDate;
  where: (values: Values) => string;
  /** More facts than the rules read. */
  facts?: readonly string[];
  /** More columns of the projection, and what is selected of them and of the facts. */
  columns?: readonly string[];
  select?: (fact: (key: string) => SqlFact) => readonly string[];
}

function known(query: FactQuery): (key: string) => SqlFact {
  return (key) => {
    const fact = query.facts(key, []);
    if (!fact) throw new NotInSql(`fact "${key}" is not in the database`);
    return fact;
  };
}

/** The lights of entries as one statement: entry_id, light (the listed one), what else is asked for, and the lights. */
export function lightsSql(
  library: Library,
  { variants, reads }: Pick<StandingRules, 'keys' | 'variants' | 'reads'>,
  asked: Asked,
): SqlStatement {
  const query = factQuery(library, new Set([...reads.flat(), ...(asked.facts ?? [])]), asked);
  const select = ['s.entry_id', 's.light', ...(asked.select?.(known(query)) ?? [])];
  return compileSql(variants, { ...query, select: select.join(', ') });
}

/** A statement, or null where a rule or a fact is one that only JavaScript can judge. */
export function inSql<T>(write: () => T): T | null {
  try {
    return write();
  } catch (fault) {
    if (fault instanceof NotInSql) return null;
    throw fault;
  }
}
