import { COUNTIES, type Draft, Editors, formOf, libraryOf, makeUser, mark, must, REGION } from '../factories';
import { type Client, signIn } from '../harness/client';
import { beginRelease, bundle, decide, letOut, openDraft, type RefusedRelease, refusal, releaseOf } from './releasing';

interface Seen {
  approvers: { username: string; name: string }[];
  approverWantedName: string | null;
  may: { approve: boolean; needsReason: boolean };
}

let editors: Editors;
let author: Client;
let administrator: Client;
let manager: { username: string; client: Client };
let county: Client;

beforeAll(async () => {
  editors = await Editors.meet();
  author = editors.author;
  administrator = editors.approver;
  const made = await makeUser('general-manager', '45');
  manager = { username: made.username, client: await signIn(made.username, made.password) };
  county = await signIn(COUNTIES.fusui.countyAdministrator);
});

/** A library in force that lets these roles approve its releases. */
async function approvedBy(...approve: string[]): Promise<string> {
  const key = mark('lib');
  const { library, form, view } = libraryOf(key, {
    body: { roles: { view: [], create: [], change: [], approve, export: [] } },
  });
  await letOut(
    author,
    approve.includes('administrator') || approve.length === 0 ? administrator : manager.client,
    await bundle(author, form, view, library),
  );
  return key;
}
const renamed = (key: string): Draft => {
  const { form } = libraryOf(key);
  return { ...form, body: { ...form.body, description: mark('改') } };
};
const seenBy = async (client: Client, id: string) => (await releaseOf(client, id)) as unknown as Seen;

describe('[M01-22] who approves the releases of a library', () => {
  test('is who the library names: others are refused and told who can', async () => {
    const key = await approvedBy('general-manager');
    const id = await bundle(author, renamed(key));
    must(await decide(author, id, 'submit'));
    expect((await seenBy(administrator, id)).may.approve).toBe(false);
    const { approvers, may } = await seenBy(manager.client, id);
    expect([approvers.some(({ username }) => username === manager.username), may.approve]).toEqual([true, true]);
    expect(approvers.some(({ username }) => username === REGION.administrator)).toBe(false);
    const refused = await decide(administrator, id, 'approve');
    expect(refusal(refused)).toEqual([403, 'RELEASE_APPROVER_REFUSED']);
    expect(refused.body.error.message).toMatch(
      new RegExp(`^“${key} 库”的发布由综合管理员批准，可以请.+（综合管理员）`),
    );
    expect((await releaseOf(author, id)).status).toBe('submitted');
    must(await decide(manager.client, id, 'approve'));
    expect(refusal(await decide(administrator, id, 'rollback', { note: '退' }))).toEqual([
      403,
      'RELEASE_APPROVER_REFUSED',
    ]);
    must(await decide(manager.client, id, 'rollback', { note: '退' }));
  });

  test('holds for whatever belongs to it, and for a part that is published alone', async () => {
    const key = await approvedBy('general-manager');
    const { view } = libraryOf(key);
    const id = await bundle(author, { ...view, body: { ...view.body, columns: [{ key: 'name' }] } });
    must(await decide(author, id, 'submit'));
    expect(refusal(await decide(administrator, id, 'approve'))).toEqual([403, 'RELEASE_APPROVER_REFUSED']);
    must(await decide(author, id, 'return', { reason: '先放一放' }));

    const alone = must(
      await author.post<{ id: string }>('/api/definitions', {
        ...renamed(key),
        title: { zh: '企业登记表', en: '' },
        region: null,
      }),
      201,
    );
    must(await author.post(`/api/definitions/${alone.id}/submit`));
    expect(refusal(await administrator.post<RefusedRelease>(`/api/definitions/${alone.id}/publish`))).toEqual([
      403,
      'RELEASE_APPROVER_REFUSED',
    ]);
    must(await manager.client.post(`/api/definitions/${alone.id}/publish`));
  });

  test('cannot be widened by the release itself: what is in force decides', async () => {
    const key = await approvedBy('general-manager');
    const { library } = libraryOf(key, {
      body: { roles: { view: [], create: [], change: [], approve: ['administrator'], export: [] } },
    });
    const id = await bundle(author, library);
    must(await decide(author, id, 'submit'));
    expect(refusal(await decide(administrator, id, 'approve'))).toEqual([403, 'RELEASE_APPROVER_REFUSED']);
    must(await decide(manager.client, id, 'approve'));
    const next = await bundle(author, renamed(key));
    must(await decide(author, next, 'submit'));
    expect(refusal(await decide(manager.client, next, 'approve'))).toEqual([403, 'RELEASE_APPROVER_REFUSED']);
    must(await decide(administrator, next, 'approve'));
  });

  test('two libraries that agree on nobody are released apart', async () => {
    const [one, other] = [await approvedBy('general-manager'), await approvedBy('administrator')];
    const id = await bundle(author, renamed(one), renamed(other));
    must(await decide(author, id, 'submit'));
    const refused = await decide(administrator, id, 'approve');
    expect(refused.body.error.message).toMatch(/请拆成几个发布单$/);
    expect((await seenBy(author, id)).approvers).toEqual([]);
  });

  test('a role that publishes nowhere is no approver: said at its place', async () => {
    const { library } = libraryOf(mark('lib'), {
      body: { roles: { view: [], create: [], change: [], approve: ['official'], export: [] } },
    });
    const { issues } = must(await openDraft(author, undefined, library), 201);
    expect(issues).toMatchObject([
      { path: 'body.roles.approve[0]', message: '经办人员不能批准发布，可选：系统管理员、综合管理员' },
    ]);
  });

  test('for a county’s layer may be the administrator of the city above, and of no other city', async () => {
    const key = await approvedBy();
    const layer: Draft = {
      kind: 'form',
      key: `${key}-entry`,
      region: COUNTIES.fusui.code,
      body: { base: 1, operations: [{ op: 'relabel', target: 'plan', label: '本县计划' }] },
    };
    const [above, beside] = [await makeUser('administrator', '4514'), await makeUser('administrator', '4501')];
    const clients = {
      above: await signIn(above.username, above.password),
      beside: await signIn(beside.username, beside.password),
    };
    const { definition } = must(await openDraft(county, undefined, layer), 201);
    const id = definition.release as string;
    must(await decide(county, id, 'submit', { approver: above.username }));
    const { approvers } = await seenBy(clients.above, id);
    const usernames = approvers.map(({ username }) => username);
    expect([usernames.includes(above.username), usernames.includes(beside.username)]).toEqual([true, false]);
    expect((await decide(clients.beside, id, 'approve')).status).toBe(403);
    must(await decide(clients.above, id, 'approve'));
    const own = await formOf(county, key, COUNTIES.fusui.code);
    expect((own.schema.properties as { plan: { title: string } }).plan.title).toBe('本县计划');
    // The base is nobody's below the whole platform, alone neither.
    const base = must(
      await author.post<{ id: string }>('/api/definitions', {
        ...renamed(key),
        title: { zh: '企业登记表', en: '' },
        region: null,
      }),
      201,
    );
    must(await author.post(`/api/definitions/${base.id}/submit`));
    expect((await clients.above.post(`/api/definitions/${base.id}/publish`)).status).toBe(403);
    expect((await clients.above.post(`/api/definitions/${base.id}/retire`)).status).toBe(403);
  });
});

