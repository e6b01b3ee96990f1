import { randomBytes } from 'node:crypto';
import { compare, hash, hashSync } from 'bcryptjs';
import {
  AccountLocked,
  LOCKOUT,
  lockedUntil,
  PasswordTooWeak,
  type Principal,
  passwordFault,
  SignInFailed,
  SYSTEM_SCOPE,
} from '../../domain';
import { runAs, runScoped } from '../database/context';
import { database } from '../database/database';
import { accessEvents } from '../events';
import { forgetSessions } from './cache';
import { hashSecret, toPrincipal, USER_SQL } from './find-principal';
import { oneAtATime } from './one-at-a-time';

let sessionHours = 12;

/** However busy somebody is, a session ends after so many hours. */
export function setSessionHours(hours: number): void {
  sessionHours = hours;
}

const BCRYPT_ROUNDS = 10;
/** Compared when nobody has that name, so that an answer's time does not tell whether the name exists. */
const NOBODY = hashSync(randomBytes(16).toString('hex'), BCRYPT_ROUNDS);

type UserRow = Parameters<typeof toPrincipal>[1] & { password: string | null; blocked: boolean | null };

/** A new session for the right password. Failures are counted per name, known or not, and lock it. */
export function signIn(
  username: string,
  password: string,
  ip: string,
): Promise<{ secret: string; principal: Principal; maxAge: number }> {
  return oneAtATime(username, () => runScoped(SYSTEM_SCOPE, () => attempt(username, password, ip)));
}

async function attempt(
  username: string,
  password: string,
  ip: string,
): Promise<{ secret: string; principal: Principal; maxAge: number }> {
  const failures = await database.query<{ at: Date }>(
    `SELECT at FROM pc.sign_in_failure WHERE username = $1 AND at > now() - make_interval(mins => $2) ORDER BY at`,
    [username, LOCKOUT.windowMinutes + LOCKOUT.lockMinutes],
  );
  const locked = lockedUntil(
    failures.rows.map((row) => row.at),
    new Date(),
  );
  if (locked) {
    await noteFailure(username, ip, 'locked', false);
    throw AccountLocked({ minutes: Math.ceil((locked.getTime() - Date.now()) / 60_000) });
  }
  const found = await database.query<UserRow>(`${USER_SQL} WHERE u.username = $1`, [username]);
  const user = found.rows[0];
  const right = await compare(password, user?.password ?? NOBODY);
  const principal = user ? toPrincipal('user', user) : null;
  if (!user || !right || user.blocked || !principal) {
    await noteFailure(username, ip, !user ? 'unknown' : user.blocked ? 'blocked' : 'password', true);
    throw SignInFailed();
  }
  const secret = randomBytes(32).toString('base64url');
  await database.transaction(async (tx) => {
    // Comparing takes a moment in which the password may have been reset or the account blocked: both end all sessions.
    const stands = await tx.query(
      'SELECT 1 FROM up_users WHERE id = $1 AND password = $2 AND NOT coalesce(blocked, false) FOR SHARE',
      [user.id, user.password],
    );
    if (stands.rows.length === 0) throw SignInFailed();
    await tx.query('DELETE FROM pc.sign_in_failure WHERE username = $1', [username]);
    await tx.query(
      `INSERT INTO pc.session (id_hash, user_id, expires_at, ip) VALUES ($1, $2, now() + make_interval(hours => $3), $4)`,
      [hashSecret(secret), user.id, sessionHours, ip],
    );
    await runAs(principal, () => accessEvents.emit('signed-in', { tx, principal, ip }));
  });
  return { secret, principal, maxAge: sessionHours * 3600 };
}

async function noteFailure(
  username: string,
  ip: string,
  reason: 'unknown' | 'password' | 'locked' | 'blocked',
  count: boolean,
) {
  await database.transaction(async (tx) => {
    if (count) await tx.query('INSERT INTO pc.sign_in_failure (username, ip) VALUES ($1, $2)', [username, ip]);
    // the auditor of the person's own region has to see it; a name that nobody has belongs to no region
    const place = await tx.query<{ path: string }>(
      'SELECT g.path FROM up_users u JOIN regions g ON g.code = u.region_code WHERE u.username = $1',
      [username],
    );
    await accessEvents.emit('sign-in-failed', { tx, username, ip, reason, regionPath: place.rows[0]?.path });
  });
}

export async function signOut(secret: string, principal: Principal | null, ip: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('DELETE FROM pc.session WHERE id_hash = $1', [hashSecret(secret)]);
    if (principal) await accessEvents.emit('signed-out', { tx, principal, ip });
  });
  await forgetSessions();
}

const WRONG_PASSWORD = { zh: '当前密码不对', en: 'That is not the present password' };

/** Changing a password ends every other session of the person. */
export async function changePassword(
  principal: Principal,
  current: string,
  next: string,
  keep: string,
  ip: string,
): Promise<void> {
  const found = await database.query<{ password: string }>('SELECT password FROM up_users WHERE id = $1', [
    principal.id,
  ]);
  if (!(await compare(current, found.rows[0]?.password ?? NOBODY))) {
    throw SignInFailed(undefined, { fields: [{ path: 'current', code: 'password', message: WRONG_PASSWORD }] });
  }
  const fault = passwordFault(next, principal.username);
  if (fault) throw PasswordTooWeak(fault, { fields: [{ path: 'next', code: 'weak', message: fault }] });
  if (current === next) {
    const same = { zh: '新密码不能与当前密码相同', en: 'The new password must differ' };
    throw PasswordTooWeak(same, { fields: [{ path: 'next', code: 'same', message: same }] });
  }
  const hashed = await hash(next, BCRYPT_ROUNDS);
  await database.transaction(async (tx) => {
    await tx.query('UPDATE up_users SET password = $2, first_password = false WHERE id = $1', [principal.id, hashed]);
    await tx.query('DELETE FROM pc.session WHERE user_id = $1 AND id_hash <> $2', [principal.id, hashSecret(keep)]);
    await accessEvents.emit('password-changed', { tx, principal, ip });
  });
  await forgetSessions();
}
