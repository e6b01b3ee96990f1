import {
  COUNTIES,
  type Draft,
  daysFromNow,
  draft,
  Editors,
  type Entry,
  fileEntry,
  file as fileRaw,
  formOf,
  libraryOf,
  makeUser,
  mark,
  must,
} from '../factories';
import { type Client, signIn } from '../harness/client';
import { Database, SYSTEM } from './database';
import {
  beginRelease,
  bundle,
  decide,
  letOut,
  libraryParts,
  type Opened,
  openDraft,
  type RefusedRelease,
  refusal,
  releaseOf,
} from './releasing';

let author: Client;
let approver: Client;
let county: Client;
let fusui: Client;

beforeAll(async () => {
  ({ author, approver } = await Editors.meet());
  county = await signIn(COUNTIES.fusui.countyAdministrator);
  fusui = await signIn(COUNTIES.fusui.official);
});

const asked = (title: string, more: object = {}) => ({
  type: 'string',
  title,
  'x-decorator': 'FormItem',
  'x-component': 'Input',
  ...more,
});
const field = (key: string, type: string, more: object = {}) => ({ key, label: { zh: key, en: key }, type, ...more });
const keysOf = (form: { schema: Record<string, unknown> }) => Object.keys(form.schema.properties as object);
const versions = async (kind: string, key: string) =>
  must(
    await author.get<{ items: { version: number; status: string; body: Record<string, unknown> }[] }>(
      `/api/definitions/${kind}/${key}`,
    ),
  ).items;

/** A library that is in force. */
async function inForce(more: Parameters<typeof libraryOf>[1] = {}): Promise<string> {
  const key = mark('rel');
  await letOut(author, approver, await bundle(author, ...libraryParts(key, more)));
  return key;
}

/** A rule of a library's own field, with its case. */
const ruleOf = (key: string, value: number, expect = 'red'): Draft => ({
  kind: 'rule',
  key,
  body: {
    key,
    kind: 'warning',
    title: { zh: '计划过大', en: 'Too much' },
    legalBasis: '测试',
    note: '',
    parameters: {},
    conditions: {},
    rules: [
      {
        name: 'red',
        priority: 10,
        conditions: { all: [{ fact: 'plan', operator: 'greaterThan', value }] },
        event: { type: 'light', params: { light: 'red', reason: { zh: '计划 {plan} 万元', en: '{plan}' } } },
      },
    ],
    cases: [{ name: '三十万', facts: { plan: 30 }, expect }],
  },
});

