import {
  COUNTIES,
  type Definition,
  draft,
  Editors,
  type Entry,
  fileEntry,
  formOf,
  libraryOf,
  mark,
  must,
  projectIn,
  publishLibrary,
  type Refused,
} from '../factories';
import { type Client, signIn, visitor } from '../harness/client';

let editors: Editors;
let fusui: Client;
let qingxiu: Client;

beforeAll(async () => {
  editors = await Editors.meet();
  fusui = await signIn(COUNTIES.fusui.official);
  qingxiu = await signIn(COUNTIES.qingxiu.official);
});

const orderOf = (form: { schema: Record<string, unknown> }) => Object.keys(form.schema.properties as object);
const field = (title: string) => ({ type: 'string', title, 'x-decorator': 'FormItem', 'x-component': 'Input' });

describe('a county’s own form', () => {
  const operations = [
    { op: 'add', key: 'r451421_link', after: 'plan', schema: { ...field('产业链环节'), required: true } },
    { op: 'reorder', target: 'grade', after: 'name' },
    { op: 'relabel', target: 'plan', label: '县年度计划' },
  ];
  let library: string;

  beforeAll(async () => {
    library = await publishLibrary(editors);
    const county = await signIn(COUNTIES.fusui.countyAdministrator);
    const overlay = { kind: 'form', key: `${library}-entry`, region: '451421', body: { base: 1, operations } };
    const { id } = must(await draft(county, overlay), 201);
    must(await county.post(`/api/definitions/${id}/submit`));
    must(await editors.approver.post(`/api/definitions/${id}/publish`));
  });

  test('[P2] a county administrator adds and reorders fields without code; only that county’s people get them', async () => {
    const [own, other] = [await formOf(fusui, library, '451421'), await formOf(qingxiu, library, '450103')];
    expect(orderOf(own)).toContain('r451421_link');
    expect(orderOf(own).indexOf('grade')).toBe(orderOf(own).indexOf('name') + 1);
    expect(orderOf(other)).not.toContain('r451421_link');
    expect(orderOf(other).indexOf('grade')).toBeGreaterThan(orderOf(other).indexOf('plan'));
    expect(own.origin.r451421_link).toMatchObject({ layer: '451421' });

    const without = { formVersion: own.version, project: projectIn(COUNTIES.fusui), values: {} };
    const answer = await fusui.post<Refused>(`/api/libraries/${library}/entries`, without);
    expect([answer.status, answer.body.error.fields?.map((one) => one.path)]).toEqual([422, ['r451421_link']]);
    const filed = await fileEntry(fusui, COUNTIES.fusui, { library, values: { r451421_link: '制糖' } });
    expect(filed.values.r451421_link).toBe('制糖');
    const foreign = { formVersion: other.version, project: projectIn(COUNTIES.qingxiu), values: { r451421_link: 'x' } };
    expect((await qingxiu.post(`/api/libraries/${library}/entries`, foreign)).status).toBe(422);
    await fileEntry(qingxiu, COUNTIES.qingxiu, { library, values: {} });
  });

  test('[P3] one address gives two people of two counties two forms upon one base', async () => {
    const address = `/api/libraries/${library}/form?use=entry`;
    interface Form {
      key: string;
      layers: { region: string | null; version: number }[];
      schema: Record<string, unknown>;
    }
    const [one, two] = [must(await fusui.get<Form>(address)), must(await qingxiu.get<Form>(address))];
    expect(one.layers).toEqual([
      { region: null, version: 1 },
      { region: '451421', version: 1 },
    ]);
    expect(two.layers).toEqual([{ region: null, version: 1 }]);
    expect(one.key).toBe(two.key);
    expect(
      orderOf(one)
        .filter((key) => key !== 'r451421_link')
        .sort(),
    ).toEqual(orderOf(two).sort());
  });
});

test('[M01-22] a field and a rule that are published work at once, in form, list, filter and light', async () => {
  const library = await publishLibrary(editors);
  const before = await fileEntry(fusui, COUNTIES.fusui, { library, values: { plan: 5 } });
  const rule = mark('rule');
  const { library: definition, form } = libraryOf(library, {
    properties: { depth: { type: 'number', title: '埋深', 'x-decorator': 'FormItem', 'x-component': 'NumberPicker' } },
    fields: [
      {
        key: 'depth',
        label: { zh: '埋深', en: 'Depth' },
        type: 'decimal',
        unit: '米',
        filterable: true,
        sortable: true,
      },
    ],
    body: { rules: [rule] },
  });
  await editors.publish({ kind: 'rule', key: rule, body: deepRule(rule) }, form, definition);

  const opened = must(await fusui.get<Entry>(`/api/entries/${before.id}`));
  expect([opened.formVersion, opened.values]).toEqual(['1', { plan: 5 }]);
  const entry = await fileEntry(fusui, COUNTIES.fusui, { library, values: { depth: 12.5 } });
  expect([entry.formVersion, entry.values.depth]).toEqual(['2', 12.5]);
  expect(entry.lights).toEqual([{ rule, light: 'red', reason: '埋深 12.5 米，超过 10 米' }]);
  const filter = encodeURIComponent(JSON.stringify([{ key: 'depth', op: 'gt', value: 10 }]));
  const found = must(
    await fusui.get<{ items: { id: string; light: string }[] }>(
      `/api/libraries/${library}/entries?filter=${filter}&sort=-depth`,
    ),
  );
  expect(found.items.map((row) => [row.id, row.light])).toEqual([[entry.id, 'red']]);
});

