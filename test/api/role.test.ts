import { COUNTIES, draft, Editors, libraryOf, mark, must, REGION, type Refused } from '../factories';
import { type Client, signIn } from '../harness/client';

const MANAGERS = { general: 'weiguoqiang', application: 'panxiaoling', operator: 'ganzhiyong' } as const;

let general: Client;
let application: Client;
let operator: Client;

beforeAll(async () => {
  [general, application, operator] = (await Promise.all(Object.values(MANAGERS).map((name) => signIn(name)))) as [
    Client,
    Client,
    Client,
  ];
});

const allowed = async (client: Client, path: string) => (await client.get(path)).status;

describe('[M01-18] the three management roles', () => {
  test('each opens its own rooms, and is told who opens the others', async () => {
    const rooms = [
      '/api/definitions?kind=rule',
      '/api/definitions?kind=item',
      '/api/studio/health',
      '/api/tokens',
      '/api/users',
      '/api/audit',
    ];
    const seen = async (client: Client) => Promise.all(rooms.map((path) => allowed(client, path)));
    expect(await seen(general)).toEqual([200, 200, 200, 403, 403, 403]);
    expect(await seen(application)).toEqual([403, 200, 403, 403, 200, 403]);
    expect(await seen(operator)).toEqual([403, 403, 200, 200, 403, 403]);
    const { body } = await operator.get<Refused>('/api/definitions?kind=rule');
    expect(body.error.code).toBe('ACCESS_NOT_ALLOWED');
    expect(body.error.message).toContain('综合管理员');
  });

  test('none of them reads a row of business; the operator not even through a library', async () => {
    const paths = [
      '/api/libraries/building/entries',
      '/api/libraries/building/summary',
      '/api/warnings',
      '/api/dashboard',
      '/api/desk',
      '/api/content/projects',
    ];
    for (const client of [general, application, operator]) {
      const statuses = await Promise.all(paths.map((path) => allowed(client, path)));
      expect(statuses.filter((status) => status === 200)).toEqual([]);
    }
    expect(await allowed(operator, '/api/libraries')).toBe(403);
    expect(await allowed(general, '/api/libraries')).toBe(200);
  });

  test('a general manager drafts a library and another one lets it out; neither alone does both', async () => {
    const key = mark('lib');
    const { form } = libraryOf(key);
    const made = must(await draft<{ id: string }>(general, form), 201);
    must(await general.post(`/api/definitions/${made.id}/submit`));
    const own = await general.post<Refused>(`/api/definitions/${made.id}/publish`);
    expect(own.status).toBe(403);
    must(await (await signIn(REGION.administrator)).post(`/api/definitions/${made.id}/publish`));
  });

  test('an application manager writes no rule and no form, in no way that leads there', async () => {
    const { approver } = await Editors.meet();
    const { form } = libraryOf(mark('lib'));
    const theirs = must(
      await approver.post<{ definition: { id: string; revision: number; release: string } }>('/api/definitions/draft', {
        kind: 'form',
        key: form.key,
        from: 'empty',
      }),
      201,
    );
    const { id, revision, release } = theirs.definition;
    const refused = [
      await draft(application, form),
      await application.post('/api/definitions/draft', { kind: 'rule', key: 'progress-behind' }),
      await application.put(`/api/definitions/${id}`, { revision, note: '越权' }),
      await application.delete(`/api/definitions/${id}`),
      await application.get(`/api/definitions/${id}`),
      await application.get('/api/definitions/form/building-entry'),
      await application.post(`/api/releases/${release}/submit`, {}),
      await application.post(`/api/libraries/building/copy`, { key: mark('lib'), name: '越权' }),
      await application.get('/api/packages/building'),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    expect((await application.get(`/api/releases/${release}`)).status).toBe(404);
    must(await approver.delete(`/api/definitions/${id}`), 204);
  });

  test('[M01-18] an application manager changes the items of the own department, and none of another', async () => {
    const { items } = must(
      await application.get<{ items: { key: string; id: string }[] }>('/api/definitions?kind=item'),
    );
    const departments = await Promise.all(
      items.map(async ({ key }) => {
        const answer = must(
          await application.get<{ items: { body: { department: { kind: string } } }[] }>(
            `/api/definitions/item/${key}`,
          ),
        );
        return { key, kind: answer.items[0]?.body.department.kind };
      }),
    );
    const own = departments.find(({ kind }) => kind === 'fgw');
    const foreign = departments.find(({ kind }) => kind === 'slj');
    const refused = await application.post<Refused>('/api/definitions/draft', { kind: 'item', key: foreign?.key });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'ITEM_NOT_YOURS']);
    expect(refused.body.error.message).toContain('水利');
    const opened = must(
      await application.post<{ definition: { id: string; revision: number; release: string; body: object } }>(
        '/api/definitions/draft',
        { kind: 'item', key: own?.key },
      ),
      201,
    );
    const { id, revision, release, body } = opened.definition;
    const taken = {
      revision,
      body: { ...body, department: { kind: 'slj', level: 'county', name: { zh: '水利局', en: '' } } },
    };
    expect((await application.put(`/api/definitions/${id}`, taken)).status).toBe(403);
    must(await application.put(`/api/definitions/${id}`, { revision, note: '试改' }));
    expect((await application.get(`/api/releases/${release}`)).status).toBe(200);
    must(await application.delete(`/api/releases/${release}`), 204);
  });

  test('an operator takes a token back and makes none, for a token carries rights on rows', async () => {
    const administrator = await signIn(REGION.administrator);
    const token = { name: mark('令牌'), role: 'official', regionCode: COUNTIES.fusui.code, days: 1 };
    const refused = await operator.post<Refused>('/api/tokens', token);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'ACCESS_NOT_ALLOWED']);
    const { id } = must(await administrator.post<{ id: number }>('/api/tokens', token), 201);
    must(await operator.delete(`/api/tokens/${id}`), 204);
  });

  test('none of them makes accounts beyond what is theirs', async () => {
    const body = { username: mark(), name: '越权', role: 'administrator', regionCode: '45', organisationCode: null };
    for (const client of [general, operator]) expect((await client.post('/api/users', body)).status).toBe(403);
    const refused = await application.post<Refused>('/api/users', body);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'ACCESS_ROLE_NOT_YOURS']);
  });
});
