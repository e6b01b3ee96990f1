/** The versions in force on a day ($2), of one definition ($3) or of all of a kind. */
export const IN_FORCE = `
SELECT DISTINCT ON (key) key, version, body::json AS body FROM definitions
WHERE kind = $1 AND region_code = '' AND status = 'published' AND (effective_from IS NULL OR effective_from <= $2)
  AND ($3::text IS NULL OR key = $3)
ORDER BY key, version DESC`;

/** The rest of an upsert by code: what is the same stays untouched, and so does whatever links to a row. */
function byCode(columns: Readonly<Record<string, string>>): string {
  const names = Object.keys(columns);
  const list = (of: string) => names.map((name) => `${of}.${name}`).join(', ');
  const record = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return `(document_id, code, ${names.join(', ')}, created_at, updated_at, published_at)
    SELECT r.id, r.code, ${list('r')}, now(), now(), now()
    FROM jsonb_to_recordset($1::jsonb) AS r(id text, code text, ${record.join(', ')})
    ON CONFLICT (code) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}, updated_at = now()
    WHERE (${list('t')}) IS DISTINCT FROM (${list('excluded')})`;
}

export const UPSERT_ITEMS = `INSERT INTO approval_items AS t ${byCode({
  name: 'text',
  version: 'int',
  class: 'text',
  stage: 'text',
  department: 'text',
  legal_basis: 'text',
  working_days: 'int',
  extension_days: 'int',
  count_start_day: 'boolean',
  in_force_from: 'date',
  in_force_until: 'date',
})}`;

export const UPSERT_INDICATORS = `INSERT INTO indicators AS t ${byCode({
  name: 'text',
  version: 'int',
  level: 'int',
  unit: 'text',
  formula: 'text',
  source: 'text',
  weight: 'numeric',
  period: 'text',
  scope: 'text',
})}`;

/** Links of rows ($1, by code) to others ($2, pair by pair with $3): those that are gone go, the new ones come. */
export const LINK_ITEMS = [
  `DELETE FROM approval_items_prerequisites_lnk l USING approval_items f, approval_items t
   WHERE f.id = l.approval_item_id AND t.id = l.inv_approval_item_id AND f.code = ANY($1)
     AND NOT EXISTS (SELECT 1 FROM unnest($2::text[], $3::text[]) AS w(a, b) WHERE w.a = f.code AND w.b = t.code)`,
  `INSERT INTO approval_items_prerequisites_lnk (approval_item_id, inv_approval_item_id)
   SELECT f.id, t.id FROM unnest($2::text[], $3::text[]) AS w(a, b)
   JOIN approval_items f ON f.code = w.a JOIN approval_items t ON t.code = w.b WHERE f.code = ANY($1)
   ON CONFLICT (approval_item_id, inv_approval_item_id) DO NOTHING`,
];

export const LINK_INDICATORS = [
  `DELETE FROM indicators_parent_lnk l USING indicators f, indicators t
   WHERE f.id = l.indicator_id AND t.id = l.inv_indicator_id AND f.code = ANY($1)
     AND NOT EXISTS (SELECT 1 FROM unnest($2::text[], $3::text[]) AS w(a, b) WHERE w.a = f.code AND w.b = t.code)`,
  `INSERT INTO indicators_parent_lnk (indicator_id, inv_indicator_id)
   SELECT f.id, t.id FROM unnest($2::text[], $3::text[]) AS w(a, b)
   JOIN indicators f ON f.code = w.a JOIN indicators t ON t.code = w.b WHERE f.code = ANY($1)
   ON CONFLICT (indicator_id, inv_indicator_id) DO NOTHING`,
];
