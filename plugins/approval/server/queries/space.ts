import type { RowsWrite } from '@project-cloud/access/server';

const BOX = { west: 'float8', south: 'float8', east: 'float8', north: 'float8' } as const;

/** The data of a layer that stand, the newest first. */
export const DATA_OF_LAYER = `
SELECT version, checksum, file_name AS "fileName", features, points, west, south, east, north,
  uploaded_by AS "uploadedBy", uploaded_at AS "uploadedAt"
FROM pc.layer_data WHERE layer_key = $1 ORDER BY version DESC`;

/** Certain versions of data: of layers ($1), pair by pair with $2. */
export const DATA_SHOWN = `
SELECT d.layer_key AS key, d.version, d.features, d.west, d.south, d.east, d.north
FROM unnest($1::text[], $2::int[]) AS w(key, version)
JOIN pc.layer_data d ON d.layer_key = w.key AND d.version = w.version`;

export const INSERT_DATA = `
INSERT INTO pc.layer_data (layer_key, version, checksum, file_name, features, points, west, south, east, north, uploaded_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** All features of a version in one statement; $2 and $3 are the layer and the version. */
export const INSERT_FEATURES: RowsWrite = {
  record: { number: 'int', name: 'text', geometry: 'jsonb', properties: 'jsonb', ...BOX },
  text: (source) => `
INSERT INTO pc.layer_feature (layer_key, data_version, number, name, geometry, properties, west, south, east, north)
SELECT $2::text, $3::int, r.number, r.name, r.geometry, r.properties, r.west, r.south, r.east, r.north FROM ${source} AS r`,
};

/** Two people upload for one layer one after the other; those of other layers do not wait. */
export const LOCK_LAYER = `SELECT pg_advisory_xact_lock(7240006, hashtext($1))`;

/** What the newest definition of a layer holds, a draft included; null when there is none. */
export const LAYER_GEOMETRY = `
SELECT body::json ->> 'geometry' AS geometry FROM definitions
WHERE kind = 'layer' AND key = $1 AND region_code = '' ORDER BY version DESC LIMIT 1`;

/** The features of a version ($1, $2) whose boxes meet a box ($3 to $6), the largest first, one more than the limit ($7). */
export const FEATURES_IN_BOX = `
SELECT number, name, geometry, properties FROM pc.layer_feature
WHERE layer_key = $1 AND data_version = $2
  AND box(point(west, south), point(east, north)) && box(point($3, $4), point($5, $6))
ORDER BY (east - west) * (north - south) DESC, number LIMIT $7`;

/** Of the regions in a range of paths ($1, $2), or around the place where that range begins. */
const WITHIN = `(o.region_path >= $1 AND o.region_path < $2) OR starts_with($1, o.region_path)`;

export const OUTLINES = `
SELECT o.region_code AS code, g.name, o.longitude, o.latitude, o.geometry FROM pc.region_outline o
JOIN regions g ON g.code = o.region_code WHERE ${WITHIN} ORDER BY o.region_code`;

/** The box around those regions; nulls when none has an outline. */
export const EXTENT = `
SELECT min(west) AS west, min(south) AS south, max(east) AS east, max(north) AS north FROM pc.region_outline o WHERE ${WITHIN}`;

/** Upsert by code: what is the same stays untouched. */
export const UPSERT_OUTLINES: RowsWrite = {
  record: { code: 'text', path: 'text', longitude: 'float8', latitude: 'float8', geometry: 'jsonb', ...BOX },
  text: (source) => `
INSERT INTO pc.region_outline AS t (region_code, region_path, longitude, latitude, geometry, west, south, east, north)
SELECT r.code, r.path, r.longitude, r.latitude, r.geometry, r.west, r.south, r.east, r.north
FROM ${source} AS r WHERE true
ON CONFLICT (region_code) DO UPDATE SET region_path = excluded.region_path, longitude = excluded.longitude,
  latitude = excluded.latitude, geometry = excluded.geometry, west = excluded.west, south = excluded.south,
  east = excluded.east, north = excluded.north
WHERE (t.region_path, t.longitude, t.latitude, t.geometry)
  IS DISTINCT FROM (excluded.region_path, excluded.longitude, excluded.latitude, excluded.geometry)
RETURNING t.region_code`,
};
