import { COUNTIES, makeUser, mark, must, REGION, type Refused } from '../factories';
import { type Client, signIn, visitor } from '../harness/client';
import { Database, SYSTEM } from './database';

const { fusui, qingxiu } = COUNTIES;

interface User {
  id: number;
  username: string;
  name: string;
  role: string;
  regionCode: string | null;
  organisationCode: string | null;
  blocked: boolean;
  blockedReason: string | null;
  revision: number;
  lockedUntil: string | null;
  may: { manage: boolean };
}

const find = async (client: Client, username: string): Promise<User | undefined> =>
  must(await client.get<{ items: User[] }>(`/api/users?q=${username}`)).items.find((one) => one.username === username);

async function account(client: Client, username: string): Promise<User> {
  const user = await find(client, username);
  if (!user) throw new Error(`${username} is not in the list`);
  return user;
}

const asIs = ({ revision, name, role, regionCode, organisationCode }: User) => ({
  revision,
  name,
  role,
  regionCode,
  organisationCode,
});

const newPerson = (role: string, regionCode: string, organisationCode: string | null = null) => ({
  username: mark(),
  name: '测试人员',
  role,
  regionCode,
  organisationCode,
});

let county: Client;
let administrator: Client;

beforeAll(async () => {
  county = await signIn(fusui.countyAdministrator);
  administrator = await signIn(REGION.administrator);
});

describe('a county administrator', () => {
  test('sees the accounts of the own county, and of no other', async () => {
    const { items } = must(await county.get<{ items: User[] }>('/api/users?limit=500'));
    const names = items.map((one) => one.username);
    expect(names).toEqual(expect.arrayContaining([fusui.official, fusui.agent]));
    for (const hidden of [qingxiu.official, 'huangjianye', REGION.administrator]) expect(names).not.toContain(hidden);
  });

  test('adds a person, whose first password works once it is told and stands nowhere else', async () => {
    const made = must(
      await county.post<{ username: string; password: string }>('/api/users', newPerson('official', fusui.code)),
      201,
    );
    const person = await signIn(made.username, made.password);
    expect((await person.get('/api/session')).status).toBe(200);
    expect(JSON.stringify(await account(county, made.username))).not.toContain(made.password);
    const system = await Database.open(SYSTEM);
    const kept = await system.count(`pc.audit WHERE detail::text LIKE '%' || $1 || '%'`, [made.password]);
    await system.close();
    expect(kept).toBe(0);
  });

  test.each([
    ['a role above the own', () => newPerson('administrator', fusui.code), 'ACCESS_ROLE_NOT_YOURS', 'role'],
    ['the auditor’s role', () => newPerson('auditor', fusui.code), 'ACCESS_ROLE_NOT_YOURS', 'role'],
    ['the operator’s role', () => newPerson('operator', fusui.code), 'ACCESS_ROLE_NOT_YOURS', 'role'],
    ['a region above the own', () => newPerson('official', '4514'), 'ACCESS_OUT_OF_SCOPE', 'regionCode'],
    ['the sister county', () => newPerson('official', qingxiu.code), 'ACCESS_OUT_OF_SCOPE', 'regionCode'],
    [
      'a department of the sister county',
      () => newPerson('official', fusui.code, `${qingxiu.code}-fgw`),
      'ACCESS_OUT_OF_SCOPE',
      'organisationCode',
    ],
    [
      'a firm of the sister county, whose projects come with it',
      () => newPerson('enterprise', fusui.code, qingxiu.firm),
      'ACCESS_OUT_OF_SCOPE',
      'organisationCode',
    ],
  ])('cannot give %s', async (_, body, code, path) => {
    const asked = body();
    const answer = await county.post<Refused>('/api/users', asked);
    expect([answer.status, answer.body.error.code]).toEqual([403, code]);
    expect(answer.body.error.fields?.map((field) => field.path)).toEqual([path]);
    expect(await find(administrator, asked.username)).toBeUndefined();
  });

  test('cannot lift a person of his own above himself, nor out of the county', async () => {
    const { username } = await makeUser('official', fusui.code);
    const before = await account(county, username);
    for (const more of [
      { role: 'administrator' },
      { role: 'auditor' },
      { regionCode: '45' },
      { regionCode: qingxiu.code },
    ]) {
      const answer = await county.put<Refused>(`/api/users/${before.id}`, { ...asIs(before), ...more });
      expect(answer.status).toBe(403);
    }
    expect(await account(county, username)).toEqual(before);
  });

  test('cannot touch somebody of a sister county, of the city, an administrator, or himself', async () => {
    const targets = [
      qingxiu.official,
      qingxiu.countyAdministrator,
      'huangjianye',
      REGION.administrator,
      REGION.auditor,
    ];
    const system = await Database.open(SYSTEM);
    const rows = () =>
      system.rows(
        `SELECT id, username, password, blocked, region_code FROM up_users WHERE username = ANY($1) ORDER BY id`,
        [[...targets, fusui.countyAdministrator]],
      );
    const before = await rows();
    for (const { id } of before as { id: number }[]) {
      const answers = [
        await county.post(`/api/users/${id}/block`, { reason: '越权' }),
        await county.post(`/api/users/${id}/password`),
        await county.post(`/api/users/${id}/unlock`),
        await county.put(`/api/users/${id}`, {
          revision: 0,
          name: '越权',
          role: 'official',
          regionCode: fusui.code,
          organisationCode: null,
        }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    }
    expect(await rows()).toEqual(before);
    await system.close();
  });

  test('does not get an account of an administrator who sits in his county', async () => {
    const { username } = await makeUser('administrator', fusui.code);
    const other = await account(county, username);
    expect(other.may.manage).toBe(false);
    const answer = await county.post<Refused>(`/api/users/${other.id}/password`);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'ACCESS_ROLE_NOT_YOURS']);
    expect(answer.body.error.message).toContain('系统管理员');
  });
});

