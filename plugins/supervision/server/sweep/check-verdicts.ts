import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { readEntries } from '@project-cloud/registry/server';
import { type Light, lightAt, type ReferenceJudge, type Rule, referenceJudge } from '@project-cloud/rules-engine';
import { factsOfItem } from '../judge-entries';
import { unlikeSql } from '../queries/unlike';
import { withinSql } from '../queries/within';
import { looking } from './find-differences';
import { inSql, lightsSql, standingRules } from './rules-in-sql';

/** One entry of which the three judges of one rule do not say the same. */
export interface Disagreement {
  rule: string;
  entry: string;
  code: string;
  regionPath: string;
  /** What the rule read, as closures have it. */
  values: Record<string, unknown>;
  sql: Light;
  closures: Light;
  reference: Light | null;
}

const judges = new WeakMap<Rule, ReferenceJudge>();

function judgeOf(rule: Rule): ReferenceJudge {
  const known = judges.get(rule) ?? referenceJudge(rule);
  judges.set(rule, known);
  return known;
}

/**
 * Lets all three judge these entries at one moment: SQL, closures and json-rules-engine. An entry whose row in the list
 * is not true is left out, for there SQL and the others judge different things. Null where SQL does not judge.
 */
export const checkVerdicts = (
  library: Library,
  today: IsoDate,
  ids: readonly string[],
): Promise<Disagreement[] | null> =>
  looking(async (sql) => {
    const within = { ids };
    const rules = await standingRules(sql, library, within);
    const where = (values: Parameters<typeof withinSql>[2]) => withinSql(within, 'p.entry_id', values);
    const statement = inSql(() => lightsSql(library, rules, { today, where }));
    if (!statement) return null;
    const { rows } = await sql.query<{ entry_id: string }>(statement.sql, statement.values);
    const bySql = new Map(rows.map((row) => [row.entry_id, row]));
    const unlike = unlikeSql(library, within);
    for (const { entry_id } of (await sql.query<{ entry_id: string }>(unlike.sql, unlike.values)).rows)
      bySql.delete(entry_id);

    const found: Disagreement[] = [];
    for (const { item } of await readEntries(sql, library, ids)) {
      const row = bySql.get(item.entryId);
      if (!row) continue;
      const { facts } = factsOfItem(library, item, today);
      for (const [at, { rule, parameters }] of rules.rulesAt(item.project.region_path).entries()) {
        const closures = rule.decide(facts, parameters).light;
        const reference = await judgeOf(rule.rule)(facts, parameters);
        const said = lightAt(row, at);
        if (said === closures && (reference === null || reference === closures)) continue;
        const values = Object.fromEntries(rule.reads.map((fact) => [fact, facts[fact] ?? null]));
        const { code, region_path: regionPath } = item.project;
        found.push({ rule: rule.key, entry: item.entryId, code, regionPath, values, sql: said, closures, reference });
      }
    }
    return found;
  });
