import {
  AccountChanged,
  isRole,
  LastAdministrator,
  NotFound,
  OutOfScope,
  OwnAccount,
  PeopleOnly,
  type Person,
  type Principal,
  personFault,
  ROLES,
  type Role,
  RoleNotYours,
  rolesGivenBy,
  SignInRequired,
} from '../../domain';
import type { Transaction } from '../database/database';

/** An account as it stands, for who is about to change it. */
export interface Account extends Person {
  username: string;
  name: string;
  regionCode: string | null;
  blocked: boolean;
  revision: number;
}

const ACCOUNT = `SELECT u.id, u.username, coalesce(u.name, u.username) AS name, r.type AS role, u.region_code AS "regionCode",
    g.path AS "regionPath", u.organisation_code AS "organisationCode", o.region_path AS "organisationPath",
    coalesce(u.blocked, false) AS blocked, coalesce(u.revision, 0) AS revision
  FROM up_users u
  LEFT JOIN up_users_role_lnk l ON l.user_id = u.id LEFT JOIN up_roles r ON r.id = l.role_id
  LEFT JOIN organisations o ON o.code = u.organisation_code LEFT JOIN regions g ON g.code = u.region_code
  WHERE u.id = $1`;

type Row = Omit<Account, 'organisation'> & { organisationCode: string | null; organisationPath: string | null };

async function read(tx: Transaction, id: number): Promise<Account | null> {
  const row = (await tx.query<Row & { [key: string]: unknown }>(ACCOUNT, [id])).rows[0];
  if (!row || !isRole(row.role)) return null;
  const { organisationCode: code, organisationPath: path, ...account } = row;
  return { ...account, organisation: code ? { code, path: path ?? '/' } : null };
}

/** The roles whose people may give a role: a refusal names who can help. */
export const giversOf = (role: Role): Role[] =>
  (Object.keys(ROLES) as Role[]).filter((giver) => rolesGivenBy(giver).includes(role));

/** Accounts are changed one after the other: of two administrators who shut each other out, one is too late. */
export async function holdAccounts(tx: Transaction, principal: Principal): Promise<void> {
  if (principal.kind === 'token') throw PeopleOnly();
  await tx.query('SELECT pg_advisory_xact_lock(7240011)');
  const actor = await read(tx, principal.id);
  if (!actor || actor.blocked || actor.role !== principal.role) throw SignInRequired();
}

/** The account for oneself until the transaction ends, if it is one that this person looks after. */
export async function accountFor(tx: Transaction, principal: Principal, id: number): Promise<Account> {
  await holdAccounts(tx, principal);
  const account = await read(tx, id);
  if (!account) throw NotFound();
  const fault = personFault(principal, account);
  if (fault === 'self') throw OwnAccount();
  if (fault === 'scope') throw OutOfScope();
  if (fault === 'role') throw RoleNotYours({ role: account.role, givers: giversOf(account.role) });
  return account;
}

export function refuseStaleAccount(account: Account, revision: number): void {
  if (account.revision !== revision) throw AccountChanged();
}

const ADMINISTRATORS = `SELECT 1 FROM up_users u
    JOIN up_users_role_lnk l ON l.user_id = u.id JOIN up_roles r ON r.id = l.role_id
    LEFT JOIN regions g ON g.code = u.region_code
  WHERE r.type = 'administrator' AND NOT coalesce(u.blocked, false) AND (g.path IS NULL OR g.path ~ '^/[^/]+/$') LIMIT 1`;

/** After a change: somebody has to be left who can take it back. */
export async function refuseNoAdministrator(tx: Transaction): Promise<void> {
  if (!(await tx.query(ADMINISTRATORS)).rowCount) throw LastAdministrator();
}