const deepRule = (key: string) => ({
  key,
  kind: 'warning',
  title: { zh: '埋深过大', en: 'Too deep' },
  legalBasis: '测试',
  note: '',
  parameters: {},
  rules: [
    {
      name: 'red',
      priority: 10,
      conditions: { all: [{ fact: 'depth', operator: 'greaterThan', value: 10 }] },
      event: {
        type: 'light',
        params: { light: 'red', reason: { zh: '埋深 {depth} 米，超过 10 米', en: '{depth} m deep' } },
      },
    },
  ],
  cases: [{ name: '十二米', facts: { depth: 12 }, expect: 'red' }],
});

test('an entry keeps the form that it was filled with, and its answers to what is asked no more', async () => {
  const library = await publishLibrary(editors, { properties: { old_question: field('旧问题') } });
  const entry = await fileEntry(fusui, COUNTIES.fusui, { library, values: { old_question: '旧答案', plan: 1 } });
  await editors.publish(libraryOf(library).form);
  const now = await formOf(fusui, library, '451421');
  expect(orderOf(now)).not.toContain('old_question');
  const opened = must(await fusui.get<Entry>(`/api/entries/${entry.id}`));
  expect([opened.formVersion, opened.values.old_question]).toEqual(['1', '旧答案']);
  const then = must(
    await fusui.get<{ schema: Record<string, unknown>; current: boolean }>(
      `/api/libraries/${library}/form?region=451421&version=${opened.formVersion}`,
    ),
  );
  expect([orderOf(then).includes('old_question'), then.current]).toEqual([true, false]);

  const change = { revision: 1, formVersion: now.version, values: { plan: 2 } };
  const changed = must(await fusui.put<Entry>(`/api/entries/${entry.id}`, change));
  expect([changed.formVersion, changed.values]).toEqual(['2', { plan: 2, old_question: '旧答案' }]);
});

describe('the life of a definition', () => {
  const steps = (client: Client, id: string, step: string) =>
    client.post<Definition & Refused>(`/api/definitions/${id}/${step}`);

  test('goes from draft over submitted to published, and is let out by somebody else than its author', async () => {
    const key = mark('form');
    const made = must(await draft(editors.author, { ...libraryOf(key).form, key }), 201);
    expect(made).toMatchObject({ status: 'draft', version: 1, approver: null });
    expect((await steps(editors.approver, made.id, 'publish')).status).toBe(409);
    expect(must(await steps(editors.author, made.id, 'submit')).status).toBe('submitted');
    const own = await steps(editors.author, made.id, 'publish');
    expect([own.status, own.body.error.code]).toEqual([403, 'LIBRARY_OWN_APPROVAL']);
    const county = await signIn(COUNTIES.fusui.countyAdministrator);
    expect((await steps(county, made.id, 'publish')).status).toBe(403);
    const published = must(await steps(editors.approver, made.id, 'publish'));
    expect(published).toMatchObject({ status: 'published', author: made.author });
    expect(published.approver).not.toBe(made.author);
    expect((await steps(editors.approver, made.id, 'publish')).status).toBe(409);
    expect((await steps(editors.author, made.id, 'submit')).status).toBe(409);
  });

  test('keeps every version as it was, and gives the next one its own number', async () => {
    const key = mark('form');
    const { form } = libraryOf(key);
    const [first] = await editors.publish({ ...form, key });
    const [second] = await editors.publish({
      ...form,
      key,
      body: libraryOf(key, { properties: { more: field('更多') } }).form.body,
    });
    expect([first?.version, second?.version]).toEqual([1, 2]);
    const { items } = must(
      await editors.author.get<{ items: { version: number; body: { properties: object } }[] }>(
        `/api/definitions/form/${key}`,
      ),
    );
    expect(items.map((one) => [one.version, 'more' in one.body.properties])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  test('two drafts that are written at once get two versions', async () => {
    const key = mark('form');
    const one = { ...libraryOf(key).form, key };
    const made = await Promise.all(Array.from({ length: 8 }, () => draft(editors.author, one)));
    expect(made.map((answer) => must(answer, 201).version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('is nobody’s who is no editor', async () => {
    const { form } = libraryOf(mark('form'));
    expect((await draft(fusui, form)).status).toBe(403);
    expect((await draft(visitor(), form)).status).toBe(401);
  });
});

test('[M01-22] a library that is published is there at once: listed, described, filled in, summed up and exported', async () => {
  const key = await publishLibrary(editors);
  const libraries = must(await fusui.get<{ items: { key: string; count: number }[] }>('/api/libraries'));
  expect(libraries.items).toContainEqual(expect.objectContaining({ key, count: 0 }));
  const described = must(
    await fusui.get<{ fields: { key: string }[]; stages: { key: string }[] }>(`/api/libraries/${key}`),
  );
  expect(described.fields.map((one) => one.key)).toEqual(
    expect.arrayContaining(['name', 'plan', 'grade', 'started_on']),
  );
  expect(described.stages.map((one) => one.key)).toEqual(['reserve', 'building', 'done']);
  for (const plan of [10, 20.5]) await fileEntry(fusui, COUNTIES.fusui, { library: key, values: { plan } });
  await fileEntry(qingxiu, COUNTIES.qingxiu, { library: key, values: { plan: 100 } });
  const summary = must(
    await fusui.get<{ count: number; sums: object; stages: object }>(`/api/libraries/${key}/summary`),
  );
  expect(summary).toMatchObject({ count: 2, sums: { plan: 30.5 }, stages: { reserve: 2 } });
  const region = must(await (await signIn('lizhijian')).get<{ count: number }>(`/api/libraries/${key}/summary`));
  expect(region.count).toBe(3);
  const csv = await (await fusui.fetch('GET', `/api/libraries/${key}/export.csv`)).text();
  expect(csv.trim().split('\n')).toHaveLength(3);
});
