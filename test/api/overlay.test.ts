import {
  COUNTIES,
  type Draft,
  draft,
  Editors,
  type Entry,
  type FormAnswer,
  file,
  fileEntry,
  formOf,
  libraryOf,
  mark,
  must,
  publishLibrary,
  type Refused,
} from '../factories';
import { type Client, signIn } from '../harness/client';
import { importFile } from './importing';
import { bundle, decide, letOut, openDraft, type RefusedRelease, refusal, releaseOf } from './releasing';

interface Conflict {
  id: string;
  code: string;
  region: string;
  regionName: string;
  operations: number[];
  parameter: string | null;
  mine: { zh: string };
  theirs: { zh: string };
  choices: { key: string }[];
  settled: string | null;
}
interface Report {
  region: string;
  regionName: string;
  from: number;
  to: number;
  kept: { operation: number }[];
  adapted: { operation: number }[];
  suspended: { operation: number }[];
  conflicts: Conflict[];
}
interface Layers {
  base: { version: number; draft: boolean };
  layers: { region: string; name: string; draft: boolean; operations: object[] }[];
  schema: { properties: Record<string, { title: string }> };
  origin: Record<string, { layer: string | null; hiddenBy: string | null; changes: { layer: string }[] }>;
  pinned: { baseVersion: number; newest: number; since: string; conflicts: Conflict[] } | null;
}

const { fusui, qingxiu } = COUNTIES;
let author: Client;
let approver: Client;
let editors: Editors;
let a: Client;
let b: Client;
let countyA: Client;
let countyB: Client;

beforeAll(async () => {
  editors = await Editors.meet();
  ({ author, approver } = editors);
  a = await signIn(fusui.official);
  b = await signIn(qingxiu.official);
  countyA = await signIn(fusui.countyAdministrator);
  countyB = await signIn(qingxiu.countyAdministrator);
});

const text = (title: string, more: object = {}) => ({
  type: 'string',
  title,
  'x-decorator': 'FormItem',
  'x-component': 'Input',
  ...more,
});
const orderOf = (form: FormAnswer) => Object.keys(form.schema.properties as object);
const titleOf = (form: FormAnswer, key: string) =>
  (form.schema.properties as Record<string, { title: string }>)[key]?.title;

/** A library whose form asks for a fax and a phone besides the usual. */
const ASKED = { fax: text('传真'), phone: text('联系电话', { maxLength: 30 }) };
const KNOWN = ['fax', 'phone', 'site_note'].map((key) => ({ key, label: { zh: key, en: key }, type: 'text' }));
const publishWithFax = () => publishLibrary(editors, { properties: ASKED, fields: KNOWN });
const formDraft = (library: string, properties: object): Draft => libraryOf(library, { properties }).form;
const overlay = (library: string, operations: object[], base = 1): Draft => ({
  kind: 'form',
  key: `${library}-entry`,
  region: fusui.code,
  body: { base, operations },
});

/** The county's own layer, by the county's administrator and let out by the province. */
async function publishOverlay(definition: Draft): Promise<void> {
  const { id } = must(await draft(countyA, definition), 201);
  must(await countyA.post(`/api/definitions/${id}/submit`));
  must(await approver.post(`/api/definitions/${id}/publish`));
}
const overlaysOf = async (client: Client, release: string) =>
  must(await client.get<{ items: Report[] }>(`/api/releases/${release}/overlays`)).items;
const settle = (client: Client, release: string, conflict: string, choice: string | null) =>
  client.put<{ conflict: Conflict; open: number } & RefusedRelease>(`/api/releases/${release}/settlements`, {
    conflict,
    choice,
  });
const layersOf = async (library: string, query = `region=${fusui.code}`) =>
  must(await author.get<Layers>(`/api/forms/${library}-entry/layers?${query}`));
/** A's form works: it opens, and an entry is filed with it. */
async function works(library: string, values: Record<string, unknown>): Promise<Entry> {
  const entry = await fileEntry(a, fusui, { library, values });
  expect(entry.values).toMatchObject(values);
  return entry;
}

