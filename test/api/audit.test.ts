import { trailActions, trailSubjects } from '../../portal/src/locale/trail';
import {
  COUNTIES,
  draft,
  Editors,
  fileEntry,
  libraryOf,
  makeUser,
  mark,
  must,
  projectIn,
  REGION,
  report,
} from '../factories';
import { type Client, signIn, visitor } from '../harness/client';
import { Database, SYSTEM } from './database';

interface Line {
  id: number;
  action: string;
  outcome: string;
  actor: string;
  subjectId: string;
  detail: Record<string, unknown> | null;
}

let system: Database;
let auditor: Client;

beforeAll(async () => {
  system = await Database.open(SYSTEM);
  auditor = await signIn(REGION.auditor);
});

afterAll(() => system.close());

const trail = async (query: Record<string, string>) =>
  must(await auditor.get<{ items: Line[] }>(`/api/audit?${new URLSearchParams(query)}`)).items;

const actions = async (subject: string) => (await trail({ subject })).map((line) => line.action).reverse();

describe('what happens leaves a line that the auditor reads', () => {
  test('filing, changing, moving and reporting a project, each with who and what changed', async () => {
    const official = await signIn(COUNTIES.qingxiu.official);
    const entry = await fileEntry(official, COUNTIES.qingxiu);
    const change = {
      project: projectIn(COUNTIES.qingxiu, { total_investment: 34_000 }),
      values: { annual_plan: 6000 },
    };
    must(await official.put(`/api/entries/${entry.id}`, { revision: 1, formVersion: entry.formVersion, ...change }));
    must(await official.post(`/api/entries/${entry.id}/stage`, { to: 'suspended', note: '汛期停工' }), 204);
    await report(official, entry.id, '2026-10', { invested_month: 5, progress: 2, progress_note: '基础' });
    const attached = must(
      await official.upload<{ id: string }>(
        `/api/projects/${entry.project.code}/attachments`,
        'a.pdf',
        '%PDF-1.4\n%%EOF\n',
      ),
    );
    must(await official.delete(`/api/attachments/${attached.id}`), 204);
    expect(await actions(entry.projectId)).toEqual([
      'entry.create',
      'entry.change',
      'entry.stage',
      'report.submit',
      'attachment.add',
      'attachment.remove',
    ]);
    const lines = await trail({ subject: entry.projectId });
    expect(new Set(lines.map((line) => line.actor))).toEqual(new Set([COUNTIES.qingxiu.official]));
    expect(lines.find((line) => line.action === 'entry.change')?.detail).toMatchObject({
      changes: { total_investment: [12_000, 34_000] },
    });
    expect(lines.find((line) => line.action === 'entry.stage')?.detail).toMatchObject({
      from: 'building',
      to: 'suspended',
      note: '汛期停工',
    });
  });

  test('each step in the life of a definition', async () => {
    const editors = await Editors.meet();
    const key = mark('form');
    const [published] = await editors.publish({ ...libraryOf(key).form, key });
    must(await editors.approver.post(`/api/definitions/${published?.id}/retire`));
    const steps = ['definition.draft', 'definition.submit', 'definition.publish', 'definition.retire'];
    expect(await actions(`form/${key}`)).toEqual(steps);
  });

  test('signing in, failing to, changing the password and signing out', async () => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    const client = await signIn(username, password);
    await visitor().post('/api/session', { username, password: 'Wrong-pass-1' });
    must(await client.put('/api/session/password', { current: password, next: 'Entirely-new-42' }), 204);
    must(await client.delete('/api/session'), 204);
    const lines = (await trail({ subject: username })).reverse();
    expect(lines.map((line) => [line.action, line.outcome]).slice(-4)).toEqual([
      ['session.start', 'done'],
      ['session.start', 'refused'],
      ['password.change', 'done'],
      ['session.end', 'done'],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/Wrong-pass-1|Entirely-new-42/);
    const places = await system.rows<{ region_path: string }>(
      "SELECT region_path FROM pc.audit WHERE subject_id = $1 AND outcome = 'refused'",
      [username],
    );
    expect(places).toEqual([{ region_path: COUNTIES.fusui.path }]);
  });

  test('tokens made and revoked, without their secret', async () => {
    const administrator = await signIn(REGION.administrator);
    const asked = { name: mark('系统'), role: 'official', regionCode: COUNTIES.fusui.code };
    const token = must(await administrator.post<{ id: number; secret: string }>('/api/tokens', asked), 201);
    must(await administrator.delete(`/api/tokens/${token.id}`), 204);
    const lines = (await trail({ subject: String(token.id) })).filter((line) => line.action.startsWith('token.'));
    expect(lines.map((line) => line.action)).toEqual(['token.revoked', 'token.created']);
    expect(JSON.stringify(lines)).not.toContain(token.secret);
  });

  test('an export of a list', async () => {
    const official = await signIn(COUNTIES.qingxiu.official);
    const before = (await trail({ actor: COUNTIES.qingxiu.official, action: 'entry.export' }))[0]?.id ?? 0;
    const response = await official.fetch('GET', '/api/libraries/building/export.csv');
    expect(response.status).toBe(200);
    await response.arrayBuffer();
    const [line] = await trail({ actor: COUNTIES.qingxiu.official, action: 'entry.export' });
    expect(line?.id).toBeGreaterThan(before);
  });

  test.each([
    ['an action of another role', 'GET', '/api/tokens', 'token.read'],
    ['the audit trail itself', 'GET', '/api/audit', 'audit.read'],
    ['publishing', 'POST', `/api/definitions/${'a'.repeat(24)}/publish`, 'definition.publish'],
  ])('access that is refused: %s', async (_, method, path, action) => {
    const { username, password } = await makeUser('official', COUNTIES.fusui.code);
    const client = await signIn(username, password);
    expect((await client.call(method, path)).status).toBe(403);
    expect((await trail({ actor: username, action }))[0]).toMatchObject({
      outcome: 'refused',
      subjectId: `${method} ${path}`,
    });
  });

  test('the content API refused to a role that does not read it', async () => {
    const { username, password } = await makeUser('leader', COUNTIES.fusui.code);
    expect((await (await signIn(username, password)).get('/api/content/projects')).status).toBe(403);
    expect((await trail({ actor: username, action: 'content.read' }))[0]).toMatchObject({ outcome: 'refused' });
  });
});

