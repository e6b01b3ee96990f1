/** Statements over what a sweep remembers of itself. */

const COLUMNS = `id, kind, state, day, library_key AS "libraryKey", after_id AS "afterId", attempt_at AS "attemptAt"`;

/** `night` is one for a day; a sweep that somebody asks for is one more. */
export const BEGIN_SWEEP = `INSERT INTO pc.sweep (id, state, asked_by, kind, day, total)
  VALUES ($1, 'running', $2, $3, $4, (SELECT count(*) FROM library_entries)) ON CONFLICT DO NOTHING`;

export const OPEN_SWEEPS = `SELECT 1 FROM pc.sweep WHERE state = 'running' LIMIT 1`;

/**
 * Takes up the oldest sweep that is under way. Its day was fixed when it began; one that was left lying on another day
 * begins anew as of today, for nobody asks any more how things stood then.
 */
export const TAKE_SWEEP = `UPDATE pc.sweep s SET attempt_at = clock_timestamp(), day = $1,
    kind = CASE WHEN s.kind = 'night' AND s.day <> $1 THEN 'full' ELSE s.kind END,
    library_key = CASE WHEN s.day = $1 THEN s.library_key END, after_id = CASE WHEN s.day = $1 THEN s.after_id END,
    done = CASE WHEN s.day = $1 AND s.library_key IS NOT NULL THEN s.done ELSE 0 END
  WHERE s.id = (SELECT id FROM pc.sweep WHERE state = 'running' ORDER BY started_at LIMIT 1) RETURNING ${COLUMNS}`;

export const PROGRESS = `UPDATE pc.sweep SET done = done + $2, changed = changed + $3, turned = turned + $4, checked = checked + $5,
    library_key = $6, after_id = $7 WHERE id = $1`;

export const END_SWEEP = `UPDATE pc.sweep SET state = 'done', total = done, library_key = NULL, after_id = NULL, finished_at = clock_timestamp()
  WHERE id = $1 AND state = 'running'`;

/** The end of the next piece of a library, and how many entries it holds. */
export const NEXT_CHUNK = `SELECT max(c.id) AS upto, count(*)::int AS count FROM
  (SELECT document_id AS id FROM library_entries WHERE library_key = $1 AND document_id > $2 ORDER BY document_id LIMIT $3) c`;

export const SAMPLE = `SELECT document_id AS id FROM library_entries WHERE library_key = $1 AND document_id > $2 AND document_id <= $3
  ORDER BY random() LIMIT $4`;

/** What was written since: entries, their projects, their reports. */
export const CHANGED_SINCE = `SELECT e.library_key AS library, e.document_id AS id FROM library_entries e WHERE e.updated_at >= $1
  UNION SELECT e.library_key, e.document_id FROM projects x JOIN library_entries e ON e.project_id = x.document_id WHERE x.updated_at >= $1
  UNION SELECT e.library_key, e.document_id FROM progress_reports r JOIN library_entries e ON e.document_id = r.entry_id WHERE r.updated_at >= $1
  ORDER BY 1, 2`;

/** How far back a change may have begun that could not be seen last time: a transaction shows its rows when it ends. */
export const SEEN_UNTIL = `SELECT (least(now(), min(xact_start)) - interval '1 minute') AT TIME ZONE 'UTC' AS until
  FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL`;

/** The daytime sweep is one row, which says when it last looked, how much it saw and how much it turned today. */
export const DAYTIME = `SELECT seen_until AT TIME ZONE 'UTC' AS since FROM pc.sweep WHERE id = 'daytime'`;

export const DAYTIME_DONE = `INSERT INTO pc.sweep AS s (id, state, asked_by, kind, day, total, done, changed, turned, seen_until, attempt_at, finished_at)
  VALUES ('daytime', 'done', 'system', 'daytime', $1, $2, $2, $3, $4, $5::timestamp AT TIME ZONE 'UTC', $6, clock_timestamp())
  ON CONFLICT (id) DO UPDATE SET day = excluded.day, seen_until = excluded.seen_until, attempt_at = excluded.attempt_at,
    finished_at = excluded.finished_at, total = excluded.total, done = excluded.done,
    changed = CASE WHEN s.day = excluded.day THEN s.changed ELSE 0 END + excluded.changed,
    turned = CASE WHEN s.day = excluded.day THEN s.turned ELSE 0 END + excluded.turned`;
