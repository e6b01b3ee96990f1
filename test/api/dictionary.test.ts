import { compileForm } from '@project-cloud/forms-engine';
import {
  COUNTIES,
  type Draft,
  Editors,
  type Entry,
  file,
  fileEntry,
  formOf,
  libraryOf,
  mark,
  must,
  projectIn,
  publishLibrary,
  type Refused,
  report,
} from '../factories';
import { type Client, signIn } from '../harness/client';
import { importFile } from './importing';
import { bundle, decide, letOut, refusal, releaseOf } from './releasing';

const { fusui } = COUNTIES;
let editors: Editors;
let official: Client;

beforeAll(async () => {
  editors = await Editors.meet();
  official = await signIn(fusui.official);
});

interface Item {
  code: string;
  retired?: boolean;
}
const dictionary = (key: string, items: Item[]): Draft => ({
  kind: 'dictionary',
  key,
  body: { items: items.map((item) => ({ ...item, label: { zh: `名${item.code}`, en: `N${item.code}` } })) },
});
const select = (trade: string, more: object = {}) => ({
  type: 'string',
  title: '行业链',
  'x-decorator': 'FormItem',
  'x-component': 'Select',
  'x-dictionary': trade,
  ...more,
});
const table = (trade: string, more: object = {}) => ({
  type: 'array',
  title: '设备',
  'x-decorator': 'FormItem',
  'x-component': 'ArrayTable',
  items: {
    type: 'object',
    properties: {
      kind: { ...select(trade, { required: true }), title: '种类' },
      count: { type: 'number', title: '台数', 'x-component': 'NumberPicker', format: 'integer', minimum: 1, ...more },
    },
  },
});
const known = (trade: string, more: object = {}) => [
  { key: 'trade', label: { zh: '行业链', en: 'Trade' }, type: 'choice', dictionary: trade },
  { key: 'tags', label: { zh: '标签', en: 'Tags' }, type: 'choices', dictionary: trade },
  { key: 'rows', label: { zh: '设备', en: 'Equipment' }, type: 'table', ...more },
];
const asked = (trade: string) => ({
  trade: select(trade),
  tags: select(trade, { type: 'array', title: '标签' }),
  rows: table(trade),
});

/** A library that chooses from a dictionary, in a field, in a list and in the rows of a table. */
async function choosing(items: Item[], more: object = {}): Promise<{ library: string; trade: string }> {
  const trade = mark('dic');
  await editors.publish(dictionary(trade, items));
  const library = await publishLibrary(editors, { fields: known(trade), properties: asked(trade), ...more });
  return { library, trade };
}
const faults = (answer: { body: Refused }) => answer.body.error?.fields?.map(({ path, code }) => `${path}: ${code}`);
const change = async (library: string, entry: Entry, values: object) =>
  official.put<Entry & Refused>(`/api/entries/${entry.id}`, {
    revision: entry.revision,
    formVersion: (await formOf(official, library, fusui.code)).version,
    values: { ...entry.values, ...values },
  });

