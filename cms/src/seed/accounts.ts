import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { database, makePassword } from '@project-cloud/access/server';
import type { createStrapi } from '@strapi/strapi';

type Strapi = ReturnType<typeof createStrapi>;

export interface Account {
  username: string;
  password: string;
  name: string;
  role: string;
  at: string;
}

/** Passwords are told once and kept in one file that git ignores, readable by its owner alone. */
export function keepAccounts(file: string, made: readonly Account[]): void {
  if (made.length === 0) return;
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Account[]) : [];
  const kept = [
    ...before.filter((old) => !made.some((one) => one.username === old.username && one.at === old.at)),
    ...made,
  ];
  writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Strapi gives its administration to whoever comes first: be there before anybody. */
export async function ensureAdministrator(strapi: Strapi, file: string): Promise<Account[]> {
  const users = strapi.service('admin::user') as unknown as {
    exists(): Promise<boolean>;
    create(user: object): Promise<unknown>;
  };
  if (await users.exists()) return [];
  const roles = strapi.service('admin::role') as unknown as { getSuperAdmin(): Promise<{ id: number } | null> };
  const role = await roles.getSuperAdmin();
  if (!role) throw new Error('Strapi has no super administrator role');
  const account = {
    username: 'admin@project-cloud.local',
    password: makePassword(),
    name: '平台维护',
    role: 'Strapi',
    at: '/admin',
  };
  keepAccounts(file, [account]);
  await users.create({
    email: account.username,
    firstname: '平台',
    lastname: '维护',
    password: account.password,
    isActive: true,
    registrationToken: null,
    roles: [role.id],
  });
  return [account];
}

interface NewUser {
  username: string;
  name: string;
  role: string;
  regionCode: string;
  organisationCode: string;
}

/** People of the demonstration, each with a password of their own. Who exists already stays as he is. */
export async function ensureUsers(strapi: Strapi, wanted: readonly NewUser[], file: string): Promise<Account[]> {
  const existing = await database.query<{ username: string }>('SELECT username FROM up_users');
  const known = new Set(existing.rows.map((row) => row.username));
  const roles = await database.query<{ id: number; type: string }>('SELECT id, type FROM up_roles');
  const roleIds = new Map(roles.rows.map((role) => [role.type, role.id]));
  const made: Account[] = [];
  const users = strapi.plugin('users-permissions').service('user') as unknown as {
    add(values: object): Promise<unknown>;
  };
  const fresh = wanted.filter((user) => !known.has(user.username));
  for (const user of fresh)
    made.push({ username: user.username, password: makePassword(), name: user.name, role: user.role, at: '/' });
  keepAccounts(file, made);
  for (const [at, user] of fresh.entries()) {
    const role = roleIds.get(user.role);
    if (!role) throw new Error(`No role ${user.role}`);
    await users.add({
      username: user.username,
      email: `${user.username}@example.invalid`,
      password: made[at]?.password,
      provider: 'local',
      confirmed: true,
      blocked: false,
      role,
      name: user.name,
      organisation_code: user.organisationCode,
      region_code: user.regionCode || null,
    });
  }
  return made;
}
