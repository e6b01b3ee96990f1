import { COUNTIES, makeAccount, makeUser, mark, must, REGION, type Refused } from '../factories';
import { serverUrl } from '../harness/accounts';
import { type Client, signIn, visitor } from '../harness/client';

interface Person {
  username: string;
  role: string;
  roleLabel: string;
  homePath: string;
  region: { code: string };
  may: string[];
}

const enter = (username: string, password: string, client: Client = visitor()) =>
  client.post<Refused>('/api/session', { username, password });

/** Straight to the server: no header and no cookie but those that are given. */
const raw = (method: string, path: string, headers: Record<string, string>, body?: object) =>
  fetch(new URL(path, serverUrl()), {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

describe('a session', () => {
  test('begins with the right password, tells who it is, and ends when it is signed out', async () => {
    const client = await signIn(COUNTIES.fusui.official);
    const who = must(await client.get<Person>('/api/session'));
    expect(who).toMatchObject({
      username: 'weilifang',
      role: 'official',
      homePath: '/desk',
      region: { code: '451421' },
    });
    expect(who.may).toContain('entry.create');
    const [cookie] = client.cookies();
    expect((await client.delete('/api/session')).status).toBe(204);
    expect((await client.get('/api/session')).status).toBe(401);
    const replayed = await raw('GET', '/api/session', { cookie: `${cookie?.name}=${cookie?.value}` });
    expect(replayed.status).toBe(401);
  });

  test('lives in a cookie that no script reads and no foreign page sends along', async () => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    const response = await raw('POST', '/api/session', { 'x-requested-with': 'project-cloud' }, { username, password });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/; httponly/i);
    expect(cookie).toMatch(/; samesite=(lax|strict)/i);
    expect(cookie).toMatch(/; path=\//i);
    expect(await response.text()).not.toContain(/=([^;]+)/.exec(cookie)?.[1] ?? cookie);
  });

  test('is not begun, ended or used for a change without the header that a foreign page cannot send', async () => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    const begun = await raw('POST', '/api/session', {}, { username, password });
    expect(begun.status).toBe(403);
    expect(((await begun.json()) as Refused).error.code).toBe('ACCESS_CROSS_SITE');
    expect(begun.headers.getSetCookie()).toEqual([]);
    const client = await signIn(username, password);
    const cookie = client
      .cookies()
      .map((one) => `${one.name}=${one.value}`)
      .join('; ');
    expect((await raw('DELETE', '/api/session', { cookie })).status).toBe(403);
    const filed = await raw('POST', '/api/libraries/building/entries', { cookie }, { formVersion: '1', values: {} });
    expect(filed.status).toBe(403);
    expect((await client.get('/api/session')).status).toBe(200);
  });
});