describe('[P1] the codes of a dictionary', () => {
  test('are all that is taken, in fields, lists and rows; a refusal names the labels at its place', async () => {
    const { library } = await choosing([{ code: 'a' }, { code: 'b' }]);
    const values = { trade: 'zz', tags: ['a', 'zz'], rows: [{ kind: 'a' }, { kind: 'zz', count: 0 }] };
    const refused = await file<Refused>(official, fusui, { library, values });
    expect([refused.status, faults(refused)]).toEqual([
      422,
      ['trade: enum', 'tags: enum', 'rows[1].kind: enum', 'rows[1].count: minimum'],
    ]);
    expect(refused.body.error.fields?.[0]?.message).toBe('选项里没有“zz”，请选择：名a、名b');
    const good = { trade: 'a', tags: ['b', 'a'], rows: [{ kind: 'b', count: 2 }] };
    expect((await fileEntry(official, fusui, { library, values: good })).values).toEqual(good);
  });

  test('are judged on the page as on the server, whatever is sent', async () => {
    const { library } = await choosing([{ code: 'a' }, { code: 'b', retired: true }]);
    const { schema, version } = await formOf(official, library, fusui.code);
    const page = compileForm(schema);
    const project = projectIn(fusui);
    for (const values of [
      { trade: 'a' },
      { trade: 'b' },
      { trade: '' },
      { tags: ['a', 'b'] },
      { rows: [{ kind: 'b' }, {}] },
      { rows: [{ kind: 'q', count: 1.5 }] },
    ]) {
      const here = page.validate({ ...project, ...values }, { today: '2026-11-22' });
      const there = await official.post<Refused>(`/api/libraries/${library}/entries`, {
        formVersion: version,
        project: { ...project, name: `${mark('字典')}项目` },
        values,
      });
      expect([
        there.status,
        (there.body.error?.fields ?? []).map(({ path, code, message }) => [path, code, message]),
      ]).toEqual([here.ok ? 201 : 422, here.issues.map(({ path, code, message }) => [path, code, message.zh])]);
    }
  });

  test('that are retired stay where they stand, and are chosen nowhere else', async () => {
    const { library, trade } = await choosing([{ code: 'a' }, { code: 'b' }]);
    const old = { trade: 'b', tags: ['b', 'a'], rows: [{ kind: 'b', count: 1 }] };
    const entry = await fileEntry(official, fusui, { library, values: old });
    const other = await fileEntry(official, fusui, { library, values: { trade: 'a' } });
    await editors.publish(dictionary(trade, [{ code: 'a' }, { code: 'b', retired: true }, { code: 'c' }]));

    const { schema } = await formOf(official, library, fusui.code);
    expect((schema.properties as { trade: { enum: object[] } }).trade.enum).toEqual([
      { value: 'a', label: '名a' },
      { value: 'b', label: '名b', disabled: true },
      { value: 'c', label: '名c' },
    ]);
    const again = must(await change(library, entry, { plan: 5, rows: [{ kind: 'c' }, { kind: 'b', count: 1 }] }));
    expect(again.values).toMatchObject({ trade: 'b', plan: 5 });
    const chosen = await change(library, other, { trade: 'b', rows: [{ kind: 'b' }] });
    expect([chosen.status, faults(chosen)]).toEqual([422, ['trade: retired', 'rows[0].kind: retired']]);
    expect(chosen.body.error.fields?.[0]?.message).toBe('“名b”已停用，请另选：名a、名c');
    expect(faults(await file<Refused>(official, fusui, { library, values: { trade: 'b' } }))).toEqual([
      'trade: retired',
    ]);
    // What has left is given up for good.
    const moved = must(await change(library, again, { trade: 'a' }));
    expect(faults(await change(library, moved, { trade: 'b' }))).toEqual(['trade: retired']);
    // The dictionary forgets it altogether: the entry that has it is still saved.
    await editors.publish(dictionary(trade, [{ code: 'a' }, { code: 'c' }]));
    must(await change(library, moved, { plan: 6 }));
    expect(faults(await change(library, other, { tags: ['b'] }))).toEqual(['tags: enum']);
  });

  test('are read from a file by code or label; a code that is not there or retired is a fault of its row', async () => {
    const { library, trade } = await choosing([{ code: 'a' }, { code: 'b' }]);
    const entry = await fileEntry(official, fusui, { library, values: { trade: 'b' } });
    await editors.publish(dictionary(trade, [{ code: 'a' }, { code: 'b', retired: true }]));
    const rows = ['名a', 'a', '名b', 'zz'].map((cell) => `,${mark('导入')}项目,451421,${cell}`);
    const csv = `项目代码,项目名称,县区,行业链\n${[...rows, `${entry.project.code},${entry.project.name},451421,名b`].join('\n')}\n`;
    const fields = { 项目代码: 'code', 项目名称: 'name', 县区: 'region_code', 行业链: 'trade' };
    const columns = Object.entries(fields).map(([column, field]) => ({ column, field }));
    const identity = { column: '项目代码', scheme: 'unified', optional: true };
    const done = await importFile(official, library, '项目.csv', csv, { use: 'entries', identity, columns });
    expect(done.problems.map(({ row, reason }) => [row, reason])).toEqual([
      [4, expect.stringContaining('“名b”已停用')],
      [5, expect.stringContaining('“zz”不在选项里')],
    ]);
    expect([done.good, done.bad]).toEqual([3, 2]);
  });

  test('of a report are checked likewise, and shown with it', async () => {
    const trade = mark('dic');
    await editors.publish(dictionary(trade, [{ code: 'a' }, { code: 'b' }]));
    const key = mark('lib');
    const { library, form, view } = libraryOf(key, {
      body: {
        reportForm: `${key}-report`,
        reportFields: [{ key: 'phase', label: { zh: '阶段', en: 'Phase' }, type: 'choice', dictionary: trade }],
        reporting: { frequency: 'month', dueDay: 5 },
      },
    });
    const asks: Draft = {
      kind: 'form',
      key: `${key}-report`,
      body: { type: 'object', title: '月报', properties: { phase: select(trade) } },
    };
    await editors.publish(form, asks, view, library);
    const entry = await fileEntry(official, fusui, { library: key, values: {} });
    const path = `/api/entries/${entry.id}/reports/2026-10`;
    const shown = must(
      await official.get<{ schema: { properties: { phase: { enum: object[] } } }; formVersion: string }>(path),
    );
    expect(shown.schema.properties.phase.enum).toHaveLength(2);
    const body = { revision: null, formVersion: shown.formVersion, state: 'submitted' };
    expect(faults(await official.put<Refused>(path, { ...body, values: { phase: 'q' } }))).toEqual(['phase: enum']);
    await report(official, entry.id, '2026-10', { phase: 'b' });
    await editors.publish(dictionary(trade, [{ code: 'a' }, { code: 'b', retired: true }]));
    await report(official, entry.id, '2026-10', { phase: 'b' });
    expect(
      faults(
        await official.put<Refused>(`/api/entries/${entry.id}/reports/2026-09`, { ...body, values: { phase: 'b' } }),
      ),
    ).toEqual(['phase: retired']);
  });

  test('ten thousand of them: filed, refused, shown on the page', async () => {
    const items = Array.from({ length: 10_000 }, (_, at) => ({ code: `c${at}` }));
    const { library } = await choosing(items);
    await fileEntry(official, fusui, { library, values: { trade: 'c9999', rows: [{ kind: 'c0' }] } });
    const refused = await file<Refused>(official, fusui, { library, values: { trade: 'c10000' } });
    expect(refused.body.error.fields?.[0]?.message).toMatch(/等 10000 项$/);
    const { schema } = await formOf(official, library, fusui.code);
    expect(
      compileForm(schema)
        .validate({ trade: 'c10000' }, { today: '2026-11-22' })
        .issues.map(({ path }) => path),
    ).toContain('trade');
  });

  test('a dictionary has each code once; a form and a layer choose from one that is there', async () => {
    const twice = await bundle(editors.author, dictionary(mark('dic'), [{ code: 'a' }, { code: 'a' }]));
    expect((await releaseOf(editors.author, twice)).blockers.map(({ where }) => where?.path)).toEqual([
      'body.items[1].code',
    ]);
    const { library, trade } = await choosing([{ code: 'a' }]);
    const form = libraryOf(library, { properties: { ...asked(trade), trade: select(mark('gone')) } }).form;
    const layer = (operations: object[]): Draft => ({
      kind: 'form',
      key: `${library}-entry`,
      region: fusui.code,
      body: { base: 1, operations },
    });
    const codes = async (...parts: Draft[]) =>
      (await releaseOf(editors.author, await bundle(editors.author, ...parts))).blockers.map(({ code, where }) => [
        code,
        where?.path,
      ]);
    expect(await codes(form)).toEqual([['dictionary-missing', 'body.properties.trade']]);
    const added = { op: 'add', key: 'r451421_own', schema: select(mark('gone')) };
    expect(await codes(layer([added]))).toEqual([['dictionary-missing', 'body.operations.0']]);
    expect(await codes(layer([{ op: 'default', target: 'trade', value: 'zz' }]))).toEqual([
      ['default', 'body.operations.0'],
    ]);
    expect(await codes(layer([{ op: 'default', target: 'trade', value: 'a' }]))).toEqual([]);
  });
});

