/** `$1` rows as JSON. What has been said already is not said again. */
export const PUT = `INSERT INTO pc.message (dedupe_key, user_id, channel, address, template, template_version, urgent,
    parameters, title, text, subject_id, region_path, state, sent_at)
  SELECT m.dedupe_key, m.user_id, m.channel, m.address, m.template, m.template_version, m.urgent, m.parameters, m.title,
    m.text, m.subject_id, m.region_path, CASE WHEN m.channel = 'in-app' THEN 'sent' ELSE 'queued' END,
    CASE WHEN m.channel = 'in-app' THEN now() END
  FROM jsonb_to_recordset($1::jsonb) AS m(dedupe_key text, user_id integer, channel text, address text, template text,
    template_version integer, urgent boolean, parameters jsonb, title text, text text, subject_id text, region_path text)
  ON CONFLICT (dedupe_key) DO NOTHING`;

/** Who sits at a post: `$1` region path, `$2` department or '', `$3` credit code of the firm or ''. */
export const PEOPLE_AT = `SELECT u.id, c.mail, c.mobile
  FROM up_users u
  JOIN up_users_role_lnk l ON l.user_id = u.id JOIN up_roles r ON r.id = l.role_id
  LEFT JOIN regions g ON g.code = u.region_code
  LEFT JOIN organisations o ON o.code = u.organisation_code
  LEFT JOIN pc.contact c ON c.user_id = u.id AND c.confirmed_at IS NOT NULL
  WHERE NOT coalesce(u.blocked, false) AND CASE
    WHEN $3 <> '' THEN r.type = 'enterprise' AND o.credit_code = $3
    ELSE r.type = 'official' AND g.path = $1 AND $2 IN ('', u.organisation_code) END
  ORDER BY u.id`;

/** Orders that wait for somebody to answer. */
export const OPEN_ORDERS = `SELECT document_id AS id, project_name AS project, holder_path, holder_department, holder_firm,
    region_path
  FROM dispatch_orders WHERE ended_on IS NULL ORDER BY document_id`;

/** `$1` channel, `$2` when the morning comes. */
export const HOLD = `UPDATE pc.message SET state = 'held', next_at = $2
  WHERE channel = $1 AND state = 'queued' AND NOT urgent AND next_at <= now()`;

/** `$1` channel, `$2` only urgent ones, `$3` minutes that the claim holds. One each, by whoever comes first. */
export const CLAIM = `UPDATE pc.message SET state = 'sending', attempts = attempts + 1,
    next_at = now() + make_interval(mins => $3)
  WHERE id = (SELECT id FROM pc.message
    WHERE channel = $1 AND state IN ('queued', 'held', 'sending') AND next_at <= now() AND (urgent OR NOT $2)
    ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, address, title, text, attempts`;

/** Who has lost the claim in the meantime (`$2`) marks nothing. */
export const SENT = `UPDATE pc.message SET state = 'sent', sent_at = now(), provider_id = $3, error = NULL
  WHERE id = $1 AND attempts = $2 AND state = 'sending'`;
export const FAILED = `UPDATE pc.message SET state = 'failed', error = $3
  WHERE id = $1 AND attempts = $2 AND state = 'sending'`;
export const AGAIN = `UPDATE pc.message SET state = 'queued', error = $3, next_at = now() + make_interval(mins => $4)
  WHERE id = $1 AND attempts = $2 AND state = 'sending'`;

/** `$1` whose; nobody reads what was written to another. */
export const MINE = `SELECT id, template, title, text, subject_id AS subject, created_at AS at, read_at IS NOT NULL AS read
  FROM pc.message WHERE user_id = $1 AND channel = 'in-app' ORDER BY created_at DESC, id LIMIT 100`;
export const UNREAD = `SELECT count(*)::int AS count FROM pc.message
  WHERE user_id = $1 AND channel = 'in-app' AND read_at IS NULL`;
export const MARK_READ = `UPDATE pc.message SET read_at = now()
  WHERE user_id = $1 AND id = ANY($2::uuid[]) AND channel = 'in-app' AND read_at IS NULL`;