describe('an approver who was asked', () => {
  test('decides without a word; another says why, and the reason stays in the history', async () => {
    const id = await bundle(author, renamed(await approvedBy()));
    must(await decide(author, id, 'submit', { approver: manager.username }));
    expect(await seenBy(administrator, id)).toMatchObject({ may: { approve: true, needsReason: true } });
    expect(await seenBy(manager.client, id)).toMatchObject({ may: { approve: true, needsReason: false } });
    const refused = await decide(administrator, id, 'approve');
    expect([refusal(refused), refused.body.error.fields?.map(({ path }) => path)]).toEqual([
      [422, 'RELEASE_APPROVER_ASKED'],
      ['note'],
    ]);
    expect(refusal(await decide(administrator, id, 'approve', { note: '  ' }))[0]).toBe(422);
    must(await decide(administrator, id, 'approve', { note: '对方出差，代为办理' }));
    expect((await releaseOf(author, id)).history.map(({ action, note }) => [action, note])).toContainEqual([
      'approve',
      '对方出差，代为办理',
    ]);
    const other = await bundle(author, renamed(await approvedBy()));
    must(await decide(author, other, 'submit', { approver: manager.username }));
    must(await decide(manager.client, other, 'approve'));
  });

  test('has to be somebody who can: nobody unknown, no writer, nobody whom the library leaves out', async () => {
    const key = await approvedBy('general-manager');
    const id = await bundle(author, renamed(key));
    for (const approver of ['nobody-here', COUNTIES.fusui.official, REGION.administrator]) {
      const refused = await decide(author, id, 'submit', { approver });
      expect([refused.status, refused.body.error.fields?.map(({ path }) => path)]).toEqual([422, ['approver']]);
    }
    expect((await releaseOf(author, id)).status).toBe('draft');
    must(await decide(author, id, 'submit', { approver: manager.username }));
  });

  test('an empty release, or one of somebody else’s, is told nothing new', async () => {
    const { id } = await beginRelease(author);
    expect((await decide(county, id, 'submit', { approver: manager.username })).status).toBe(404);
  });
});
