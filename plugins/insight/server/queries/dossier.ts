/**
 * What a dossier gathers round one project, by its id. The id comes from the protected table: who cannot see the
 * project has none. The trail has no policy of its own, so it is asked only after that.
 */
export const TRAIL = `SELECT at, action, actor_name AS actor, detail FROM pc.audit
  WHERE subject_type = 'project' AND subject_id = $1 AND action = ANY($2) AND outcome = 'done' ORDER BY id DESC LIMIT $3`;

export const CODES = `SELECT scheme, value, state FROM project_codes WHERE project_id = $1 ORDER BY scheme = 'unified' DESC, id`;

export const REPORTS = `SELECT r.entry_id, r.period, r.reported_at, r."values" FROM progress_reports r
  WHERE r.project_id = $1 AND r.state = 'submitted' ORDER BY r.period`;

export const WARNINGS = `SELECT document_id AS id, entry_id AS "entryId", rule_key AS rule, rule_version AS "ruleVersion", light, state, reason, history,
    opened_at AS "openedAt", closed_at AS "closedAt", evaluated_at AS "evaluatedAt"
  FROM warnings WHERE project_id = $1 ORDER BY state = 'closed', light = 'red' DESC, opened_at DESC`;

export const CREDIT = `SELECT kind, title, legal_basis AS "legalBasis", listed_by AS "listedBy", valid_from AS "validFrom", valid_to AS "validTo"
  FROM credit_records WHERE project_code = ANY($1) ORDER BY valid_from DESC NULLS LAST, id`;
