import { systemClock } from '@project-cloud/kernel';
import type { Principal } from '../../domain';
import { currentScope, inScope } from '../database/context';
import { database } from '../database/database';
import { findRegion } from '../region/find-region';

const clock = systemClock();

const COLUMNS = `code, name, kind, credit_code AS "creditCode", region_code AS "regionCode", parent_code AS "parentCode"`;

/**
 * What may be chosen for a region: its own departments and those above it, the nearest first, none that is closed. Firms
 * work anywhere and are found by their name. What is chosen already is named whatever became of it.
 */
const CHOICES = `SELECT ${COLUMNS} FROM organisations
  WHERE code = $1 OR (
    ($1::text IS NULL OR strpos(name, $1) > 0 OR strpos(code, $1) > 0)
    AND ($2::text IS NULL OR region_code = $2)
    AND (closed_from IS NULL OR closed_from > $5)
    AND ((kind = 'enterprise' AND $1 IS NOT NULL) OR (
      ($3::text IS NULL OR starts_with($3, region_path))
      AND ($4::text IS NULL OR starts_with($4, region_path) OR starts_with(region_path, $4)))))
  ORDER BY code = $1 DESC NULLS LAST, CASE WHEN $3::text IS NULL THEN 0 ELSE -length(region_path) END, region_path COLLATE "C", code LIMIT 50`;

export async function choosableOrganisations(
  principal: Principal,
  asked: { q?: string | undefined; region?: string | undefined; for?: string | undefined },
) {
  const place = asked.for ? await findRegion(asked.for) : null;
  if (asked.for && !place) return { items: [] };
  const found = await database.query(CHOICES, [
    asked.q?.trim() || null,
    asked.region ?? null,
    place?.path ?? null,
    principal.role === 'enterprise' && place ? null : (principal.region?.path ?? null),
    clock.today(),
  ]);
  return { items: found.rows };
}

export interface OrganisationFilter {
  q?: string | undefined;
  region?: string | undefined;
  kind?: string | undefined;
  state?: 'open' | 'closed' | undefined;
  after?: number | undefined;
  limit: number;
}

export interface OrganisationLine {
  code: string;
  name: string;
  kind: string;
  creditCode: string | null;
  regionCode: string;
  regionName: string;
  regionPath: string;
  level: string;
  parentCode: string | null;
  parentName: string | null;
  closedFrom: string | null;
  closedReason: string | null;
  revision: number;
  people: number;
}

const REGISTER = `SELECT o.code, o.name, o.kind, o.credit_code AS "creditCode", o.region_code AS "regionCode", g.name AS "regionName",
    o.region_path AS "regionPath", g.level, o.parent_code AS "parentCode", p.name AS "parentName",
    o.closed_from AS "closedFrom", o.closed_reason AS "closedReason", coalesce(o.revision, 0) AS revision,
    (SELECT count(*)::int FROM up_users u WHERE u.organisation_code = o.code AND NOT coalesce(u.blocked, false)) AS people
  FROM organisations o LEFT JOIN regions g ON g.code = o.region_code LEFT JOIN organisations p ON p.code = o.parent_code
  WHERE ((o.region_path COLLATE "C" >= $1 AND o.region_path COLLATE "C" < $2) OR starts_with($1, o.region_path))
    AND ($3::text IS NULL OR strpos(o.name, $3) > 0 OR strpos(o.code, $3) > 0)
    AND ($4::text IS NULL OR starts_with(o.region_path, (SELECT path FROM regions WHERE code = $4)))
    AND CASE WHEN $5::text IS NULL THEN o.kind <> 'enterprise' ELSE o.kind = $5 END
    AND ($6::boolean IS NULL OR (o.closed_from IS NOT NULL AND o.closed_from <= $7) = $6)
  ORDER BY NOT starts_with(o.region_path, $1), o.region_path COLLATE "C", o.code COLLATE "C" OFFSET $8 LIMIT $9`;

/** The register of departments: one's own region's, and above them those that one uses and others look after. */
export async function registeredOrganisations(filter: OrganisationFilter) {
  const { lo, hi } = currentScope();
  const offset = filter.after ?? 0;
  const today = clock.today();
  const found = await database.query<OrganisationLine & { [key: string]: unknown }>(REGISTER, [
    lo,
    hi,
    filter.q?.trim() || null,
    filter.region ?? null,
    filter.kind ?? null,
    filter.state ? filter.state === 'closed' : null,
    today,
    offset,
    filter.limit + 1,
  ]);
  const items = found.rows.slice(0, filter.limit).map((row) => ({
    ...row,
    closed: row.closedFrom !== null && row.closedFrom <= today,
    may: { manage: inScope(row.regionPath) },
  }));
  return { items, next: found.rows.length > filter.limit ? offset + filter.limit : null };
}