describe('a blocked account', () => {
  test('loses its sessions at once, also those that were used a moment ago, and says why in the list', async () => {
    const { username, password } = await makeUser('official', fusui.code);
    const sessions = await Promise.all([signIn(username, password), signIn(username, password)]);
    for (const one of sessions) expect((await one.get('/api/session')).status).toBe(200);
    const { id } = await account(county, username);
    must(await county.post(`/api/users/${id}/block`, { reason: '已调离' }), 204);
    for (const one of sessions) expect((await one.get('/api/session')).status).toBe(401);
    await expect(signIn(username, password)).rejects.toThrow('401');
    expect(await account(county, username)).toMatchObject({ blocked: true, blockedReason: '已调离' });
    must(await county.post(`/api/users/${id}/unblock`), 204);
    expect((await (await signIn(username, password)).get('/api/session')).status).toBe(200);
  });

  test('is blocked with a reason, and the trail keeps who, whom and why', async () => {
    const { username } = await makeUser('official', fusui.code);
    const { id } = await account(county, username);
    const bare = await county.post<Refused>(`/api/users/${id}/block`, { reason: '' });
    expect([bare.status, bare.body.error.fields?.[0]?.path]).toEqual([422, 'reason']);
    must(await county.post(`/api/users/${id}/block`, { reason: '离职' }), 204);
    const system = await Database.open(SYSTEM);
    const trail = await system.rows(
      `SELECT action, actor, detail->>'reason' AS reason, region_path FROM pc.audit WHERE subject_id = $1 AND action = 'user.blocked'`,
      [username],
    );
    await system.close();
    expect(trail).toEqual([
      { action: 'user.blocked', actor: fusui.countyAdministrator, reason: '离职', region_path: fusui.path },
    ]);
  });
});

