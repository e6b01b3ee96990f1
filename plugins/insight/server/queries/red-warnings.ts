import type { Scope } from '@project-cloud/access';
import type { IsoDate } from '@project-cloud/kernel';
import { protectedWithin, type Statement, Values } from './statement';

/** What waits for somebody: neither settled nor with a reviewer, and its deferral, if it has one, is over. */
const waits = (today: string) =>
  `w.state IN ('open', 'handling') AND coalesce(w.deferred_until < ${today}::date, true)`;

/** How many entries are red by each rule; the row without a rule counts entries over all of them. */
export function redRulesSql(libraryKeys: readonly string[], scope: Scope, today: IsoDate): Statement {
  const values = new Values();
  const within = protectedWithin(scope, values, 'w');
  return {
    text: `SELECT w.rule_key AS rule, count(DISTINCT w.entry_id)::int AS entries FROM warnings w
      WHERE ${within} AND w.library_key = ANY(${values.add(libraryKeys)}) AND ${waits(values.add(today))} AND w.light = 'red'
      GROUP BY GROUPING SETS ((w.rule_key), ()) ORDER BY entries DESC, rule`,
    values: values.list,
  };
}

/** The red warnings themselves, for a territory that has few. */
export function redWarningsSql(libraryKeys: readonly string[], scope: Scope, today: IsoDate): Statement {
  const values = new Values();
  const within = protectedWithin(scope, values, 'w');
  return {
    text: `SELECT w.entry_id, w.rule_key AS rule, w.reason, w.facts_on, w.measure_due, w.explanation->'evidence' AS evidence, p.code, p.name
      FROM warnings w JOIN projects p ON p.document_id = w.project_id
      WHERE ${within} AND w.library_key = ANY(${values.add(libraryKeys)}) AND ${waits(values.add(today))} AND w.light = 'red'
      ORDER BY w.opened_at, w.id`,
    values: values.list,
  };
}