describe('a county’s layer while the base under it changes', () => {
  const operations = [
    { op: 'add', key: 'r451421_link', after: 'plan', schema: text('产业链环节') },
    { op: 'hide', target: 'started_on' },
    { op: 'relabel', target: 'phone', label: '值班电话' },
    { op: 'tighten', target: 'phone', maxLength: 8, required: true },
    { op: 'reorder', target: 'fax', after: 'name' },
  ];
  let library: string;
  let first: Entry;

  beforeAll(async () => {
    library = await publishWithFax();
    await publishOverlay(overlay(library, operations));
  });

  test('[P2] A adds, hides, relabels, tightens and moves; B sees none of it', async () => {
    const [own, other] = [await formOf(a, library, fusui.code), await formOf(b, library, qingxiu.code)];
    expect([titleOf(own, 'phone'), titleOf(other, 'phone')]).toEqual(['值班电话', '联系电话']);
    expect(orderOf(own).slice(0, 2)).toEqual(['name', 'fax']);
    expect(orderOf(other)).not.toContain('r451421_link');
    expect(orderOf(other).indexOf('fax')).toBeGreaterThan(2);
    first = await works(library, { phone: '0771-1', fax: '0771-2', r451421_link: '制糖' });
    const short = await file<Refused>(a, fusui, { library, values: { phone: '123456789' } });
    expect([short.status, short.body.error.fields?.map(({ path }) => path)]).toEqual([422, ['phone']]);
    await fileEntry(b, qingxiu, { library, values: { started_on: '2026-01-02' } });

    const { layers, origin, pinned } = await layersOf(library);
    expect(layers).toMatchObject([{ region: '451421', name: '扶绥县', draft: false }]);
    expect(origin).toMatchObject({
      r451421_link: { layer: '451421' },
      started_on: { layer: null, hiddenBy: '451421' },
      phone: { layer: null, changes: [{ layer: '451421' }, { layer: '451421' }] },
    });
    expect(pinned).toBeNull();
  });

  let release: string;
  test('[P3] the province removes what A had moved and adds a field: the report lists exactly that', async () => {
    const { fax: _, ...rest } = ASKED;
    release = await bundle(author, formDraft(library, { ...rest, site_note: text('现场情况') }));
    const reports = await overlaysOf(author, release);
    expect(reports).toMatchObject([
      { region: '451421', regionName: '扶绥县', from: 1, to: 2, adapted: [], suspended: [] },
    ]);
    expect(reports[0]?.kept.map(({ operation }) => operation)).toEqual([0, 1, 2, 3]);
    expect(reports[0]?.conflicts).toMatchObject([
      {
        operations: [4],
        mine: { zh: '“传真”移到“项目名称”后面' },
        theirs: { zh: '这次底稿删去了“传真”' },
        settled: null,
      },
    ]);
    expect(reports[0]?.conflicts[0]?.choices.map(({ key }) => key)).toEqual(['own-field', 'drop', 'defer']);
    const drafted = await layersOf(library, `release=${release}`);
    expect([drafted.base, drafted.schema.properties.site_note?.title]).toEqual([
      { version: 2, draft: true },
      '现场情况',
    ]);
    await works(library, { phone: '1', fax: '2' });
  });

  test('[P3] nothing is published before somebody has said what becomes of it; A may be left as it is', async () => {
    const early = await decide(author, release, 'submit');
    expect([refusal(early), early.body.error.fields?.map(({ code }) => code)]).toEqual([
      [422, 'RELEASE_BLOCKED'],
      ['overlay-conflict'],
    ]);
    expect(early.body.error.fields?.[0]?.message).toContain('扶绥县');
    const [conflict] = (await overlaysOf(countyA, release))[0]?.conflicts ?? [];
    expect(must(await settle(countyA, release, conflict?.id ?? '', 'defer'))).toMatchObject({ open: 0 });
    await letOut(author, approver, release);
  });

  test('[P3] until A has settled, its form stands on the last base that it fitted; everybody else has the new one', async () => {
    const [own, other] = [await formOf(a, library, fusui.code), await formOf(b, library, qingxiu.code)];
    expect([own.version, other.version]).toEqual(['1+451421.1', '2']);
    expect(orderOf(own).slice(0, 2)).toEqual(['name', 'fax']);
    expect([orderOf(other).includes('fax'), orderOf(other).includes('site_note')]).toEqual([false, true]);
    const { base, pinned } = await layersOf(library);
    expect([base.version, pinned?.baseVersion, pinned?.newest]).toEqual([1, 1, 2]);
    expect(pinned?.since).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(pinned?.conflicts.map(({ code }) => code)).toEqual(['removed']);
    await works(library, { phone: '2', fax: '3', r451421_link: '蔗渣' });
    await fileEntry(b, qingxiu, { library, values: { site_note: '已平整' } });
  });

  test('an import goes by the same form', async () => {
    const csv = `项目名称,县区,联系电话,传真\n${mark('导入')}项目,451421,3,4\n`;
    const fields = { 项目名称: 'name', 县区: 'region_code', 联系电话: 'phone', 传真: 'fax' };
    const columns = Object.entries(fields).map(([column, field]) => ({ column, field }));
    const done = await importFile(a, library, '项目.csv', csv, { use: 'entries', identity: null, columns });
    expect([done.good, done.problems]).toEqual([1, []]);
    const { items } = must(
      await a.get<{ items: { id: string }[] }>(`/api/libraries/${library}/entries?sort=-code&limit=100`),
    );
    const entries = await Promise.all(items.map(({ id }) => a.get<Entry>(`/api/entries/${id}`)));
    const imported = entries.map(({ body }) => body).find(({ values }) => values.fax === '4');
    expect([imported?.formVersion, imported?.values]).toEqual(['1+451421.1', { phone: '3', fax: '4' }]);
  });

  test('[P3] A settles by itself: the field becomes its own, where it stood, and its old answers are named', async () => {
    const path = `/api/forms/${library}-entry`;
    const report = must(await countyA.get<Report>(`${path}/report?region=${fusui.code}`));
    const [conflict] = report.conflicts;
    const ask = (choices: object) =>
      countyA.post<{ body: { base: number; operations: object[] } } & Refused>(`${path}/settlement`, {
        region: fusui.code,
        choices,
      });
    expect(refusal((await ask({})) as never)).toEqual([409, 'OVERLAY_STILL_OPEN']);
    const { body } = must(await ask({ [conflict?.id ?? '']: 'own-field' }));
    expect([body.base, body.operations[0]]).toMatchObject([
      2,
      { op: 'add', key: 'r451421_fax', schema: { title: '传真', 'x-was': 'fax' } },
    ]);
    await publishOverlay({ kind: 'form', key: `${library}-entry`, region: fusui.code, body });
    const own = await formOf(a, library, fusui.code);
    expect([own.version, orderOf(own).slice(0, 2)]).toEqual(['2+451421.2', ['name', 'r451421_fax']]);
    expect([orderOf(own).includes('site_note'), orderOf(own).includes('fax')]).toEqual([true, false]);
    await works(library, { phone: '4', r451421_fax: '5', site_note: '好', r451421_link: '制糖' });
    expect((await layersOf(library)).pinned).toBeNull();
  });

  test('what was filed before opens with the form of then', async () => {
    const opened = must(await a.get<Entry>(`/api/entries/${first.id}`));
    expect([opened.formVersion, opened.values.fax]).toEqual(['1+451421.1', '0771-2']);
    const address = `/api/libraries/${library}/form?region=${fusui.code}&version=${encodeURIComponent(opened.formVersion)}`;
    const then = must(await a.get<FormAnswer>(address));
    expect([orderOf(then).slice(0, 2), then.current]).toEqual([['name', 'fax'], false]);
  });
});

