import type { SqlFact, SqlStatement } from '@project-cloud/rules-engine';
import { FENCE } from './layers';

const NULL = `'null'::jsonb`;
/** A function takes a hundred arguments at most. */
const PAIRS = 40;

/** Facts of a row as one JSON object, by their keys. */
export function factsSql(keys: readonly string[], fact: (key: string) => SqlFact): string {
  const pairs = keys.map((key) => `'${key.replaceAll("'", "''")}', to_jsonb(${fact(key).sql})`);
  const parts: string[] = [];
  for (let at = 0; at < pairs.length; at += PAIRS) {
    parts.push(`jsonb_build_object(${pairs.slice(at, at + PAIRS).join(', ')})`);
  }
  return parts.length === 0 ? `'{}'::jsonb` : parts.join(' || ');
}

/**
 * Entries with an open warning that tells of other figures than its rule would read now: 逾期 12 天 that have become 13.
 * `facts` selects entry_id and the facts.
 */
export function movedWordsSql({ sql, values }: SqlStatement): SqlStatement {
  return {
    sql: `SELECT DISTINCT f.entry_id FROM (${sql} ${FENCE}) f
      JOIN warnings w ON w.entry_id = f.entry_id AND w.state <> 'closed'
      CROSS JOIN LATERAL jsonb_each(coalesce(w.explanation::jsonb -> 'evidence', '{}'::jsonb)) AS k(fact, kept)
      WHERE f.facts ? k.fact AND coalesce(k.kept -> 'value', ${NULL}) IS DISTINCT FROM coalesce(f.facts -> k.fact, ${NULL})
      ORDER BY f.entry_id`,
    values,
  };
}
