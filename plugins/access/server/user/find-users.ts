import { LOCKOUT, lockedUntil, type Person, type Principal, personFault, type Role } from '../../domain';
import { currentScope } from '../database/context';
import { database } from '../database/database';

export interface UserFilter {
  q?: string | undefined;
  region?: string | undefined;
  role?: string | undefined;
  state?: 'active' | 'blocked' | undefined;
  organisation?: string | undefined;
  after?: number | undefined;
  limit: number;
}

interface Row {
  id: number;
  username: string;
  name: string | null;
  role: Role;
  regionCode: string | null;
  regionName: string | null;
  regionPath: string | null;
  organisationCode: string | null;
  organisationName: string | null;
  organisationPath: string | null;
  blocked: boolean;
  blockedReason: string | null;
  revision: number;
  lastSeenAt: string | null;
  failures: string[] | null;
}

const LIST = `SELECT u.id, u.username, u.name, r.type AS role, u.region_code AS "regionCode", g.name AS "regionName",
    g.path AS "regionPath", u.organisation_code AS "organisationCode", o.name AS "organisationName",
    o.region_path AS "organisationPath", coalesce(u.blocked, false) AS blocked, u.blocked_reason AS "blockedReason",
    coalesce(u.revision, 0) AS revision,
    (SELECT max(s.last_seen_at) FROM pc.session s WHERE s.user_id = u.id) AS "lastSeenAt",
    (SELECT json_agg(f.at ORDER BY f.at) FROM pc.sign_in_failure f
     WHERE f.username = u.username AND f.at > now() - make_interval(mins => $8)) AS failures
  FROM up_users u
    JOIN up_users_role_lnk l ON l.user_id = u.id JOIN up_roles r ON r.id = l.role_id
    LEFT JOIN regions g ON g.code = u.region_code LEFT JOIN organisations o ON o.code = u.organisation_code
  WHERE coalesce(g.path, '/') COLLATE "C" >= $1 AND coalesce(g.path, '/') COLLATE "C" < $2
    AND ($3::text IS NULL OR strpos(u.username, $3) > 0 OR strpos(u.name, $3) > 0 OR strpos(o.name, $3) > 0)
    AND ($4::text IS NULL OR starts_with(g.path, (SELECT path FROM regions WHERE code = $4)))
    AND ($5::text IS NULL OR r.type = $5) AND ($6::boolean IS NULL OR coalesce(u.blocked, false) = $6)
    AND ($7::text IS NULL OR u.organisation_code = $7)
  ORDER BY coalesce(g.path, '/') COLLATE "C", u.username COLLATE "C" OFFSET $9 LIMIT $10`;

const personOf = (row: Row): Person => ({
  id: row.id,
  role: row.role,
  regionPath: row.regionPath,
  organisation: row.organisationCode ? { code: row.organisationCode, path: row.organisationPath ?? '/' } : null,
});

/** The accounts of one's own region; an application manager's are those of the own department. */
export async function findUsers(principal: Principal, filter: UserFilter) {
  const { lo, hi } = currentScope();
  const own = principal.role === 'application-manager' ? (principal.organisation?.code ?? '') : null;
  const offset = filter.after ?? 0;
  const found = await database.query<Row & { [key: string]: unknown }>(LIST, [
    lo,
    hi,
    filter.q?.trim() || null,
    filter.region ?? null,
    filter.role ?? null,
    filter.state ? filter.state === 'blocked' : null,
    own ?? filter.organisation ?? null,
    LOCKOUT.windowMinutes + LOCKOUT.lockMinutes,
    offset,
    filter.limit + 1,
  ]);
  const now = new Date();
  const items = found.rows.slice(0, filter.limit).map((row) => {
    const { failures, regionPath: _path, organisationPath: _office, ...told } = row;
    const locked = lockedUntil(
      (failures ?? []).map((at) => new Date(at)),
      now,
    );
    const fault = personFault(principal, personOf(row));
    return { ...told, lockedUntil: locked?.toISOString() ?? null, may: { manage: fault === null }, notYours: fault };
  });
  return { items, next: found.rows.length > filter.limit ? offset + filter.limit : null };
}