describe('a password that is set anew', () => {
  test('ends a sign-in with the old one that is under way, too', async () => {
    for (let time = 0; time < 6; time++) {
      const { username, password } = await makeUser('official', fusui.code);
      const { id } = await account(county, username);
      const under = signIn(username, password).catch(() => null);
      must(await county.post(`/api/users/${id}/password`));
      const session = await under;
      if (session) expect((await session.get('/api/session')).status).toBe(401);
    }
  });

  test('ends the old one and every session with it, and unlocks the name', async () => {
    const { username, password } = await makeUser('official', fusui.code);
    const before = await signIn(username, password);
    for (let time = 0; time < 5; time++) await expect(signIn(username, 'Wrong-pass-1')).rejects.toThrow();
    const locked = await account(county, username);
    expect(locked.lockedUntil).not.toBeNull();
    const fresh = must(await county.post<{ username: string; password: string }>(`/api/users/${locked.id}/password`));
    expect(fresh.password).not.toBe(password);
    expect((await before.get('/api/session')).status).toBe(401);
    expect((await (await signIn(username, fresh.password)).get('/api/session')).status).toBe(200);
    await expect(signIn(username, password)).rejects.toThrow('401');
  });

  test('is not needed where only too many guesses locked the name', async () => {
    const { username, password } = await makeUser('official', fusui.code);
    for (let time = 0; time < 5; time++) await expect(signIn(username, 'Wrong-pass-1')).rejects.toThrow();
    await expect(signIn(username, password)).rejects.toThrow('423');
    const { id } = await account(county, username);
    must(await county.post(`/api/users/${id}/unlock`), 204);
    expect((await (await signIn(username, password)).get('/api/session')).status).toBe(200);
  });
});

describe('a change', () => {
  test('takes effect for a session that is open, and an older state is not written over it', async () => {
    const { username, password } = await makeUser('official', fusui.code);
    const person = await signIn(username, password);
    const before = await account(county, username);
    must(await county.put(`/api/users/${before.id}`, { ...asIs(before), role: 'leader' }), 204);
    expect(must(await person.get<{ role: string }>('/api/session')).role).toBe('leader');
    const late = await county.put<Refused>(`/api/users/${before.id}`, { ...asIs(before), name: '迟到' });
    expect([late.status, late.body.error.code]).toEqual([409, 'ACCESS_ACCOUNT_CHANGED']);
    expect((await account(county, username)).name).not.toBe('迟到');
  });

  test('of role never leads from one of the three powers to another', async () => {
    for (const [from, to] of [
      ['operator', 'administrator'],
      ['auditor', 'administrator'],
      ['auditor', 'official'],
      ['official', 'auditor'],
    ] as const) {
      const { username } = await makeUser(from, '45');
      const before = await account(administrator, username);
      const answer = await administrator.put<Refused>(`/api/users/${before.id}`, { ...asIs(before), role: to });
      expect([answer.status, answer.body.error.fields?.[0]?.path]).toEqual([422, 'role']);
    }
  });
});

describe('administrators', () => {
  test('who block each other at the same moment: one of them is too late', async () => {
    const two = await Promise.all([makeUser('administrator', '45'), makeUser('administrator', '45')]);
    const clients = await Promise.all(two.map(({ username, password }) => signIn(username, password)));
    const ids = await Promise.all(two.map(async ({ username }) => (await account(administrator, username)).id));
    const answers = await Promise.all(
      clients.map((client, at) => client.post(`/api/users/${ids[1 - at]}/block`, { reason: '同时' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
  });

  test('an application manager looks after the own department only, and gives no role but the department’s', async () => {
    const office = `${fusui.code}-fgw`;
    const made = must(
      await county.post<{ username: string; password: string }>(
        '/api/users',
        newPerson('application-manager', fusui.code, office),
      ),
      201,
    );
    const manager = await signIn(made.username, made.password);
    const { items } = must(await manager.get<{ items: User[] }>('/api/users?limit=500'));
    expect(new Set(items.map((one) => one.organisationCode))).toEqual(new Set([office]));
    must(await manager.post('/api/users', newPerson('official', fusui.code, office)), 201);
    const refused = [
      await manager.post('/api/users', newPerson('county-administrator', fusui.code, office)),
      await manager.post('/api/users', newPerson('official', fusui.code)),
      await manager.post('/api/users', newPerson('official', '4514', office)),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    const { id } = await account(county, fusui.agent);
    expect((await manager.post(`/api/users/${id}/password`)).status).toBe(403);
  });
});

test('a token makes no people, whatever its role may', async () => {
  const asked = { name: mark('令牌'), role: 'county-administrator', regionCode: fusui.code, days: 1 };
  const { secret } = must(await administrator.post<{ secret: string }>('/api/tokens', asked), 201);
  const answer = await visitor().call<Refused>('POST', '/api/users', {
    headers: { authorization: `Bearer ${secret}` },
    body: newPerson('official', fusui.code),
  });
  expect([answer.status, answer.body.error.code]).toEqual([403, 'ACCESS_PEOPLE_ONLY']);
});
