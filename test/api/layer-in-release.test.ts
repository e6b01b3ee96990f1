import {
  COUNTIES,
  type Draft,
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
import { bundle, decide, letOut, openDraft, refusal, releaseOf } from './releasing';

const { fusui, qingxiu } = COUNTIES;
const CITY = '4514';
let editors: Editors;
let author: Client;
let approver: Client;
let county: Client;
let official: Client;

beforeAll(async () => {
  editors = await Editors.meet();
  ({ author, approver } = editors);
  county = await signIn(fusui.countyAdministrator);
  official = await signIn(fusui.official);
});

const text = (title: string, more: object = {}) => ({ type: 'string', title, 'x-component': 'Input', ...more });
const layer = (library: string, region: string, operations: object[], base = 1): Draft => ({
  kind: 'form',
  key: `${library}-entry`,
  region,
  body: { base, operations },
});
const titleOf = ({ schema }: FormAnswer, key: string) =>
  (schema.properties as Record<string, { title: string }>)[key]?.title;
const blockersOf = async (id: string) =>
  (await releaseOf(author, id)).blockers.map(({ code, where }) => `${where?.path}: ${code}`);

describe('[P3] a county’s layer drafted with its base', () => {
  const fields = [{ key: 'site_note', label: { zh: '现场', en: 'Site' }, type: 'text' }];
  const withNote = (library: string) => libraryOf(library, { fields, properties: { site_note: text('现场情况') } });

  test('is checked against that base, and both are let out together', async () => {
    const library = await publishLibrary(editors);
    const own = layer(library, fusui.code, [{ op: 'relabel', target: 'site_note', label: '现场记录' }], 2);
    const alone = await bundle(author, own);
    expect(await blockersOf(alone)).toEqual(['body.operations.0: target-missing']);
    expect(refusal(await decide(author, alone, 'submit'))).toEqual([422, 'RELEASE_BLOCKED']);
    must(await author.delete(`/api/releases/${alone}`), 204);

    const { library: next, form } = withNote(library);
    // The layer first: what counts is what is published with it, not the order of drafting.
    const id = await bundle(author, own, next, form);
    expect(await blockersOf(id)).toEqual([]);
    const { base, layers, schema } = must(
      await author.get<{
        base: { version: number; draft: boolean };
        layers: { draft: boolean }[];
        schema: { properties: Record<string, { title: string }> };
      }>(`/api/forms/${library}-entry/layers?region=${fusui.code}&release=${id}`),
    );
    expect([base, layers.map(({ draft }) => draft), schema.properties.site_note?.title]).toEqual([
      { version: 2, draft: true },
      [true],
      '现场记录',
    ]);
    await letOut(author, approver, id);
    const shown = await formOf(official, library, fusui.code);
    expect([shown.version, titleOf(shown, 'site_note')]).toEqual([`2+${fusui.code}.1`, '现场记录']);
    await fileEntry(official, fusui, { library, values: { site_note: '已平整' } });
  });

  test('falls with its base: taken out of the release, the layer is refused', async () => {
    const library = await publishLibrary(editors);
    const { library: next, form } = withNote(library);
    const own = layer(library, fusui.code, [{ op: 'tighten', target: 'site_note', required: true }], 2);
    const id = await bundle(author, next, form, own);
    expect(await blockersOf(id)).toEqual([]);
    const { definitions } = await releaseOf(author, id);
    const base = definitions.find((one) => one.kind === 'form' && one.key === form.key && one.version === 2);
    must(await author.delete(`/api/definitions/${base?.id}`), 204);
    expect(await blockersOf(id)).toContain('body.operations.0: target-missing');
    expect((await formOf(official, library, fusui.code)).version).toBe('1');
  });
});

describe('[P3] a city’s layer that changes under its county', () => {
  interface Report {
    conflicts: { id: string; code: string; regionName: string; choices: { key: string }[] }[];
  }
  interface Layers {
    pinned: {
      baseVersion: number;
      layers: { region: string; version: number; newest: number }[];
      conflicts: object[];
    } | null;
  }
  const link = { op: 'add', key: 'r4514_link', schema: text('产业链') };

  /** The city asks for something, the county calls it otherwise, and the city lets go of it. */
  async function parted() {
    const library = await publishLibrary(editors);
    await editors.publish(layer(library, CITY, [link]));
    await editors.publish(layer(library, fusui.code, [{ op: 'relabel', target: 'r4514_link', label: '蔗糖链' }]));
    const release = await bundle(author, layer(library, CITY, [{ op: 'relabel', target: 'plan', label: '全市计划' }]));
    const { items } = must(await author.get<{ items: Report[] }>(`/api/releases/${release}/overlays`));
    const conflicts = items.flatMap((one) => one.conflicts);
    return { library, release, conflicts };
  }

  test('is put off: the county keeps its last form, others have the new one, until it settles by itself', async () => {
    const { library, release, conflicts } = await parted();
    expect(conflicts.map(({ code, regionName, choices }) => [code, regionName, choices.map(({ key }) => key)])).toEqual(
      [['removed', '扶绥县', ['own-field', 'drop', 'defer']]],
    );
    const [conflict] = conflicts;
    const first = await formOf(official, library, fusui.code);
    must(await county.put(`/api/releases/${release}/settlements`, { conflict: conflict?.id, choice: 'defer' }));
    await letOut(author, approver, release);

    const kept = await formOf(official, library, fusui.code);
    expect([kept.version, titleOf(kept, 'r4514_link'), titleOf(kept, 'plan')]).toEqual([
      first.version,
      '蔗糖链',
      titleOf(first, 'plan'),
    ]);
    await fileEntry(official, fusui, { library, values: { r4514_link: '制糖' } });
    const name = `${mark('导入')}项目`;
    const columns = [
      { column: '项目名称', field: 'name' },
      { column: '县区', field: 'region_code' },
    ];
    const csv = `项目名称,县区\n${name},${fusui.code}\n`;
    expect(
      (await importFile(official, library, '项目.csv', csv, { use: 'entries', identity: null, columns })).problems,
    ).toEqual([]);
    const { items } = must(
      await official.get<{ items: { id: string }[] }>(
        `/api/libraries/${library}/entries?q=${encodeURIComponent(name)}`,
      ),
    );
    const imported = must(await official.get<Entry>(`/api/entries/${items[0]?.id}`));
    expect(imported.formVersion).toBe(first.version);
    const city = must(await author.get<FormAnswer>(`/api/libraries/${library}/form?region=${CITY}`));
    expect([city.version, titleOf(city, 'plan')]).toEqual([`1+${CITY}.2`, '全市计划']);
    expect((await formOf(author, library, qingxiu.code)).version).toBe('1');

    const path = `/api/forms/${library}-entry`;
    const { pinned } = must(await county.get<Layers>(`${path}/layers?region=${fusui.code}`));
    expect([pinned?.layers, pinned?.conflicts.length]).toEqual([[{ region: CITY, version: 1, newest: 2 }], 1]);
    // A new version of the base does not wait for the county.
    const { form } = libraryOf(library);
    await editors.publish({ ...form, body: { ...form.body, description: '改过说明' } });
    expect((await formOf(official, library, fusui.code)).version).toBe(`2+${CITY}.1+${fusui.code}.1`);

    const report = must(await county.get<Report>(`${path}/report?region=${fusui.code}`));
    expect(report.conflicts.map(({ code }) => code)).toEqual(['removed']);
    const choices = Object.fromEntries(report.conflicts.map(({ id }) => [id, 'own-field']));
    const settled = must(
      await county.post<{ body: Record<string, unknown> }>(`${path}/settlement`, { region: fusui.code, choices }),
    );
    const opened = must(
      await openDraft(county, undefined, {
        kind: 'form',
        key: `${library}-entry`,
        region: fusui.code,
        body: settled.body,
      }),
      201,
    );
    const own = opened.definition.release as string;
    must(await decide(county, own, 'submit'));
    must(await decide(approver, own, 'approve'));
    const now = await formOf(official, library, fusui.code);
    expect([now.version, titleOf(now, 'r451421_r4514_link'), titleOf(now, 'plan')]).toEqual([
      `2+${CITY}.2+${fusui.code}.2`,
      '蔗糖链',
      '全市计划',
    ]);
    await fileEntry(official, fusui, { library, values: { r451421_r4514_link: '制糖' } });
    expect(must(await county.get<Layers>(`${path}/layers?region=${fusui.code}`)).pinned).toBeNull();
  });

  test('is settled with the release: the county’s layer is rewritten and goes out with the city’s', async () => {
    const { library, release, conflicts } = await parted();
    expect(refusal(await decide(author, release, 'submit'))).toEqual([422, 'RELEASE_BLOCKED']);
    must(await county.put(`/api/releases/${release}/settlements`, { conflict: conflicts[0]?.id, choice: 'drop' }));
    await letOut(author, approver, release);
    const now = await formOf(official, library, fusui.code);
    expect([now.version, titleOf(now, 'plan')]).toEqual([`1+${CITY}.2+${fusui.code}.2`, '全市计划']);
    const gone = await file<Refused>(official, fusui, { library, values: { r4514_link: 'x' } });
    expect(gone.body.error.fields?.map(({ path }) => path)).toEqual(['r4514_link']);
  });
});