describe('a sign-in that fails', () => {
  test('answers the same for a wrong password and for a name that nobody has', async () => {
    const { username } = await makeUser('official', COUNTIES.fusui.code);
    const [wrong, unknown] = [await enter(username, 'Wrong-pass-1'), await enter(mark(), 'Wrong-pass-1')];
    expect(wrong.status).toBe(401);
    expect(wrong.body.error).toEqual({ code: 'ACCESS_SIGN_IN_FAILED', status: 401, message: '用户名或密码不对' });
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
  });

  test('[M20-01] the first password, which an administrator has seen, opens nothing but its own change', async () => {
    const { username, password } = await makeAccount('official', COUNTIES.fusui.code);
    const person = visitor();
    expect((await enter(username, password, person)).body).toMatchObject({ user: { firstPassword: true } });
    const refused = await person.get<Refused>('/api/libraries/building/entries');
    expect([refused.status, refused.body.error.code]).toEqual([403, 'ACCESS_FIRST_PASSWORD']);
    expect(refused.body.error.message).toContain('初始密码');
    expect((await person.get('/api/content/projects?pagination[pageSize]=1')).status).toBe(403);
    const next = `${password}-Own1`;
    expect((await person.put('/api/session/password', { current: password, next })).status).toBe(204);
    expect((await person.get('/api/libraries/building/entries')).status).toBe(200);
    expect((await enter(username, next)).body).toMatchObject({ user: { firstPassword: false } });
  });

  test('[M20-01] a password that was reset is a first one again', async () => {
    const { username } = await makeUser('official', COUNTIES.fusui.code);
    const administrator = await signIn(REGION.administrator);
    const people = await administrator.get<{ items: { id: number; username: string }[] }>(`/api/users?q=${username}`);
    const id = people.body.items.find((one) => one.username === username)?.id;
    const reset = await administrator.post<{ password: string }>(`/api/users/${id}/password`);
    expect(reset.status).toBe(200);
    expect((await enter(username, reset.body.password)).body).toMatchObject({ user: { firstPassword: true } });
  });

  test('locks the name after five times, says for how many minutes, and then refuses even the right password', async () => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    for (let time = 1; time <= 5; time++) expect((await enter(username, `Wrong-${time}`)).status).toBe(401);
    const locked = await enter(username, password);
    expect([locked.status, locked.body.error.code]).toEqual([423, 'ACCESS_ACCOUNT_LOCKED']);
    expect(locked.body.error.message).toMatch(/1[45] 分钟/);
    const nobody = mark();
    for (let time = 1; time <= 5; time++) await enter(nobody, `Wrong-${time}`);
    expect((await enter(nobody, 'Wrong-6')).status).toBe(423);
  });

  test('counts no more once the right password came: four wrong, one right, four wrong do not lock', async () => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    for (let round = 0; round < 2; round++) {
      for (let time = 0; time < 4; time++) await enter(username, 'Wrong-pass-1');
      expect((await enter(username, password)).status).toBe(200);
    }
  });

  test('locks the name as well when thirty guesses come at once', async () => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, at) => enter(username, `Wrong-${at}`)));
    expect(guesses.every((answer) => answer.status === 401 || answer.status === 423)).toBe(true);
    expect((await enter(username, password)).status).toBe(423);
  });
});

describe('a password', () => {
  test.each([
    ['is too short', 'Abc-12345', '至少 10 个字符'],
    ['has two kinds of characters', 'abcdefgh1234', '三种'],
    ['is longer than its hash reads', `Aa1-${'x'.repeat(80)}`, '最多 72'],
  ])('that %s is refused with its reason', async (_, next, reason) => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    const client = await signIn(username, password);
    const { status, body } = await client.put<Refused>('/api/session/password', { current: password, next });
    expect([status, body.error.code]).toEqual([422, 'ACCESS_PASSWORD_TOO_WEAK']);
    expect(body.error.fields?.[0]).toMatchObject({ path: 'next', message: expect.stringContaining(reason) });
    expect((await enter(username, password)).status).toBe(200);
  });

  test('that holds the user name, or is the one before, is refused', async () => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    const client = await signIn(username, password);
    for (const next of [`Xy-${username}-9`, password]) {
      expect((await client.put('/api/session/password', { current: password, next })).status).toBe(422);
    }
  });

  test('is changed only by who knows the present one', async () => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    const client = await signIn(username, password);
    const change = { current: 'Wrong-pass-1', next: 'Entirely-new-42' };
    const { status, body } = await client.put<Refused>('/api/session/password', change);
    expect(status).toBe(401);
    expect(body.error.fields?.[0]?.path).toBe('current');
    expect((await enter(username, password)).status).toBe(200);
  });

  test('ends all other sessions when it changes, and opens the door from then on', async () => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    const [here, elsewhere] = [await signIn(username, password), await signIn(username, password)];
    expect((await elsewhere.get('/api/session')).status).toBe(200);
    const next = 'Entirely-new-42';
    expect((await here.put('/api/session/password', { current: password, next })).status).toBe(204);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect((await here.get('/api/session')).status).toBe(200);
    expect((await enter(username, password)).status).toBe(401);
    expect((await enter(username, next)).status).toBe(200);
  });
});

