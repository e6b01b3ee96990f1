import { hash } from 'bcryptjs';
import { crossesPowers, type Principal, type Role } from '../../domain';
import { database, type Transaction } from '../database/database';
import { accessEvents, type UserChange } from '../events';
import { forgetSessions } from '../session/cache';
import { makePassword } from '../session/make-password';
import { type Account, accountFor, refuseNoAdministrator, refuseStaleAccount } from './account';
import { type AccountPlace, fieldFault, refuseForeignPlace } from './account-place';
import { HASH_ROUNDS } from './create-user';

/** One change of an account: decided, written and told in one transaction; every process forgets what it knew. */
async function change(
  principal: Principal,
  id: number,
  what: UserChange,
  write: (tx: Transaction, account: Account) => Promise<object>,
): Promise<Account> {
  const account = await database.transaction(async (tx) => {
    const before = await accountFor(tx, principal, id);
    const detail = await write(tx, before);
    await tx.query('UPDATE up_users SET revision = coalesce(revision, 0) + 1, updated_at = now() WHERE id = $1', [id]);
    await refuseNoAdministrator(tx);
    const { username, regionPath } = before;
    await accessEvents.emit('user-changed', { tx, principal, change: what, username, regionPath, detail });
    return before;
  });
  await forgetSessions();
  return account;
}

export interface UserEdit extends AccountPlace {
  revision: number;
  name: string;
}

const told = (from: object, to: object) =>
  Object.fromEntries(
    Object.entries(to).flatMap(([key, value]) => {
      const before = (from as Record<string, unknown>)[key] ?? null;
      return before === value ? [] : [[key, { from: before, to: value }]];
    }),
  );

/** Another name, role, place or office. What somebody has open meanwhile is his new role's from the next request on. */
export const changeUser = (principal: Principal, id: number, { revision, ...edit }: UserEdit) =>
  change(principal, id, 'changed', async (tx, account) => {
    refuseStaleAccount(account, revision);
    await refuseForeignPlace(tx, principal, edit);
    refuseCrossing(account.role, edit.role);
    await tx.query('UPDATE up_users SET name = $2, region_code = $3, organisation_code = $4 WHERE id = $1', [
      id,
      edit.name,
      edit.regionCode,
      edit.organisationCode,
    ]);
    await tx.query(
      'UPDATE up_users_role_lnk SET role_id = (SELECT id FROM up_roles WHERE type = $2) WHERE user_id = $1',
      [id, edit.role],
    );
    const { name, role, regionCode, organisation } = account;
    return { changes: told({ name, role, regionCode, organisationCode: organisation?.code ?? null }, edit) };
  });

function refuseCrossing(from: Role, to: Role): void {
  if (crossesPowers(from, to))
    throw fieldFault(
      'role',
      '系统、安全、审计三种管理员不能由同一个账号兼任或改任，请另建账号',
      'System, security and audit administrators are different people: make another account',
    );
}

const endSessions = (tx: Transaction, id: number) => tx.query('DELETE FROM pc.session WHERE user_id = $1', [id]);

/** From this moment on nothing is done in that name: sessions end with the same transaction. */
export const blockUser = (principal: Principal, id: number, reason: string) =>
  change(principal, id, 'blocked', async (tx, account) => {
    if (account.blocked) throw fieldFault('reason', '这个账号已经停用', 'The account is blocked already');
    await tx.query('UPDATE up_users SET blocked = true, blocked_reason = $2 WHERE id = $1', [id, reason]);
    await endSessions(tx, id);
    return { reason };
  });

export const unblockUser = (principal: Principal, id: number) =>
  change(principal, id, 'unblocked', async (tx) => {
    await tx.query('UPDATE up_users SET blocked = false, blocked_reason = NULL WHERE id = $1', [id]);
    return {};
  });

/** A new first password, told once; whoever was signed in with the old one is no longer. */
export async function resetPassword(principal: Principal, id: number): Promise<{ username: string; password: string }> {
  const password = makePassword();
  const hashed = await hash(password, HASH_ROUNDS);
  const { username } = await change(principal, id, 'password-reset', async (tx, account) => {
    await tx.query('UPDATE up_users SET password = $2, first_password = true WHERE id = $1', [id, hashed]);
    await tx.query('DELETE FROM pc.sign_in_failure WHERE username = $1', [account.username]);
    await endSessions(tx, id);
    return {};
  });
  return { username, password };
}

/** Forgets the failures that lock a name. */
export const unlockUser = (principal: Principal, id: number) =>
  change(principal, id, 'unlocked', async (tx, account) => {
    await tx.query('DELETE FROM pc.sign_in_failure WHERE username = $1', [account.username]);
    return {};
  });
