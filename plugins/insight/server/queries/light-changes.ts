import type { Scope } from '@project-cloud/access';
import { protectedWithin, type Statement, Values } from './statement';

/**
 * Steps in the history of warnings since an instant, newest first. The judgement that came with the entry itself
 * (both written in one transaction, so at one instant) is where a light began, and no change of it.
 */
export function lightChangesSql(libraryKeys: readonly string[], scope: Scope, since: string, limit: number): Statement {
  const values = new Values();
  const within = protectedWithin(scope, values, 'w');
  const from = values.add(since);
  return {
    text: `SELECT w.entry_id, w.rule_key AS rule, p.code, p.name, h.step->>'at' AS at, h.step->>'from' AS "from", h.step->>'to' AS "to",
        coalesce(h.step->'reason', w.reason) AS reason
      FROM warnings w JOIN library_entries e ON e.document_id = w.entry_id JOIN projects p ON p.document_id = w.project_id
      CROSS JOIN LATERAL jsonb_array_elements(w.history) h(step)
      WHERE ${within} AND w.library_key = ANY(${values.add(libraryKeys)}) AND w.updated_at >= ${from}::timestamptz
        AND (h.step->>'at')::timestamptz >= ${from}::timestamptz
        AND NOT (h.step->>'from' IS NULL AND w.opened_at = e.published_at)
      ORDER BY (h.step->>'at')::timestamptz DESC, w.id LIMIT ${values.add(limit)}`,
    values: values.list,
  };
}