describe('conflicts settled with the release', () => {
  const removal = async () => {
    const library = await publishWithFax();
    await publishOverlay(overlay(library, [{ op: 'relabel', target: 'fax', label: '值班传真' }]));
    const release = await bundle(author, formDraft(library, { phone: ASKED.phone }));
    const [conflict] = (await overlaysOf(author, release))[0]?.conflicts ?? [];
    return { library, release, conflict: conflict?.id ?? '' };
  };

  test('[P3] the rewritten layer is published with the base, and goes back with it', async () => {
    const { library, release, conflict } = await removal();
    must(await settle(author, release, conflict, 'own-field'));
    const done = await letOut(author, approver, release);
    expect(done.definitions.map(({ kind, version }) => [kind, version]).sort()).toEqual([
      ['form', 2],
      ['form', 2],
    ]);
    const own = await formOf(a, library, fusui.code);
    expect([own.version, titleOf(own, 'r451421_fax')]).toEqual(['2+451421.2', '值班传真']);
    await works(library, { r451421_fax: '1' });
    must(await decide(approver, release, 'rollback', { note: '先退回' }));
    const back = await formOf(a, library, fusui.code);
    expect([titleOf(back, 'fax'), orderOf(back).includes('r451421_fax')]).toEqual(['值班传真', false]);
    await works(library, { fax: '2' });
  });

  test('is done by who may: the county’s own administrator, the province, not a neighbour, not who approves', async () => {
    const { library, release, conflict } = await removal();
    expect((await countyB.get(`/api/releases/${release}/overlays`)).status).toBe(404);
    expect((await settle(countyB, release, conflict, 'drop')).status).toBe(403);
    expect((await settle(a, release, conflict, 'drop')).status).toBe(403);
    expect((await settle(countyA, release, conflict, 'clamp')).status).toBe(422);
    expect((await settle(countyA, release, 'form/x@451421.1#0:removed', 'drop')).status).toBe(404);
    must(await settle(approver, release, conflict, 'drop'));
    must(await decide(author, release, 'submit'));
    expect(refusal(await decide(approver, release, 'approve'))).toEqual([403, 'RELEASE_OWN_APPROVAL']);
    expect((await formOf(a, library, fusui.code)).version).toBe('1+451421.1');
    must(await settle(countyA, release, conflict, 'drop'));
    must(await decide(approver, release, 'approve'));
    expect((await formOf(a, library, fusui.code)).version).toBe('2+451421.2');
    expect(refusal(await settle(countyA, release, conflict, 'drop'))).toEqual([409, 'RELEASE_NOT_DRAFT']);
    expect((await releaseOf(author, release)).history.map(({ action }) => action)).toContain('settle');
  });

  test('a choice can be taken back, and keeps nothing of it', async () => {
    const { release, conflict } = await removal();
    expect(must(await settle(countyA, release, conflict, 'drop')).open).toBe(0);
    expect(must(await settle(countyA, release, conflict, null)).open).toBe(1);
    expect((await overlaysOf(author, release))[0]?.conflicts[0]?.settled).toBeNull();
  });
});