describe('a change and its line are one transaction', () => {
  test('a filing that the database refuses leaves neither row nor line', async () => {
    const official = await signIn(COUNTIES.qingxiu.official);
    const entry = await fileEntry(official, COUNTIES.qingxiu);
    const again = { formVersion: entry.formVersion, projectCode: entry.project.code, values: { annual_plan: 1 } };
    expect((await official.post('/api/libraries/building/entries', again)).status).toBe(409);
    expect(await system.count('library_entries WHERE project_id = $1', [entry.projectId])).toBe(1);
    expect(await actions(entry.projectId)).toEqual(['entry.create']);
  });

  test('when the line cannot be written, the change is not there either', async () => {
    const official = await signIn(COUNTIES.qingxiu.official);
    const name = mark('不留痕就不保存');
    await system.rows(
      `CREATE FUNCTION pc.refuse_marked() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN IF NEW.detail::text LIKE '%${name}%' THEN RAISE EXCEPTION 'no trail'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER refuse_marked BEFORE INSERT ON pc.audit FOR EACH ROW EXECUTE FUNCTION pc.refuse_marked()`,
    );
    try {
      const { version } = must(
        await official.get<{ version: string }>(`/api/libraries/building/form?region=${COUNTIES.qingxiu.code}`),
      );
      const filing = {
        formVersion: version,
        project: projectIn(COUNTIES.qingxiu, { name }),
        values: { annual_plan: 1 },
      };
      expect((await official.post('/api/libraries/building/entries', filing)).status).toBe(500);
    } finally {
      await system.rows('DROP TRIGGER refuse_marked ON pc.audit; DROP FUNCTION pc.refuse_marked()');
    }
    expect(await system.count('projects WHERE name = $1', [name])).toBe(0);
    expect(await system.count('pc.lib_building WHERE name = $1', [name])).toBe(0);
  });

  test('a definition that is refused leaves no line', async () => {
    const editors = await Editors.meet();
    const key = mark('form');
    const refused = await draft(editors.author, { kind: 'form', key, body: { type: 'object', properties: { x: {} } } });
    expect(refused.status).toBe(422);
    expect(await actions(`form/${key}`)).toEqual([]);
  });
});

test.each(['UPDATE pc.audit SET actor = actor', 'DELETE FROM pc.audit', 'TRUNCATE pc.audit'])(
  'the role of the application cannot do it: %s',
  async (statement) => {
    const before = await system.count('pc.audit');
    await expect(system.rows(statement)).rejects.toThrow('append-only');
    expect(await system.count('pc.audit')).toBe(before);
    expect(before).toBeGreaterThan(0);
  },
);

test('every action on the trail, and every kind of thing it was done to, has a name that people read', async () => {
  const done = await system.rows<{ action: string; subject: string }>(
    `SELECT DISTINCT action, subject_type AS subject FROM pc.audit WHERE subject_type <> 'route'`,
  );
  expect(done.length).toBeGreaterThan(5);
  expect(done.filter(({ action }) => !Object.hasOwn(trailActions.zh, action))).toEqual([]);
  expect(done.filter(({ subject }) => !Object.hasOwn(trailSubjects.zh, subject))).toEqual([]);
});
