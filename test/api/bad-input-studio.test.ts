import {
  COUNTIES,
  type Draft,
  Editors,
  fileEntry,
  formOf,
  libraryOf,
  mark,
  must,
  publishLibrary,
  type Refused,
} from '../factories';
import { type Answer, type Client, signIn } from '../harness/client';
import { closed, exported, opened, type PlanAnswer, sealed, send } from './packaging';
import { bundle, decide, letOut, openDraft, type RefusedRelease, refusal, releaseOf } from './releasing';

const { fusui } = COUNTIES;
const CHINESE = /[\u4e00-\u9fff]/;
let editors: Editors;
let author: Client;
let county: Client;
let official: Client;
/** Packages are for who answers for the whole platform, of no region. */
let founder: Client;
let library: string;

beforeAll(async () => {
  editors = await Editors.meet();
  author = editors.author;
  founder = await signIn('liangwenjing');
  county = await signIn(fusui.countyAdministrator);
  official = await signIn(fusui.official);
  library = await publishLibrary(editors, {
    fields: [{ key: 'fax', label: { zh: '传真', en: 'Fax' }, type: 'text' }],
    properties: { fax: text('传真') },
  });
});

function text(title: string, more: object = {}) {
  return { type: 'string', title, 'x-decorator': 'FormItem', 'x-component': 'Input', ...more };
}
const field = (key: string, type: string, more: object = {}) => ({ key, label: { zh: key, en: key }, type, ...more });
const formWith = (key: string, properties: object): Draft => libraryOf(key, { properties }).form;
const layer = (operations: unknown[], base = 1): Draft => ({
  kind: 'form',
  key: `${library}-entry`,
  region: fusui.code,
  body: { base, operations },
});

/** What there is of a key: versions and open drafts. */
async function standing(key: string) {
  const { items } = must(
    await author.get<{ items: { kind: string; key: string; versions: number; drafts: number }[] }>(
      `/api/definitions?q=${key}`,
    ),
  );
  return items.map(({ kind, key: one, versions }) => [kind, one, versions]).sort();
}

/** Sends something that is refused outright: said at its place, in both languages, and nothing of it is there. */
async function refused<T extends Refused>(key: string, send: (client: Client) => Promise<Answer<T>>, status: number) {
  const before = await standing(key);
  const { status: got, body } = await send(author);
  expect([got, body.error?.code]).toEqual([status, expect.stringMatching(/^[A-Z_]+$/)]);
  expect(body.error.message).toMatch(CHINESE);
  expect(await standing(key)).toEqual(before);
  return body.error;
}

/** Drafts may be faulty: they are kept with what is wrong, and are never let out. */
async function neverLetOut(...parts: Draft[]) {
  const before = await standing(parts[0]?.key ?? '');
  const id = await bundle(author, ...parts);
  const { blockers } = await releaseOf(author, id);
  const submitted = await decide(author, id, 'submit');
  expect(refusal(submitted)).toEqual([422, 'RELEASE_BLOCKED']);
  for (const { message } of submitted.body.error.fields ?? []) expect(message).toMatch(CHINESE);
  expect((await releaseOf(author, id)).status).toBe('draft');
  must(await author.delete(`/api/releases/${id}`), 204);
  expect(await standing(parts[0]?.key ?? '')).toEqual(before);
  return blockers.map(({ code, where }) => `${where?.path}: ${code}`);
}