describe('thresholds of a rule', () => {
  const ruleOf = (key: string, value: number, min: number, max: number): Draft => ({
    kind: 'rule',
    key,
    body: {
      key,
      kind: 'warning',
      title: { zh: '计划过大', en: 'Too much' },
      legalBasis: '测试',
      note: '',
      parameters: { red: { value, min, max, unit: '个点', label: { zh: '红灯线', en: 'Red line' } } },
      rules: [
        {
          name: 'red',
          priority: 10,
          conditions: { all: [{ fact: 'plan', operator: 'greaterThan', value: { fact: 'param.red' } }] },
          event: { type: 'light', params: { light: 'red', reason: { zh: '计划 {plan}', en: '{plan}' } } },
        },
      ],
      cases: [{ name: '很大', facts: { plan: 1000 }, expect: 'red' }],
    },
  });
  const lightOf = async (client: Client, county: typeof fusui | typeof qingxiu, library: string, plan: number) =>
    (await fileEntry(client, county, { library, values: { plan } })).light;

  test('[P3] a county is judged by the last version that bears its threshold, until it is settled', async () => {
    const key = mark('rule');
    await editors.publish(ruleOf(key, 20, 5, 40));
    const library = await publishLibrary(editors, { body: { rules: [key] } });
    const threshold = { kind: 'rule', key, region: fusui.code, body: { base: 1, parameters: { red: 25 } } };
    await publishOverlay(threshold);
    expect([await lightOf(a, fusui, library, 22), await lightOf(b, qingxiu, library, 22)]).toEqual(['green', 'red']);

    const release = await bundle(author, ruleOf(key, 15, 10, 20));
    const [report] = await overlaysOf(author, release);
    expect(report?.conflicts).toMatchObject([
      { parameter: 'red', mine: { zh: '红灯线 25 个点' }, theirs: { zh: '这次底稿改为：15 个点，允许 10 至 20' } },
    ]);
    must(await settle(author, release, report?.conflicts[0]?.id ?? '', 'defer'));
    await letOut(author, approver, release);
    expect([await lightOf(a, fusui, library, 22), await lightOf(b, qingxiu, library, 17)]).toEqual(['green', 'red']);
    const layers = must(
      await countyA.get<{ base: object; values: object; pinned: object }>(`/api/rules/${key}/layers?region=451421`),
    );
    expect(layers).toMatchObject({ base: { version: 1 }, values: { red: 25 }, pinned: { newest: 2 } });

    const settled = must(
      await countyA.post<{ body: Record<string, unknown> }>(`/api/rules/${key}/settlement`, {
        region: fusui.code,
        choices: { [report?.conflicts[0]?.id ?? '']: 'clamp' },
      }),
    );
    expect(settled.body).toEqual({ base: 2, parameters: { red: 20 } });
    await publishOverlay({ ...threshold, body: settled.body });
    expect([await lightOf(a, fusui, library, 22), await lightOf(a, fusui, library, 19)]).toEqual(['red', 'green']);
  });

  test('a threshold outside the bounds, or of no parameter, is refused at its place', async () => {
    const key = mark('rule');
    await editors.publish(ruleOf(key, 20, 5, 40));
    const ask = (parameters: object) =>
      draft<Refused>(countyA, { kind: 'rule', key, region: fusui.code, body: { base: 1, parameters } });
    for (const [parameters, path] of [
      [{ red: 41 }, 'body.parameters.red'],
      [{ blue: 1 }, 'body.parameters.blue'],
      [{ constructor: 1 }, 'body.parameters.constructor'],
    ] as const) {
      const answer = await ask(parameters);
      expect([answer.status, answer.body.error.fields?.map((one) => one.path)]).toEqual([422, [path]]);
    }
  });
});

