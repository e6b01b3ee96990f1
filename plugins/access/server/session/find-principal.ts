import { createHash } from 'node:crypto';
import { isRole, type Principal } from '../../domain';
import { database } from '../database/database';
import { sessionCache } from './cache';

export const SESSION_COOKIE = 'pc_session';
const TOUCH_SECONDS = 60;

export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest();

interface PrincipalRow {
  id: number;
  username: string;
  name: string | null;
  role: string | null;
  organisation_code: string | null;
  organisation_name: string | null;
  credit_code: string | null;
  first_password?: boolean | null;
  /** Where a person belongs, whether there is such a region or not. */
  home_code?: string | null;
  region_code: string | null;
  region_name: string | null;
  region_path: string | null;
  region_level: string | null;
}

const COLUMNS = `o.code AS organisation_code, o.name AS organisation_name, o.credit_code,
  g.code AS region_code, g.name AS region_name, g.path AS region_path, g.level AS region_level`;

export const USER_SQL = `SELECT u.id, u.username, u.name, r.type AS role, u.password, u.blocked, u.first_password, u.region_code AS home_code, ${COLUMNS}
  FROM up_users u
  LEFT JOIN up_users_role_lnk l ON l.user_id = u.id LEFT JOIN up_roles r ON r.id = l.role_id
  LEFT JOIN organisations o ON o.code = u.organisation_code
  LEFT JOIN regions g ON g.code = u.region_code`;

/** Touches the session at most once a minute: a read must not become a write each time. */
const BY_SESSION = `WITH live AS (
    SELECT user_id, last_seen_at FROM pc.session
    WHERE id_hash = $1 AND expires_at > now() AND last_seen_at > now() - make_interval(mins => $2)),
  touched AS (
    UPDATE pc.session SET last_seen_at = now()
    WHERE id_hash = $1 AND last_seen_at < now() - make_interval(secs => ${TOUCH_SECONDS}) AND EXISTS (SELECT 1 FROM live))
  ${USER_SQL} JOIN live ON live.user_id = u.id WHERE NOT coalesce(u.blocked, false)`;

const BY_TOKEN = `WITH live AS (
    UPDATE pc.access_token SET last_used_at = now()
    WHERE secret_hash = $1 AND revoked_at IS NULL AND expires_at > now() RETURNING *)
  SELECT t.id, t.name AS username, t.name, t.role, ${COLUMNS}
  FROM live t LEFT JOIN organisations o ON o.code = t.organisation_code JOIN regions g ON g.code = t.region_code`;

export function toPrincipal(kind: 'user' | 'token', row: PrincipalRow): Principal | null {
  if (!row.role || !isRole(row.role)) return null;
  // an administrator without a region looks after all: one whose region is gone must not become that
  if (row.role === 'administrator' && row.home_code && !row.region_path) return null;
  return {
    kind,
    id: row.id,
    username: row.username,
    name: row.name ?? row.username,
    role: row.role,
    organisation: row.organisation_code ? { code: row.organisation_code, name: row.organisation_name ?? '' } : null,
    region: row.region_path
      ? {
          code: row.region_code ?? '',
          name: row.region_name ?? '',
          path: row.region_path,
          level: row.region_level ?? '',
        }
      : null,
    ownerCode: row.credit_code,
    ...(row.first_password ? { firstPassword: true } : {}),
  };
}

/** Who sends this request: a person by session cookie, a system by bearer token, or nobody. */
export async function findPrincipal(request: {
  cookie: string | undefined;
  authorization: string | undefined;
  idleMinutes: number;
}): Promise<Principal | null> {
  const bearer = request.authorization?.match(/^Bearer (pc_[A-Za-z0-9_-]{43})$/)?.[1];
  const secret = bearer ?? request.cookie;
  if (!secret) return null;
  const key = hashSecret(secret);
  const cacheKey = key.toString('base64');
  const known = sessionCache.get(cacheKey);
  if (known) return known;
  const found = bearer
    ? await database.query<PrincipalRow>(BY_TOKEN, [key])
    : await database.query<PrincipalRow>(BY_SESSION, [key, request.idleMinutes]);
  const row = found.rows[0];
  const principal = row ? toPrincipal(bearer ? 'token' : 'user', row) : null;
  if (principal) sessionCache.put(cacheKey, principal);
  return principal;
}
