/**
 * Any number of entries get their items in one statement. Which items an entry gets was decided before, once for each
 * day and way of management: $1 to $4 are the entries, with the case ($5 for $6 and $7) that each of them is.
 */
export const GIVE_ITEMS = `
INSERT INTO pc.entry_item (entry_id, item_key, item_version, region_path, owner_code)
SELECT e.id, g.key, g.version, e.region_path, e.owner_code
FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) AS e(id, region_path, owner_code, filed)
JOIN unnest($5::int[], $6::text[], $7::int[]) AS g(filed, key, version) USING (filed)
ON CONFLICT (entry_id, item_key) DO NOTHING`;

/** The items of one entry, each with the definition that it was given with. */
export const ITEMS_OF_ENTRY = `
SELECT i.item_key AS key, i.item_version AS version, i.state, d.body::json AS body
FROM pc.entry_item i
JOIN definitions d ON d.kind = 'item' AND d.key = i.item_key AND d.region_code = '' AND d.version = i.item_version
WHERE i.entry_id = $1`;

/** How many entries have each item. */
export const ENTRIES_BY_ITEM = 'SELECT item_key AS key, count(*)::int AS count FROM pc.entry_item GROUP BY item_key';

export const FOLLOW_PROJECT = `
UPDATE pc.entry_item i SET region_path = e.region_path, owner_code = e.owner_code
FROM library_entries e WHERE e.project_id = $1 AND i.entry_id = e.document_id`;

/** Departments of some kinds that sit at a place or above it. */
export const DEPARTMENTS_OVER = `
SELECT code, name, kind, region_path AS "regionPath" FROM organisations
WHERE kind = ANY($1) AND starts_with($2, region_path)`;