describe('[P1] the columns of a table, as the library says them', () => {
  const columns = (trade: string) => [
    { key: 'kind', label: { zh: '种类', en: 'Kind' }, type: 'choice', dictionary: trade, required: true },
    { key: 'count', label: { zh: '台数', en: 'Count' }, type: 'integer', min: 1, max: 99 },
  ];
  /** A release of a library whose table has columns, with a form that may ask otherwise. */
  async function released(rows: (trade: string) => object, more: object = {}) {
    const trade = mark('dic');
    await editors.publish(dictionary(trade, [{ code: 'a' }]));
    const key = mark('lib');
    const { library, form, view } = libraryOf(key, {
      fields: known(trade, { columns: columns(trade), ...more }),
      properties: { ...asked(trade), rows: rows(trade) },
    });
    return { key, id: await bundle(editors.author, form, view, library) };
  }
  const blockersOf = async (id: string) =>
    (await releaseOf(editors.author, id)).blockers.map(({ code, where }) => [code, where?.path]);
  const cell = 'body.properties.rows.items.properties';

  test('bind its form: no other column, no other type, nothing more loosely', async () => {
    const other = await released((trade) => ({
      ...table(trade, { maximum: 100 }),
      items: {
        type: 'object',
        properties: {
          ...(table(trade, { maximum: 100 }).items.properties as object),
          kind: { type: 'number', title: '种类', 'x-component': 'NumberPicker' },
          price: { type: 'number', title: '单价', 'x-component': 'MoneyInput' },
        },
      },
    }));
    expect(await blockersOf(other.id)).toEqual([
      ['field-type', `${cell}.kind`],
      ['column-loose', `${cell}.count`],
      ['column-unknown', `${cell}.price`],
    ]);
    expect(refusal(await decide(editors.author, other.id, 'submit'))).toEqual([422, 'RELEASE_BLOCKED']);
    const many = await released((trade) => table(trade, { maximum: 99 }), { maxRows: 5 });
    expect(await blockersOf(many.id)).toEqual([['column-loose', 'body.properties.rows.maxItems']]);
  });

  test('as tight as the library it is let out, and rows are judged by it', async () => {
    const { key, id } = await released((trade) => ({ ...table(trade, { maximum: 9 }), maxItems: 3 }), { maxRows: 5 });
    await letOut(editors.author, editors.approver, id);
    const rows = [{ kind: 'a', count: 10 }, { count: 1 }];
    expect(faults(await file<Refused>(official, fusui, { library: key, values: { rows } }))).toEqual([
      'rows[0].count: maximum',
      'rows[1].kind: required',
    ]);
    await fileEntry(official, fusui, { library: key, values: { rows: [{ kind: 'a', count: 9 }] } });
    const openapi = must(
      await official.get<{
        components: { schemas: Record<string, { properties: { values: { properties: object } } }> };
      }>('/api/openapi.json'),
    );
    expect(openapi.components.schemas[`${key}.entry`]?.properties.values.properties).toMatchObject({
      rows: {
        type: 'array',
        maxItems: 5,
        items: { required: ['kind'], properties: { count: { minimum: 1, maximum: 99 } } },
      },
    });
  });

  test('that contradict themselves are told of at their place', async () => {
    const fields = known('none', {
      columns: [
        { key: 'a', label: { zh: '甲' }, type: 'integer', min: 5, max: 1 },
        { key: 'a', label: { zh: '乙' }, type: 'choice' },
        { key: 'c', label: { zh: '丙' }, type: 'computed' },
      ],
    });
    const { library } = libraryOf(mark('lib'), {
      fields: [...fields, { ...fields[0], key: 'x', type: 'text', dictionary: null, columns: columns('none') }],
    });
    const id = await bundle(editors.author, library);
    const paths = (await blockersOf(id)).map(([, path]) => path).filter((path) => path?.startsWith('body.fields'));
    expect(paths.sort()).toEqual([
      'body.fields[5].columns[0].max',
      'body.fields[5].columns[1].key',
      'body.fields[5].columns[1].options',
      'body.fields[5].columns[2].formula',
      'body.fields[6].columns',
    ]);
  });
});
