/** Reads of protected tables in the public scope: their policies show public rows only, and each statement says so again. */

/** A project that is in several libraries stands once, where it came in last. */
export const NEWEST = `SELECT p.code, p.name, p.region_code, g.name AS region, p.total_investment, e.library_key, e.stage, e.created_at, e.updated_at
  FROM library_entries e JOIN projects p ON p.document_id = e.project_id LEFT JOIN regions g ON g.code = p.region_code
  WHERE e.is_public AND p.is_public AND e.region_path COLLATE "C" >= $1 AND e.region_path COLLATE "C" < $2
    AND NOT EXISTS (SELECT FROM library_entries n WHERE n.project_id = e.project_id AND (n.created_at, n.id) > (e.created_at, e.id))
  ORDER BY e.created_at DESC, e.id DESC LIMIT $3`;

export const NEW_SINCE = `SELECT count(*)::int AS count FROM library_entries e
  WHERE e.is_public AND e.library_key = ANY($1) AND e.created_at >= $2::timestamp AND e.region_path COLLATE "C" >= $3 AND e.region_path COLLATE "C" < $4`;

/** By the beginning of any code or by part of the name. */
export const FIND = `WITH found AS (
    SELECT p.document_id FROM project_codes c JOIN projects p ON p.document_id = c.project_id
    WHERE c.is_public AND p.is_public AND c.value COLLATE "C" >= $1 AND c.value COLLATE "C" < $1 || '~'
    UNION
    SELECT p.document_id FROM projects p WHERE p.is_public AND strpos(lower(p.name), lower($1)) > 0
    LIMIT 200)
  SELECT DISTINCT ON (length(p.name), p.name, p.code) p.code, p.name, p.region_code, g.name AS region, p.total_investment, e.library_key, e.stage, e.updated_at
  FROM found f JOIN projects p USING (document_id) JOIN library_entries e ON e.project_id = p.document_id LEFT JOIN regions g ON g.code = p.region_code
  ORDER BY length(p.name), p.name, p.code, e.updated_at DESC, e.created_at DESC LIMIT $2`;

export const NOTICES = `SELECT code AS id, title, published_on AS date FROM notices WHERE published_on <= $1::date ORDER BY published_on DESC, id DESC LIMIT $2`;

export const NOTICE = `SELECT code AS id, title, published_on AS date, issuer AS source, body FROM notices WHERE code = $1 AND published_on <= $2::date`;