describe('a library', () => {
  test('whose key is taken: refused at the key, nothing of it begun', async () => {
    const { library: own } = libraryOf(library);
    const error = await refused(library, (client) => openDraft(client, undefined, { ...own, from: 'empty' }), 409);
    expect([error.code, error.fields?.map(({ path }) => path)]).toEqual(['LIBRARY_KEY_TAKEN', ['key']]);
    const copy = await refused(
      library,
      (client) => client.post<Refused>(`/api/libraries/${library}/copy`, { key: library, name: '同名' }),
      409,
    );
    expect(copy.fields?.map(({ path }) => path)).toEqual(['key']);
  });

  test.each(['UPPER', '9lives', 'with space', 'a'.repeat(49), '工程', "x'; DROP TABLE definitions; --", '../etc'])(
    'with the key %p is refused at the key',
    async (key) => {
      const error = await refused(
        'zz-none',
        (client) => openDraft(client, undefined, { ...libraryOf('x').library, key }),
        422,
      );
      expect(error.fields?.map(({ path }) => path)).toEqual(['key']);
    },
  );

  test.each(['light', 'name', 'stage', 'region_path', 'values', 'updated_at'])(
    'with a field called %s, which is the platform’s, is not let out',
    async (key) => {
      const { library: own } = libraryOf(mark('bad'), { fields: [field(key, 'text')] });
      expect(await neverLetOut(own)).toContain('body.fields[3].key: reserved');
    },
  );

  test('of which a field with answers changes its type: refused with the way out, and the way out works', async () => {
    const key = await publishLibrary(editors, { fields: [field('size', 'text')], properties: { size: text('规模') } });
    await fileEntry(official, fusui, { library: key, values: { size: '三栋' } });
    const number = { type: 'number', title: '规模', 'x-component': 'NumberPicker' };
    const change = libraryOf(key, { fields: [field('size', 'integer')], properties: { size: number } });
    expect(await neverLetOut(change.library, change.form)).toEqual(['body.fields[3].type: type-change']);
    const way = libraryOf(key, {
      fields: [field('size', 'text', { retired: true }), field('size_count', 'integer')],
      properties: { size_count: { ...number, title: '栋数' } },
    });
    await letOut(author, editors.approver, await bundle(author, way.library, way.form));
    const entry = await fileEntry(official, fusui, { library: key, values: { size_count: 3 } });
    expect(entry.values).toEqual({ size_count: 3 });
  });

  test('that says one thing twice or contradicts itself is told where', async () => {
    const { library: own } = libraryOf(mark('bad'), {
      fields: [
        field('plan', 'money'),
        field('floors', 'integer', { min: 9, max: 1 }),
        field('kind', 'choice', {
          options: [
            { value: 'a', label: { zh: '甲' } },
            { value: 'a', label: { zh: '乙' } },
          ],
        }),
      ],
      body: { initialStage: 'nowhere' },
    });
    const found = await neverLetOut(own);
    for (const path of ['body.fields[3].key', 'body.fields[4].max', 'body.fields[5].options', 'body.initialStage'])
      expect(found.some((one) => one.startsWith(`${path}:`))).toBe(true);
  });
});

describe('an expression outside the grammar', () => {
  test.each([
    ['a call of the page', '{{ fetch(plan) }}'],
    ['a way to the prototype', '{{ plan.constructor }}'],
    ['a script', "{{ (() => alert('x'))() }}"],
    ['a template of Formily’s', '{{ $self.value > 1 }}'],
    ['an assignment', '{{ plan = 3 }}'],
    ['half a condition', '{{ plan > }}'],
    ['a field that is not there', '{{ nothing_here > 1 }}'],
    ['text beside the expression', 'x {{ plan > 1 }}'],
    ['a figure compared with a text', "{{ plan > 'a' }}"],
  ])('%s is refused at its field', async (_, shown) => {
    const found = await neverLetOut(formWith(mark('bad'), { x: text('x', { 'x-visible': shown }) }));
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(/^body\.properties\.x\.x-visible: /);
  });

  test('in a derived fact and in the condition of a move likewise', async () => {
    const fact = { key: 'f', label: { zh: '事实' }, type: 'number', expression: 'process.exit(1)' };
    const stages = [
      { key: 'a', label: { zh: '甲' }, moves: ['b'], guards: [{ to: 'b', when: 'plan >', evidence: ['nope'] }] },
      { key: 'b', label: { zh: '乙' } },
    ];
    const parts = libraryOf(mark('bad'), { body: { facts: [fact] } });
    expect((await neverLetOut(parts.library))[0]).toMatch(/^body\.facts.*expression/);
    const guarded = libraryOf(mark('bad'), { body: { stages, initialStage: 'a' } });
    expect((await neverLetOut(guarded.library))[0]).toMatch(/^body\.stages.*guards/);
  });
});

describe('a schema with scripts', () => {
  test.each<[string, object]>([
    ['a component that is none of ours', { 'x-component': 'Html' }],
    ['HTML for the page', { 'x-component-props': { dangerouslySetInnerHTML: { __html: '<b>' } } }],
    ['a handler', { 'x-component-props': { onClick: 'alert(1)' } }],
    ['reactions', { 'x-reactions': '{{ $self.setValue(1) }}' }],
    ['a validator', { 'x-validator': '{{ () => true }}' }],
    ['an address that runs', { description: 'javascript:alert(1)' }],
    ['a tag in its title', { title: '<img src=x onerror=alert(1)>' }],
    ['a pattern without end', { pattern: '(a+)+$' }],
  ])('%s is refused at its place', async (_, more) => {
    const found = await neverLetOut(formWith(mark('bad'), { x: text('x', more) }));
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(/^body\.properties\.x/);
  });

  test('a key that reaches for the prototype never arrives', async () => {
    const key = mark('bad');
    const body = `{"kind":"form","key":"${key}","title":{"zh":"坏","en":""},"body":{"type":"object","properties":{"__proto__":{"type":"string"}}}}`;
    await refused(
      key,
      async (client) => {
        const response = await client.fetch('POST', '/api/definitions/draft', {
          body: new Blob([body], { type: 'application/json' }),
          headers: { 'content-type': 'application/json' },
        });
        return { status: response.status, headers: response.headers, body: (await response.json()) as Refused };
      },
      400,
    );
  });
});

