import { database, type Sql } from '../database/database';

export interface Region {
  code: string;
  name: string;
  path: string;
  level: string;
  kind: string;
  parentCode: string | null;
}

const COLUMNS = `code, name, path, level, kind, parent_code AS "parentCode"`;

const BY_CODE = `SELECT ${COLUMNS} FROM regions WHERE code = $1`;

/**
 * A region in force today, by code. Void codes are found by history, not here. Within a transaction give that: who holds
 * a connection must not wait for a second one.
 */
export async function findRegion(code: string, sql?: Sql): Promise<Region | null> {
  const asked = [code];
  const found = await (sql
    ? sql.query<Region & { [key: string]: unknown }>(BY_CODE, asked)
    : database.prepared<Region>('region-by-code', BY_CODE, asked));
  return found.rows[0] ?? null;
}

export async function findRegions(codes: readonly string[]): Promise<Map<string, Region>> {
  const found = await database.query<Region>(`SELECT ${COLUMNS} FROM regions WHERE code = ANY($1)`, [codes]);
  return new Map(found.rows.map((region) => [region.code, region]));
}

const KEPT_FOR = 15_000;
const KEPT = 10_000;
const recent = new Map<string, { region: Region; until: number }>();

/** Regions for reading: those that were looked up a moment ago are not asked for again. Writing asks the table. */
export async function recentRegions(codes: readonly string[]): Promise<Map<string, Region>> {
  const now = Date.now();
  const known = codes.map((code) => recent.get(code));
  if (known.every((kept) => kept && kept.until > now))
    return new Map(known.flatMap((kept) => (kept ? [[kept.region.code, kept.region]] : [])));
  const found = await findRegions(codes);
  if (recent.size > KEPT) recent.clear();
  for (const [code, region] of found) recent.set(code, { region, until: now + KEPT_FOR });
  return found;
}

export async function childRegions(parent: string | null): Promise<(Region & { children: boolean })[]> {
  const found = await database.query<Region & { children: boolean }>(
    `SELECT ${COLUMNS}, EXISTS (SELECT 1 FROM regions c WHERE c.parent_code = r.code) AS children
     FROM regions r WHERE parent_code IS NOT DISTINCT FROM $1 AND (valid_to IS NULL OR valid_to > current_date) ORDER BY code`,
    [parent],
  );
  return found.rows;
}

/** From the root down to the region itself. */
export async function regionLine(path: string): Promise<Region[]> {
  const found = await database.query<Region>(
    `SELECT ${COLUMNS} FROM regions WHERE starts_with($1, path) ORDER BY length(path)`,
    [path],
  );
  return found.rows;
}
