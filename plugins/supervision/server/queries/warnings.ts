import type { RowsWrite } from '@project-cloud/access/server';

/** Statements over warnings, many rows at once. Only differences are written. */

export const OPEN_WARNINGS = `SELECT document_id AS id, entry_id, rule_key AS rule, light FROM warnings
  WHERE entry_id = ANY($1) AND state <> 'closed'`;

export const WARNINGS: RowsWrite = {
  record: {
    id: 'text',
    entry_id: 'text',
    project_id: 'text',
    rule: 'text',
    version: 'int',
    light: 'text',
    reason: 'jsonb',
    kept: 'jsonb',
    region_path: 'text',
    owner_code: 'text',
  },
  text: (source) => `
INSERT INTO warnings (document_id, entry_id, project_id, library_key, rule_key, rule_version, light, state, reason, explanation,
  opened_at, changed_at, evaluated_at, facts_on, history, region_path, owner_code, created_at, updated_at, published_at)
SELECT r.id, r.entry_id, r.project_id, $2, r.rule, r.version, r.light, 'open', r.reason, r.kept,
  now(), now(), now(), $3::date, jsonb_build_array(jsonb_build_object('at', now(), 'from', null, 'to', r.light, 'reason', r.reason)),
  r.region_path, r.owner_code, now(), now(), now()
FROM ${source} AS r
ON CONFLICT (entry_id, rule_key) WHERE state <> 'closed' DO NOTHING`,
};

/**
 * A light that changes gets a line of history; one that stays only gets its new figures. What becomes worse asks to be
 * handled anew, whatever had been promised, settled or deferred while it was yellow.
 */
export const UPDATE_WARNINGS = `
UPDATE warnings w SET light = r.light,
  state = CASE WHEN w.light = 'yellow' AND r.light = 'red' THEN 'open' ELSE w.state END,
  deferred_until = CASE WHEN w.light = 'yellow' AND r.light = 'red' THEN NULL ELSE w.deferred_until END,
  reason = r.reason, explanation = r.kept, rule_version = r.version, evaluated_at = now(), facts_on = $2::date,
  changed_at = CASE WHEN w.light <> r.light THEN now() ELSE w.changed_at END,
  history = CASE WHEN w.light <> r.light
    THEN w.history || jsonb_build_object('at', now(), 'from', w.light, 'to', r.light, 'reason', r.reason) ELSE w.history END,
  updated_at = now()
FROM jsonb_to_recordset($1::jsonb) AS r(id text, light text, reason jsonb, kept jsonb, version int)
WHERE w.document_id = r.id`;

export const CLOSE_WARNINGS = `
UPDATE warnings w SET state = 'closed', closed_at = now(), evaluated_at = now(), facts_on = $2::date, updated_at = now(),
  history = w.history || jsonb_build_object('at', now(), 'from', w.light, 'to', 'green', 'why', r.why)
FROM jsonb_to_recordset($1::jsonb) AS r(id text, why text) WHERE w.document_id = r.id`;

export const FOLLOW_PROJECT = `UPDATE warnings w SET region_path = p.region_path, owner_code = p.owner_code
  FROM projects p WHERE p.document_id = $1 AND w.project_id = p.document_id`;