describe('[P1] [M01-22] a release', () => {
  test('takes a new library from faulty drafts to entries with a light, in production mode', async () => {
    const key = mark('rel');
    const rule = ruleOf(`${key}-plan`, 20);
    const [form, view, library] = libraryParts(key, { body: { rules: [rule.key] } }) as [Draft, Draft, Draft];
    const release = await beginRelease(author, '专精特新库');
    expect(await releaseOf(author, release.id)).toMatchObject({
      status: 'draft',
      items: 0,
      blockers: [{ code: 'empty' }],
    });

    const opened = must(await openDraft(author, release.id, { kind: 'library', key, body: undefined as never }), 201);
    expect(opened.issues.map(({ path }) => path)).toContain('body.stages');
    const begun = await releaseOf(author, release.id);
    expect(begun.blockers.length).toBeGreaterThan(0);
    const early = await decide(author, release.id, 'submit');
    expect(refusal(early)).toEqual([422, 'RELEASE_BLOCKED']);
    expect(early.body.error.fields?.[0]?.path).toMatch(new RegExp(`^library/${key}:body`));

    const { definition } = opened;
    const saved = must(
      await author.put<Opened>(`/api/definitions/${definition.id}`, {
        revision: definition.revision,
        body: library.body,
      }),
    );
    expect([saved.issues, saved.definition.revision]).toEqual([[], 2]);
    expect((await releaseOf(author, release.id)).blockers.map(({ code }) => code).sort()).toEqual([
      'form-missing',
      'rule-missing',
      'view-missing',
    ]);
    for (const one of [form, view, rule]) must(await openDraft(author, release.id, one), 201);
    const ready = await releaseOf(author, release.id);
    expect([ready.blockers, ready.items]).toEqual([[], 4]);
    expect(ready.definitions.find(({ kind }) => kind === 'rule')?.examples).toMatchObject({ passed: 1, failed: [] });

    must(await decide(author, release.id, 'submit', { note: '新库' }));
    expect(refusal(await decide(author, release.id, 'approve'))).toEqual([403, 'RELEASE_OWN_APPROVAL']);
    expect(refusal(await decide(county, release.id, 'approve'))[0]).toBe(403);
    const started = Date.now();
    const published = must(await decide(approver, release.id, 'approve', { note: '同意' }));
    expect(Date.now() - started).toBeLessThan(3000);
    expect([published.status, published.may.rollback]).toEqual(['published', true]);
    expect(published.history.map(({ action, note }) => [action, note])).toEqual([
      ['create', ''],
      ['submit', '新库'],
      ['approve', '同意'],
    ]);

    const entry = await fileEntry(fusui, COUNTIES.fusui, { library: key, values: { plan: 30 } });
    expect(entry.light).toBe('red');
    const csv = await (await fusui.fetch('GET', `/api/libraries/${key}/export.csv`)).text();
    expect(csv.trim().split('\n')).toHaveLength(2);
  });

  test('is published whole or not at all: one overtaken part keeps the others back', async () => {
    const key = await inForce();
    const { form, view } = libraryOf(key);
    const changed = { ...form, body: { ...form.body, description: '说明' } };
    const second = await bundle(author, { ...view, body: { ...view.body, columns: [{ key: 'name' }] } }, changed);
    const first = await bundle(author, changed);
    must(await decide(author, second, 'submit'));
    await letOut(author, approver, first);
    const late = await decide(approver, second, 'approve');
    expect(refusal(late)).toEqual([409, 'RELEASE_STALE']);
    expect(late.body.stale).toMatchObject([{ key: form.key, newest: 3 }]);
    expect((await versions('view', view.key)).filter(({ status }) => status === 'published')).toHaveLength(1);

    must(await decide(approver, second, 'return', { reason: '表单已有新版' }));
    const back = await releaseOf(author, second);
    expect([back.status, back.reason]).toEqual(['draft', '表单已有新版']);
    const stale = back.definitions.find(({ stale: one }) => one);
    expect(stale?.key).toBe(form.key);
    const { definition } = must(await author.get<Opened>(`/api/definitions/${stale?.id}`));
    const rebased = { revision: definition.revision, body: form.body, baseVersion: 3 };
    must(await author.put(`/api/definitions/${definition.id}`, rebased));
    const done = await letOut(author, approver, second);
    expect(done.definitions.find(({ kind }) => kind === 'form')).toMatchObject({ version: 4, stale: false });
    expect(keysOf(await formOf(fusui, key, '451421'))).toContain('plan');
  });

  test('a fault in the middle of publishing leaves everything as it was, and can be mended', async () => {
    const key = await inForce();
    await fileEntry(fusui, COUNTIES.fusui, { library: key, values: { plan: 1 } });
    const id = await bundle(
      author,
      ...libraryParts(key, { fields: [field('extra', 'integer')], properties: { description: asked('说明') } }),
    );
    must(await decide(author, id, 'submit'));
    const database = await Database.open(SYSTEM);
    try {
      // what no check before can see: a column of that name that holds something else
      await database.rows(`ALTER TABLE pc.lib_${key} ADD COLUMN f_extra text DEFAULT 'x'`);
      expect(refusal(await decide(approver, id, 'approve'))).toEqual([422, 'LIBRARY_DEFINITION_INVALID']);
      expect((await releaseOf(author, id)).status).toBe('submitted');
      for (const kind of ['library', 'form', 'view']) {
        const name = kind === 'library' ? key : `${key}-${kind === 'form' ? 'entry' : 'all'}`;
        expect((await versions(kind, name)).map(({ status }) => status)).toEqual(['submitted', 'published']);
      }
      await database.rows(`ALTER TABLE pc.lib_${key} DROP COLUMN f_extra`);
    } finally {
      await database.close();
    }
    must(await decide(approver, id, 'approve'));
  });

  test('takes effect on its day, and nothing overtakes it without a word', async () => {
    const key = await inForce();
    const { form } = libraryOf(key);
    const later = {
      ...form,
      body: libraryOf(key, {
        properties: { description: asked('以后', { 'x-component': 'Input.TextArea', 'x-core': true }) },
      }).form.body,
    };
    const id = await bundle(author, later);
    const from = daysFromNow(20);
    const past = await author.put<RefusedRelease>(`/api/releases/${id}`, {
      revision: 1,
      effectiveFrom: daysFromNow(-1),
    });
    expect([past.status, past.body.error.fields?.[0]?.path]).toEqual([422, 'effectiveFrom']);
    must(await author.put(`/api/releases/${id}`, { revision: 1, effectiveFrom: from }));
    const done = await letOut(author, approver, id);
    expect([done.status, done.scheduled, done.effectiveFrom]).toEqual(['published', true, from]);
    expect(keysOf(await formOf(fusui, key, '451421'))).not.toContain('description');

    const sooner = await bundle(author, { ...form, body: { ...form.body, description: '现在' } });
    const refused = await decide(author, sooner, 'submit');
    expect(refusal(refused)).toEqual([422, 'RELEASE_BLOCKED']);
    expect(refused.body.blockers).toMatchObject([{ code: 'scheduled' }]);
    const { revision } = await releaseOf(author, sooner);
    must(await author.put(`/api/releases/${sooner}`, { revision, effectiveFrom: from }));
    must(await decide(author, sooner, 'submit'));
  });

  test('is returned with a reason, taken back by its author, and removed with its drafts', async () => {
    const id = await bundle(author, { ...libraryOf(mark('rel')).form });
    must(await decide(author, id, 'submit'));
    expect(refusal(await decide(approver, id, 'return'))).toEqual([422, 'INVALID']);
    const back = must(await decide(author, id, 'return', { reason: '再改一处' }));
    expect([back.status, back.history.at(-1)?.action]).toEqual(['draft', 'return']);
    const [{ id: definition = '' } = {}] = back.definitions;
    expect((await author.delete(`/api/releases/${id}`)).status).toBe(204);
    expect((await author.get(`/api/releases/${id}`)).status).toBe(404);
    expect((await author.get(`/api/definitions/${definition}`)).status).toBe(404);
  });
});