describe('a token', () => {
  interface Token {
    id: number;
    secret: string;
  }
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

  test('has the scope of its region, needs no browser header, and is refused as soon as it is revoked', async () => {
    const administrator = await signIn(REGION.administrator);
    const asked = { name: mark('系统'), role: 'official', regionCode: COUNTIES.fusui.code };
    const token = must(await administrator.post<Token>('/api/tokens', asked), 201);
    expect(token.secret).toMatch(/^pc_[\w-]{43}$/);
    const list = must(await administrator.get<{ items: object[] }>('/api/tokens'));
    expect(list.items[0]).toMatchObject({ id: token.id, name: asked.name, createdBy: REGION.administrator });
    expect(JSON.stringify(list)).not.toContain(token.secret);

    const projects = '/api/content/projects?fields[0]=region_path&pagination[pageSize]=100';
    const seen = await visitor().get<{ data: { region_path: string }[] }>(projects, bearer(token.secret));
    expect(seen.body.data.length).toBeGreaterThan(0);
    expect(seen.body.data.filter((row) => !row.region_path.startsWith(COUNTIES.fusui.path))).toEqual([]);
    const changed = await raw('POST', '/api/libraries/building/entries', bearer(token.secret), {
      formVersion: '0',
      values: {},
    });
    expect(changed.status).toBe(422);
    expect((await visitor().get('/api/tokens', bearer(token.secret))).status).toBe(403);

    expect((await administrator.delete(`/api/tokens/${token.id}`)).status).toBe(204);
    expect((await visitor().get(projects, bearer(token.secret))).status).toBe(401);
    expect((await administrator.delete(`/api/tokens/${token.id}`)).status).toBe(404);
  });

  test('is made by nobody but an administrator, and never with more than its maker has', async () => {
    const asked = { name: mark('系统'), role: 'official', regionCode: COUNTIES.fusui.code };
    expect((await (await signIn(COUNTIES.fusui.countyAdministrator)).post('/api/tokens', asked)).status).toBe(403);
    const { username, password } = await makeUser('administrator', COUNTIES.fusui.code);
    const local = await signIn(username, password);
    expect((await local.post('/api/tokens', { ...asked, regionCode: COUNTIES.qingxiu.code })).status).toBe(403);
    expect((await local.post('/api/tokens', { ...asked, regionCode: '45' })).status).toBe(403);
    expect((await local.post('/api/tokens', { ...asked, role: 'administrator' })).status).toBe(422);
  });

  test('of another region is neither seen nor ended by the administrator of a county', async () => {
    const administrator = await signIn(REGION.administrator);
    const asked = { name: mark('系统'), role: 'official', regionCode: COUNTIES.qingxiu.code };
    const foreign = must(await administrator.post<Token>('/api/tokens', asked), 201);
    const { username, password } = await makeUser('administrator', COUNTIES.fusui.code);
    const local = await signIn(username, password);
    const own = must(await local.post<Token>('/api/tokens', { ...asked, regionCode: COUNTIES.fusui.code }), 201);
    const shown = must(await local.get<{ items: Token[] }>('/api/tokens')).items.map(({ id }) => id);
    expect([shown.includes(own.id), shown.includes(foreign.id)]).toEqual([true, false]);
    expect((await local.delete(`/api/tokens/${foreign.id}`)).status).toBe(404);
    must(await local.delete(`/api/tokens/${own.id}`), 204);
    must(await administrator.delete(`/api/tokens/${foreign.id}`), 204);
  });
});

test.each([
  ['POST', '/api/auth/local'],
  ['POST', '/api/auth/local/register'],
  ['POST', '/api/auth/forgot-password'],
  ['POST', '/api/auth/reset-password'],
  ['GET', '/api/auth/google/callback'],
  ['GET', '/api/connect/google'],
  ['GET', '/api/users/me'],
  ['GET', '/api/users/1'],
  ['DELETE', '/api/users/1'],
  ['GET', '/api/users-permissions/roles'],
  ['GET', '/api/users-permissions/permissions'],
  ['GET', '/api/upload/files'],
  ['POST', '/api/upload'],
  ['GET', '/api/i18n/locales'],
  ['GET', '/api/content-type-builder/content-types'],
])("Strapi's own %s %s is no door: it is not there, for visitors and for administrators", async (method, path) => {
  const body =
    method === 'GET' ? undefined : { identifier: 'weilifang', password: 'x', username: mark(), email: 'a@b.cd' };
  for (const client of [visitor(), await signIn(REGION.administrator)]) {
    const { status } = await client.call(method, path, body ? { body } : {});
    expect([404, 405]).toContain(status);
  }
});

test('PUT /api/users/1 is our own route: nobody sets a password or an address through it', async () => {
  const body = { password: 'x', email: 'a@b.cd', confirmed: true, role: 1 };
  expect((await visitor().call('PUT', '/api/users/1', { body })).status).toBe(401);
  const answer = await (await signIn(REGION.administrator)).call<Refused>('PUT', '/api/users/1', { body });
  expect(answer.status).toBe(422);
  expect(answer.body.error.code).toBe('INVALID');
});