describe('a layer that says what it must not', () => {
  let library: string;
  beforeAll(async () => {
    library = await publishLibrary(editors, { properties: { locked: text('锁定', { 'x-locked': true }) } });
  });
  const ask = (...operations: object[]) => draft<Refused>(countyA, overlay(library, operations));

  test.each<[string, object, string]>([
    ['names a field that is gone', { op: 'relabel', target: 'gone', label: '甲' }, 'target-missing'],
    [
      'reads a field that is gone',
      { op: 'add', key: 'r451421_x', schema: text('甲', { 'x-visible': '{{ gone > 1 }}' }) },
      'reads-missing',
    ],
    ['touches what is locked', { op: 'relabel', target: 'locked', label: '甲' }, 'locked'],
    ['hides what is required', { op: 'hide', target: 'name' }, 'required'],
    ['reaches out of the language', { op: 'tighten', target: 'plan', required: '{{ constructor }}' }, 'expression'],
    [
      'reaches out of the language in a field of its own',
      { op: 'add', key: 'r451421_x', schema: text('甲', { 'x-visible': "{{ constructor.constructor('x')() }}" }) },
      'schema',
    ],
    ['takes a key of another layer', { op: 'add', key: 'r450103_x', schema: text('甲') }, 'prefix'],
  ])('%s: refused at its place, in both languages', async (_, operation, code) => {
    const answer = await ask({ op: 'relabel', target: 'plan', label: '计划' }, operation);
    expect([answer.status, answer.body.error.fields]).toMatchObject([422, [{ path: 'body.operations.1', code }]]);
    const english = await countyA.call<Refused>('POST', '/api/definitions', {
      headers: { 'accept-language': 'en' },
      body: { title: { zh: '甲', en: 'a' }, note: '', ...overlay(library, [operation]) },
    });
    expect(english.body.error.fields?.[0]?.message).not.toMatch(/^[\u4e00-\u9fff]/);
  });

  test.each<[string, object]>([
    ['loosens', { op: 'tighten', target: 'name', required: false }],
    ['is no operation', { op: 'remove', target: 'plan' }],
    ['carries more than it says', { op: 'hide', target: 'plan', schema: {} }],
  ])('%s: refused by its shape', async (_, operation) => {
    const answer = await ask(operation);
    expect([answer.status, answer.body.error.fields?.[0]?.path]).toEqual([
      422,
      expect.stringMatching(/^body[.[]operations/),
    ]);
  });

  test('five megabytes are refused whole', async () => {
    const huge = await ask({ op: 'help', target: 'plan', text: '字'.repeat(5_000_000 / 3) });
    expect(huge.status).toBe(413);
    const versions = await countyA.get(`/api/definitions/form/${library}-entry?region=${fusui.code}`);
    expect(versions.status).toBe(404);
  });

  test('belongs to its own county', async () => {
    const foreign = { ...overlay(library, []), region: qingxiu.code };
    expect((await draft(countyA, foreign)).status).toBe(403);
    expect((await draft(countyA, { ...foreign, region: null })).status).toBe(403);
    expect((await openDraft(countyA, undefined, foreign)).status).toBe(403);
    const path = `/api/forms/${library}-entry/report`;
    expect((await countyA.get(`${path}?region=${fusui.code}`)).status).toBe(404);
    expect((await countyA.get(`${path}?region=${fusui.code}&to=${'a'.repeat(24)}`)).status).toBe(404);
    expect((await a.get(`${path}?region=${fusui.code}`)).status).toBe(403);
  });
});