describe('races', () => {
  test('two editors of one draft: the second is told, and nothing of the first is overwritten', async () => {
    const { username, password } = await makeUser('administrator', '45');
    const other = await signIn(username, password);
    const id = await bundle(author, libraryOf(mark('rel')).form);
    const [{ id: draftId = '' } = {}] = (await releaseOf(author, id)).definitions;
    const path = `/api/definitions/${draftId}`;
    expect(must(await author.post<{ others: object[] }>(`${path}/presence`)).others).toEqual([]);
    expect(must(await other.post<{ others: object[] }>(`${path}/presence`)).others).toMatchObject([
      { name: '测试人员' },
    ]);

    const { definition } = must(await author.get<Opened>(path));
    const mine = { ...definition.body, title: '甲' };
    const theirs = { ...definition.body, title: '乙' };
    const answers = await Promise.all([
      author.put<Opened & RefusedRelease>(path, { revision: definition.revision, body: mine }),
      other.put<Opened & RefusedRelease>(path, { revision: definition.revision, body: theirs }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = answers[0].status === 200 ? mine : theirs;
    const lost = answers.find(({ status }) => status === 409);
    expect([lost?.body.error.code, lost?.body.current?.body]).toEqual(['REVISION_CONFLICT', won]);
    expect(must(await author.get<Opened>(path)).definition).toMatchObject({
      revision: definition.revision + 1,
      body: won,
    });
    // the same content again, as after an answer that was lost on the way, is no conflict
    must(await (answers[0].status === 200 ? author : other).put(path, { revision: definition.revision, body: won }));

    must(await other.put(path, { revision: definition.revision + 1, body: theirs, note: '乙也写了' }));
    must(await decide(author, id, 'submit'));
    expect(refusal(await decide(other, id, 'approve'))).toEqual([403, 'RELEASE_OWN_APPROVAL']);
    must(await decide(approver, id, 'approve'));
  });

  test('two approvals at once: one publishes, the other finds it done', async () => {
    const { username, password } = await makeUser('administrator', '45');
    const other = await signIn(username, password);
    const { form } = libraryOf(mark('rel'));
    const id = await bundle(author, form);
    must(await decide(author, id, 'submit'));
    const answers = await Promise.all([approver, other, approver, other].map((one) => decide(one, id, 'approve')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const steps = (await releaseOf(author, id)).history.filter(({ action }) => action === 'approve');
    expect([steps.length, (await versions('form', form.key)).length]).toEqual([1, 1]);
  });

  test('what is saved while it is submitted is either in what was checked, or refused', async () => {
    for (let round = 0; round < 4; round++) {
      const { form } = libraryOf(mark('rel'));
      const id = await bundle(author, form);
      const [{ id: draftId = '' } = {}] = (await releaseOf(author, id)).definitions;
      const broken = { type: 'object', properties: { bad: { type: 'string', 'x-component': 'Script' } } };
      const [saved, submitted] = await Promise.all([
        author.put<Opened & RefusedRelease>(`/api/definitions/${draftId}`, { revision: 1, body: broken }),
        decide(author, id, 'submit'),
      ]);
      const { status, blockers } = await releaseOf(author, id);
      if (submitted.status === 200) expect([saved.status, status, blockers]).toEqual([409, 'submitted', []]);
      else expect([saved.status, submitted.status, status]).toEqual([200, 422, 'draft']);
    }
  });

  test('two who open one draft get one draft; a key is one library’s', async () => {
    const key = await inForce();
    const { form } = libraryOf(key);
    const { id } = await beginRelease(author);
    const opened = await Promise.all(Array.from({ length: 5 }, () => openDraft(author, id, form)));
    expect(new Set(opened.map((one) => must(one).definition.id)).size).toBe(1);

    const fresh = mark('rel');
    const libraries = libraryParts(fresh).slice(2) as [Draft];
    const both = await Promise.all([1, 2].map(() => openDraft(author, undefined, { ...libraries[0], from: 'empty' })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('rollback', () => {
  test('brings back what was before as new versions, in one step', async () => {
    const key = await inForce({ properties: { fax: asked('传真') }, fields: [field('fax', 'text')] });
    const { form, library } = libraryOf(key);
    const id = await bundle(author, form, library);
    const diff = await releaseOf(author, id);
    expect(diff.definitions.flatMap(({ changes }) => changes.map(({ text }) => text.zh))).toEqual([
      '删去字段“fax”：已填的内容保留，可查看和导出',
      '删去字段“传真”：已填的内容保留，可查看和导出',
    ]);
    await letOut(author, approver, id);
    expect(keysOf(await formOf(fusui, key, '451421'))).not.toContain('fax');
    expect(refusal(await decide(county, id, 'rollback', { note: '不行' }))[0]).toBe(403);
    const back = must(await decide(approver, id, 'rollback', { note: '县里还要用' }));
    expect([back.status, back.history.at(-1)]).toMatchObject([
      'rolled-back',
      { action: 'rollback', note: '县里还要用' },
    ]);
    expect(keysOf(await formOf(fusui, key, '451421'))).toContain('fax');
    expect((await versions('form', form.key)).map(({ version }) => version)).toEqual([3, 2, 1]);
    expect((await releaseOf(author, back.back)).title).toMatch(/^回退/);
    expect(refusal(await decide(approver, id, 'rollback', { note: '再来' }))).toEqual([409, 'RELEASE_WRONG_STATUS']);
  });

  test('what was published on top has to go first; a new library stays readable with its entries', async () => {
    const key = mark('rel');
    const id = await bundle(author, ...libraryParts(key));
    await letOut(author, approver, id);
    const entry = await fileEntry(fusui, COUNTIES.fusui, { library: key, values: { plan: 1 } });
    const { view } = libraryOf(key);
    const second = await bundle(author, { ...view, body: { ...view.body, columns: [{ key: 'plan' }] } });
    await letOut(author, approver, second);
    expect(refusal(await decide(approver, id, 'rollback', { note: '撤回' }))).toEqual([409, 'RELEASE_STALE']);
    must(await decide(approver, second, 'rollback', { note: '撤回' }));
    must(await decide(approver, id, 'rollback', { note: '撤回' }));
    expect(must(await fusui.get<Entry>(`/api/entries/${entry.id}`)).values).toEqual({ plan: 1 });
    expect(refusal(await fileRaw<RefusedRelease>(fusui, COUNTIES.fusui, { library: key }))).toEqual([
      409,
      'LIBRARY_RETIRED',
    ]);
  });

  test('something new that nothing uses is gone again, and its key is not lost', async () => {
    const { form } = libraryOf(mark('rel'));
    const id = await bundle(author, form);
    await letOut(author, approver, id);
    must(await decide(approver, id, 'rollback', { note: '建错了' }));
    expect((await versions('form', form.key)).map(({ status }) => status)).toEqual(['retired']);
    const again = await bundle(author, form);
    await letOut(author, approver, again);
    expect((await versions('form', form.key)).map(({ status }) => status)).toEqual(['published', 'retired']);
  });
});

describe('what is refused, at its place', () => {
  const library = (key: string, more: object, fields: object[] = []) =>
    libraryParts(key, { body: more, fields })[2] as Draft;
  const issuesOf = async (definition: Draft) =>
    must(await openDraft(author, undefined, definition)).issues.map(({ path, code }) => [path, code]);

  test('a reserved key, a script, an expression outside the grammar', async () => {
    expect(await issuesOf(library(mark('rel'), {}, [field('light', 'text')]))).toEqual([
      ['body.fields[3].key', 'reserved'],
    ]);
    expect(await issuesOf({ ...library('new', {}), key: 'new' })).toContainEqual(['key', 'reserved']);
    const scripted = libraryOf(mark('rel'), {
      properties: { x: asked('x', { 'x-component-props': { dangerouslySetInnerHTML: { __html: '<script>' } } }) },
    }).form;
    expect((await issuesOf(scripted))[0]?.[0]).toMatch(/^body\.properties\.x\.x-component-props/);
    const odd = libraryOf(mark('rel'), { properties: { x: asked('x', { 'x-visible': '{{ fetch(plan) }}' }) } }).form;
    expect((await issuesOf(odd))[0]?.[0]).toBe('body.properties.x.x-visible');
    const fact = { key: 'f', label: { zh: 'f' }, type: 'number', expression: 'plan.constructor' };
    expect((await issuesOf(library(mark('rel'), { facts: [fact] })))[0]?.[0]).toMatch(
      /^body\.facts.0\.?\]?\.expression/,
    );
  });

  test('a key that is taken, a 5 MB schema; ten thousand options are a dictionary like any other', async () => {
    const key = await inForce();
    const taken = await openDraft(author, undefined, { ...library(key, {}), from: 'empty' });
    expect(refusal(taken)).toEqual([409, 'LIBRARY_KEY_TAKEN']);
    expect(taken.body.error.fields?.[0]?.path).toBe('key');
    const big = { ...libraryOf(mark('rel')).form, body: { type: 'object', description: 'x'.repeat(5_000_000) } };
    expect(refusal(await openDraft(author, undefined, big))).toEqual([413, 'TOO_LARGE']);
    const items = Array.from({ length: 10_000 }, (_, at) => ({ code: `c${at}`, label: { zh: `选项${at}` } }));
    const dictionary = { kind: 'dictionary', key: mark('dic'), body: { items } };
    const id = await bundle(author, dictionary);
    await letOut(author, approver, id);
    const [stored] = await versions('dictionary', dictionary.key);
    expect(stored?.body.items).toHaveLength(10_000);
  });

  test('a form that asks what the library does not know, or in another type; a view of unknown columns', async () => {
    const key = mark('rel');
    const [form, view, own] = libraryParts(key, {
      properties: { stray: asked('不认识'), plan: asked('计划') },
    }) as [Draft, Draft, Draft];
    const id = await bundle(author, form, { ...view, body: { ...view.body, columns: [{ key: 'nothing' }] } }, own);
    const { blockers } = await releaseOf(author, id);
    expect(blockers.map(({ code, where }) => [code, where?.key, where?.path])).toEqual([
      ['field-type', form.key, 'body.properties.plan'],
      ['field-unknown', form.key, 'body.properties.stray'],
      ['column-unknown', view.key, 'body.columns[0].key'],
    ]);
    expect(refusal(await decide(author, id, 'submit'))).toEqual([422, 'RELEASE_BLOCKED']);
  });

  test('the type of a field that has answers, with the way to do it; without answers it is changed', async () => {
    const key = await inForce({
      fields: [field('code_x', 'text', { filterable: true })],
      properties: { code_x: asked('编号') },
    });
    const figure = { type: 'number', title: '编号', 'x-decorator': 'FormItem', 'x-component': 'NumberPicker' };
    const parts = libraryParts(key, {
      fields: [field('code_x', 'integer', { filterable: true })],
      properties: { code_x: figure },
    });
    const empty = await bundle(author, ...parts);
    await letOut(author, approver, empty);
    await fileEntry(fusui, COUNTIES.fusui, { library: key, values: { code_x: 7 } });
    const back = libraryParts(key, { fields: [field('code_x', 'text')], properties: { code_x: asked('编号') } });
    const id = await bundle(author, ...back);
    const refused = await decide(author, id, 'submit');
    expect(refusal(refused)).toEqual([422, 'RELEASE_BLOCKED']);
    const [fault] = refused.body.error.fields ?? [];
    expect([fault?.code, fault?.path]).toEqual(['type-change', `library/${key}:body.fields[3].type`]);
    expect(fault?.message).toMatch(/请新建一个文本字段，把旧内容移过去/);
  });

  test('[P5] a rule with a fact that is none, and one whose cases do not come out', async () => {
    const key = await inForce();
    const rule = ruleOf(`${key}-r`, 20);
    const own = library(key, { rules: [rule.key] });
    const facts = structuredClone(rule);
    const [level] = facts.body.rules as { conditions: { all: { fact: string }[] } }[];
    (level?.conditions.all[0] as { fact: string }).fact = 'nothing_known';
    facts.body.cases = [];
    const id = await bundle(author, facts, own);
    const { blockers } = await releaseOf(author, id);
    expect(blockers.map(({ code, where }) => [code, where?.path])).toContainEqual([
      'fact',
      'body.rules[0].conditions.all[0].fact',
    ]);
    const wrong = await bundle(author, ruleOf(mark('rule'), 40));
    const seen = await releaseOf(author, wrong);
    expect(seen.definitions[0]?.examples.failed).toHaveLength(1);
    expect(seen.blockers).toMatchObject([{ code: 'case', message: expect.stringMatching(/三十万/) }]);
    expect(refusal(await decide(author, wrong, 'submit'))).toEqual([422, 'RELEASE_BLOCKED']);
  });
});

describe('[M01-22] the life of a library', () => {
  test('retired it is read and not written; restored it is as before', async () => {
    const key = await inForce();
    const entry = await fileEntry(fusui, COUNTIES.fusui, { library: key, values: { plan: 3 } });
    expect((await county.post(`/api/libraries/${key}/retire`, { reason: '不用' })).status).toBe(403);
    expect((await approver.post(`/api/libraries/${key}/retire`, {})).status).toBe(422);
    must(await approver.post(`/api/libraries/${key}/retire`, { reason: '并入新库' }));
    expect(refusal(await fileRaw<RefusedRelease>(fusui, COUNTIES.fusui, { library: key }))).toEqual([
      409,
      'LIBRARY_RETIRED',
    ]);
    const { version } = await formOf(fusui, key, '451421');
    const change = { revision: 1, formVersion: version, values: { plan: 4 } };
    expect(refusal(await fusui.put<RefusedRelease>(`/api/entries/${entry.id}`, change))).toEqual([
      409,
      'LIBRARY_RETIRED',
    ]);
    expect(must(await fusui.get<{ count: number }>(`/api/libraries/${key}/summary`)).count).toBe(1);
    const described = must(await fusui.get<{ may: { create: boolean } }>(`/api/libraries/${key}`));
    expect(described.may.create).toBe(false);
    must(await approver.post(`/api/libraries/${key}/restore`, { reason: '还要用' }));
    must(await fusui.put(`/api/entries/${entry.id}`, change));
    const { items } = must(
      await author.get<{ items: { note: string; approver: null }[] }>(`/api/definitions/library/${key}/history`),
    );
    expect(items.map(({ note }) => note)).toEqual(['还要用', '并入新库', '']);
  });

  test('copied under another name it is a release to be approved, and stands by itself', async () => {
    const key = await inForce();
    const copy = mark('copy');
    const taken = await author.post<RefusedRelease>(`/api/libraries/${key}/copy`, { key, name: '同名' });
    expect(refusal(taken)).toEqual([409, 'LIBRARY_KEY_TAKEN']);
    const release = must(
      await author.post<{ id: string; blockers: object[]; items: number }>(`/api/libraries/${key}/copy`, {
        key: copy,
        name: '新库',
      }),
      201,
    );
    expect([release.items, release.blockers]).toEqual([3, []]);
    await letOut(author, approver, release.id);
    const entry = await fileEntry(fusui, COUNTIES.fusui, { library: copy, values: { plan: 1 } });
    expect(must(await fusui.get<{ count: number }>(`/api/libraries/${key}/summary`)).count).toBe(0);
    expect(entry.values).toEqual({ plan: 1 });
  });
});

test('a county administrator releases layers of the own region, and sees nobody else’s releases', async () => {
  const key = await inForce();
  const form = `${key}-entry`;
  const layer = { kind: 'form', key: form, region: '451421', body: { base: 1, operations: [] } };
  const operations = [{ op: 'relabel', target: 'plan', label: '本县计划' }];
  expect(refusal(await openDraft(county, undefined, { kind: 'form', key: form, body: {} }))[0]).toBe(403);
  expect(refusal(await openDraft(county, undefined, { ...layer, region: '450103' }))[0]).toBe(403);
  const { definition } = must(await openDraft(county, undefined, { ...layer, body: { base: 1, operations } }), 201);
  const id = definition.release as string;
  must(await decide(county, id, 'submit'));
  expect((await (await signIn(COUNTIES.qingxiu.countyAdministrator)).get(`/api/releases/${id}`)).status).toBe(404);
  expect(refusal(await decide(county, id, 'approve'))[0]).toBe(403);
  must(await decide(approver, id, 'approve'));
  const own = await formOf(fusui, key, '451421');
  expect((own.schema.properties as { plan: { title: string } }).plan.title).toBe('本县计划');

  const foreign = await bundle(author, {
    ...libraryOf(key).form,
    body: { ...libraryOf(key).form.body, description: '改' },
  });
  expect((await county.get(`/api/releases/${foreign}`)).status).toBe(404);
  expect((await county.put(`/api/releases/${foreign}`, { revision: 1, title: '不行' })).status).toBe(404);
  const { items } = must(await county.get<{ items: { id: string }[] }>('/api/releases'));
  expect([items.some((one) => one.id === id), items.some((one) => one.id === foreign)]).toEqual([true, false]);
  expect(must(await author.get<{ items: { id: string }[] }>('/api/releases')).items.map((one) => one.id)).toContain(
    foreign,
  );
});

test('a part of a release is neither submitted nor published alone, and what is uploaded may join one', async () => {
  const { id } = await beginRelease(author);
  const { form } = libraryOf(mark('rel'));
  const joined = must(await draft<{ id: string; release: string }>(author, { ...form, release: id } as Draft), 201);
  expect(joined.release).toBe(id);
  expect(refusal(await author.post<RefusedRelease>(`/api/definitions/${joined.id}/submit`))).toEqual([
    409,
    'LIBRARY_OF_RELEASE',
  ]);
  must(await decide(author, id, 'submit'));
  expect(
    refusal(await draft<RefusedRelease>(author, { ...libraryOf(mark('rel')).form, release: id } as Draft)),
  ).toEqual([409, 'RELEASE_NOT_DRAFT']);
  const put = await author.put<RefusedRelease>(`/api/definitions/${joined.id}`, { revision: 1, note: '改' });
  expect(refusal(put)).toEqual([409, 'RELEASE_NOT_DRAFT']);
  expect(refusal(await approver.post<RefusedRelease>(`/api/definitions/${joined.id}/publish`))).toEqual([
    409,
    'LIBRARY_OF_RELEASE',
  ]);
});

test('indexes of a table that is in use are built afterwards, and tell how far they are', async () => {
  const key = await inForce();
  await fileEntry(fusui, COUNTIES.fusui, { library: key, values: { plan: 1 } });
  const more = { fields: [field('tag', 'text', { filterable: true }), field('size', 'integer', { filterable: true })] };
  const id = await bundle(author, libraryParts(key, more)[2] as Draft);
  await letOut(author, approver, id);
  interface Progress {
    state: string;
    total: number;
    items: { name: string; field: string | null; state: string; percent: number }[];
  }
  const progress = async () => must(await author.get<Progress>(`/api/libraries/${key}/indexes`));
  const first = await progress();
  expect(first.total).toBeGreaterThanOrEqual(2);
  expect(first.items.map((item) => item.field)).toContain('tag');
  for (let tries = 0; tries < 60 && (await progress()).state !== 'done'; tries++)
    await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await progress()).toMatchObject({ state: 'done', total: first.total, done: first.total });
  const database = await Database.open(SYSTEM);
  const names = await database.rows<{ name: string }>(
    'SELECT indexname AS name FROM pg_indexes WHERE schemaname = $1 AND tablename = $2',
    ['pc', `lib_${key}`],
  );
  await database.close();
  expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(first.items.map(({ name }) => name)));
  expect(names.filter(({ name }) => name.includes('_list_'))).toHaveLength(1);
});

test('[P5] history and differences tell who changed which threshold, when and why; the trail has it all', async () => {
  const key = mark('rule');
  const first = await bundle(author, ruleOf(key, 20));
  await letOut(author, approver, first);
  const second = await bundle(author, ruleOf(key, 15));
  const {
    definitions: [part],
  } = await releaseOf(author, second);
  expect(part?.changes.map(({ text }) => text)).toEqual([
    { zh: '红灯线：plan 大于 20 → 15', en: 'red line: plan more than 20 → 15' },
  ]);
  await letOut(author, approver, second);
  const { items } = must(
    await author.get<{ items: { version: number; author: string; approver: string; release: { id: string } }[] }>(
      `/api/definitions/rule/${key}/history`,
    ),
  );
  expect(items.map((one) => [one.version, one.approver, one.release.id])).toEqual([
    [2, 'tangwenbin', second],
    [1, 'tangwenbin', first],
  ]);
  const diff = must(
    await author.get<{ changes: { text: { zh: string } }[]; from: object; to: object }>(
      `/api/definitions/rule/${key}/diff?from=1&to=2`,
    ),
  );
  expect(diff.changes.map(({ text }) => text.zh)).toEqual(['红灯线：plan 大于 20 → 15']);
  const database = await Database.open(SYSTEM);
  const lines = await database.rows<{ action: string }>(
    `SELECT action FROM pc.audit WHERE subject_type = 'release' AND subject_id = $1 ORDER BY id`,
    [second],
  );
  const published = await database.count(`pc.audit WHERE action = 'definition.publish' AND subject_id = $1`, [
    `rule/${key}`,
  ]);
  await database.close();
  expect([lines.map(({ action }) => action), published]).toEqual([
    ['release.create', 'release.submit', 'release.approve'],
    2,
  ]);
});
