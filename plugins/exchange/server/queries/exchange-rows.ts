/** How entries stand with a receiver. */

export const KNOWN = 'SELECT entry_id, hash FROM pc.exchange_row WHERE connector = $1 AND hash IS NOT NULL';

/** What the receiver had refused was never taken: when it fits again it goes as something new. */
export const HOLD = `INSERT INTO pc.exchange_row (connector, entry_id, region_path, state, errors)
  SELECT $1, held.id, held."regionPath", 'held', held.errors
  FROM jsonb_to_recordset($2::jsonb) AS held (id text, "regionPath" text, errors jsonb)
  ON CONFLICT (connector, entry_id) DO UPDATE SET state = 'held', errors = EXCLUDED.errors,
    hash = CASE WHEN pc.exchange_row.state = 'refused' THEN NULL ELSE pc.exchange_row.hash END,
    region_path = EXCLUDED.region_path, changed_at = now()
  WHERE pc.exchange_row.state <> 'held' OR pc.exchange_row.errors <> EXCLUDED.errors`;

/** What is held no more: never sent, it is new again; sent once, it stands as it was sent. */
export const FORGET_HELD = `DELETE FROM pc.exchange_row WHERE connector = $1 AND state = 'held' AND hash IS NULL
  AND NOT entry_id = ANY($2)`;
export const RELEASE_HELD = `UPDATE pc.exchange_row SET state = 'sent', errors = '[]', changed_at = now()
  WHERE connector = $1 AND state = 'held' AND hash IS NOT NULL AND NOT entry_id = ANY($2)`;

/** What a receipt says of the rows of a batch. Entries that are gone meanwhile have nothing to stand for. */
export const RECEIVED = `INSERT INTO pc.exchange_row (connector, entry_id, region_path, hash, state, errors, batch)
  SELECT $1, row.id, e.region_path, row.hash, row.state, row.errors, $3
  FROM jsonb_to_recordset($2::jsonb) AS row (id text, hash text, state text, errors jsonb)
  JOIN library_entries e ON e.document_id = row.id
  ON CONFLICT (connector, entry_id) DO UPDATE SET hash = EXCLUDED.hash, state = EXCLUDED.state,
    errors = EXCLUDED.errors, batch = EXCLUDED.batch, region_path = EXCLUDED.region_path, changed_at = now()`;

/** Rows follow their project when it is filed in another region. */
export const FOLLOW_ROWS = `UPDATE pc.exchange_row r SET region_path = e.region_path
  FROM library_entries e WHERE e.project_id = $1 AND r.entry_id = e.document_id AND r.region_path <> e.region_path`;

export const HELD_ROWS = `SELECT r.entry_id AS entry, p.name, p.code, r.state, r.errors, r.changed_at AS "changedAt"
  FROM pc.exchange_row r JOIN library_entries e ON e.document_id = r.entry_id
  JOIN projects p ON p.document_id = e.project_id
  WHERE r.connector = $1 AND r.state <> 'sent' AND r.region_path >= $2 AND r.region_path < $3
    AND p.region_path >= $2 AND p.region_path < $3
  ORDER BY r.state, p.code LIMIT 200`;