describe('what is too much', () => {
  test('a schema of 5 MB is refused as too large, and nothing is begun', async () => {
    const key = mark('bad');
    const body = { type: 'object', description: 'x'.repeat(5_000_000), properties: {} };
    expect((await refused(key, (client) => openDraft(client, undefined, { kind: 'form', key, body }), 413)).code).toBe(
      'TOO_LARGE',
    );
    const { definition } = must(await openDraft(author, undefined, formWith(key, {})), 201);
    const saved = await author.put<RefusedRelease>(`/api/definitions/${definition.id}`, { revision: 1, body });
    expect([saved.status, saved.body.error.code]).toEqual([413, 'TOO_LARGE']);
    expect(
      must(await author.get<{ definition: { revision: number } }>(`/api/definitions/${definition.id}`)).definition
        .revision,
    ).toBe(1);
  });

  test('ten thousand options stand in a form or in a dictionary, one more does not stand in a form', async () => {
    const options = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`);
    const choice = (count: number) => ({ ...text('选'), 'x-component': 'Select', enum: options(count) });
    expect(await neverLetOut(formWith(mark('bad'), { x: choice(10_001) }))).toEqual([
      'body.properties.x.enum: options',
    ]);
    const key = mark('lib');
    const {
      library: own,
      form,
      view,
    } = libraryOf(key, {
      fields: [field('x', 'choice')],
      properties: { x: choice(10_000) },
    });
    await letOut(author, editors.approver, await bundle(author, form, view, own));
    await fileEntry(official, fusui, { library: key, values: { x: 'c9999' } });
    const items = options(20_001).map((code) => ({ code, label: { zh: code } }));
    expect(await neverLetOut({ kind: 'dictionary', key: mark('dic'), body: { items } })).toEqual([
      'body.items: too_big',
    ]);
  });
});

describe('a county’s layer', () => {
  const issuesOf = async (operations: unknown[]) => {
    const before = (await formOf(official, library, fusui.code)).version;
    const opened = must(await openDraft(county, undefined, layer(operations)), 201);
    const release = opened.definition.release as string;
    expect(refusal(await decide(county, release, 'submit'))).toEqual([422, 'RELEASE_BLOCKED']);
    must(await county.delete(`/api/releases/${release}`), 204);
    expect((await formOf(official, library, fusui.code)).version).toBe(before);
    for (const { message } of opened.issues) expect(message).toMatch(CHINESE);
    return opened.issues.map(({ path, code }) => `${path}: ${code}`);
  };

  test.each<[string, unknown, string]>([
    ['a field that is gone', { op: 'relabel', target: 'gone_away', label: '别名' }, 'target-missing'],
    ['an operation that there is not', { op: 'delete', target: 'fax' }, ''],
    ['a field of its own without its prefix', { op: 'add', key: 'mine', schema: text('x') }, 'prefix'],
    ['a field of a neighbour', { op: 'add', key: 'r450103_x', schema: text('x') }, 'prefix'],
    ['a key that is taken', { op: 'add', key: 'fax', schema: text('x') }, 'prefix'],
    ['a script', { op: 'add', key: 'r451421_x', schema: text('x', { description: 'javascript:alert(1)' }) }, ''],
    [
      'a condition on what is not there',
      { op: 'add', key: 'r451421_x', schema: text('x', { 'x-visible': '{{ nothing > 1 }}' }) },
      'reads-missing',
    ],
    ['a required field hidden', { op: 'hide', target: 'name' }, 'required'],
    ['limits that leave nothing', { op: 'tighten', target: 'plan', minimum: 9, maximum: 1 }, ''],
    ['an option that the base does not have', { op: 'tighten', target: 'grade', enum: ['zz'] }, ''],
    ['a default that does not fit', { op: 'default', target: 'grade', value: 'zz' }, 'default'],
  ])('that names %s is told at the operation', async (_, operation, code) => {
    const found = await issuesOf([{ op: 'help', target: 'fax', text: '写区号' }, operation]);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(/^body\.operations[.[]1/);
    if (code) expect(found).toContain(`body.operations.1: ${code}`);
  });

  test('of another region, of no region, of a form that is not there', async () => {
    expect((await openDraft(county, undefined, { ...layer([]), region: '450103' })).status).toBe(403);
    expect((await openDraft(county, undefined, { ...layer([]), region: null })).status).toBe(403);
    const nowhere = await openDraft(author, undefined, { ...layer([]), region: '999999' });
    expect([nowhere.status, nowhere.body.error.fields?.map(({ path }) => path)]).toEqual([422, ['region']]);
    expect(await neverLetOut({ ...layer([]), key: mark('none') })).toEqual(['key: base']);
  });
});

describe('thresholds of a region', () => {
  const rule = (key: string): Draft => ({
    kind: 'rule',
    key,
    body: {
      key,
      kind: 'warning',
      title: { zh: '计划过大', en: 'Too much' },
      legalBasis: '测试',
      note: '',
      parameters: { red: { value: 50, min: 10, max: 90, unit: '个点', label: { zh: '红灯线', en: 'Red line' } } },
      rules: [
        {
          name: 'red',
          priority: 10,
          conditions: { all: [{ fact: 'total_investment', operator: 'greaterThan', value: { fact: 'param.red' } }] },
          event: { type: 'light', params: { light: 'red', reason: { zh: '大', en: 'Large' } } },
        },
      ],
      cases: [{ name: '很大', facts: { total_investment: 1000 }, expect: 'red' }],
    },
  });

  test.each<[string, object, string]>([
    ['beyond the bounds', { parameters: { red: 91 } }, 'red'],
    ['below them', { parameters: { red: 9.99 } }, 'red'],
    ['that are no figures', { parameters: { red: '20' } }, 'red'],
    ['that the rule does not have', { parameters: { blue: 20 } }, 'blue'],
    ['without any', { parameters: [] }, 'parameters'],
    ['with something beside them', { parameters: { red: 20 }, conditions: { all: [] } }, 'conditions'],
  ])('%s are refused at the threshold', async (_, body, place) => {
    const key = mark('rule');
    await editors.publish(rule(key));
    const found = await neverLetOut({ kind: 'rule', key, region: fusui.code, body: { base: 1, ...body } });
    expect(found.length).toBeGreaterThan(0);
    expect(found.join()).toContain(place);
  });
});

describe('a package', () => {
  const plan = async (change: (open: ReturnType<typeof opened>) => void, seal = true) => {
    const open = opened(await exported(author, library));
    change(open);
    return closed(seal ? sealed(open) : open);
  };
  const both = async (bytes: Uint8Array) => {
    const before = await standing(library);
    const answers = [
      await send<PlanAnswer & Refused>(founder, 'plan', bytes),
      await send<Refused>(founder, 'apply', bytes),
    ];
    expect(await standing(library)).toEqual(before);
    return answers as [Answer<PlanAnswer & Refused>, Answer<Refused>];
  };

  test('that lacks what it needs names it, in the plan and in the refusal', async () => {
    const form = `forms/${library}-entry/schema.json`;
    const [planned, applied] = await both(
      await plan(({ files }) => {
        const own = JSON.parse(files.get(form) ?? '{}');
        own.version = 2;
        own.body.properties.fax = { ...text('传真'), 'x-component': 'Select', 'x-dictionary': 'no-such-dictionary' };
        files.set(form, JSON.stringify(own));
      }),
    );
    expect(planned.body.ok).toBe(false);
    expect(planned.body.missing.map(({ name }) => name).join()).toContain('no-such-dictionary');
    expect(refusal(applied)).toEqual([409, 'LIBRARY_PACKAGE_CONFLICTS']);
    expect(JSON.stringify(applied.body.error)).toContain('no-such-dictionary');
  });

  test('of a newer format, or with a wrong checksum, is none', async () => {
    const newer = await plan((open) => Object.assign(open.manifest, { format: 2 }));
    const wrong = await plan((open) => Object.assign(open.manifest, { checksum: '0'.repeat(64) }), false);
    for (const [bytes, code] of [
      [newer, 'LIBRARY_PACKAGE_FORMAT'],
      [wrong, 'LIBRARY_PACKAGE_CHECKSUM'],
    ] as const) {
      for (const answer of await both(bytes)) {
        expect(refusal(answer)).toEqual([422, code]);
        expect(answer.body.error.message).toMatch(CHINESE);
      }
    }
  });

  test('with a file that is not as it was sealed changes nothing', async () => {
    const [planned, applied] = await both(
      await plan(({ files }) => {
        const [path = ''] = files.keys();
        files.set(path, JSON.stringify({ ...JSON.parse(files.get(path) ?? '{}'), note: '改过' }));
      }, false),
    );
    expect(planned.body.ok).toBe(false);
    expect(refusal(applied)).toEqual([409, 'LIBRARY_PACKAGE_CONFLICTS']);
  });
});
