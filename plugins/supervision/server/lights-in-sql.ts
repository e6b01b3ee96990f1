import { database } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { compileSql, NotInSql, type SqlVariant, type Values } from '@project-cloud/rules-engine';
import type { JudgedRule } from '../domain';
import { differencesSql } from './queries/differences';
import { factQuery } from './queries/fact-query';
import { rulesFor } from './rules-of';

const PATHS = (library: Library) => `SELECT DISTINCT region_path AS path FROM ${library.table} ORDER BY 1`;

/** The statement is written for few sets of thresholds; each is one more reading of its rule on every row. */
const sameStanding = ({ rule, version, parameters }: JudgedRule) => JSON.stringify([rule.key, version, parameters]);

/** A rule as it stands here and there; what stands in most regions comes last and is asked without naming them. */
function variantsOf(standing: readonly { path: string; judged: JudgedRule }[]): SqlVariant[] {
  const groups = new Map<string, { judged: JudgedRule; paths: string[] }>();
  for (const { path, judged } of standing) {
    const key = sameStanding(judged);
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

/**
 * The entries of a library whose lights, as SQL judges them on a day, are others than those that stand. Null where a rule
 * or a fact is one that only JavaScript can judge.
 */
export async function lightsThatDiffer(library: Library, today: IsoDate): Promise<string[] | null> {
  const paths = (await database.query<{ path: string }>(PATHS(library))).rows.map(({ path }) => path);
  const rulesAt = await rulesFor(library);
  const keys = library.body.rules;
  if (paths.length === 0 || keys.length === 0) return [];
  const rules = keys.map((_, at) =>
    variantsOf(
      paths.flatMap((path) => {
        const judged = rulesAt(path)[at];
        return judged ? [{ path, judged }] : [];
      }),
    ),
  );
  try {
    const reads = paths.flatMap((path) => rulesAt(path).flatMap(({ rule }) => rule.reads));
    const query = factQuery(library, new Set(reads), { today });
    const verdicts = compileSql(rules, { ...query, select: 's.entry_id, s.light' });
    const { sql, values } = differencesSql(verdicts, library.key, keys);
    return (await database.query<{ entry_id: string }>(sql, values)).rows.map((row) => row.entry_id);
  } catch (fault) {
    if (fault instanceof NotInSql) return null;
    throw fault;
  }
}
