import { COUNTIES, Editors, fileEntry, makeUser, mark, must, publishLibrary, REGION, type Refused } from '../factories';
import { type Client, signIn, visitor } from '../harness/client';
import { collection, layerOf, square } from '../layer-files';
import { Database, SYSTEM } from './database';
import { beginRelease, decide, type Opened, openDraft, releaseOf } from './releasing';

const { fusui, qingxiu } = COUNTIES;
const NANNING = '107.3,22.2,109.7,24';

interface Layer {
  key: string;
  version: number;
  name: { zh: string };
  data: { version: number; features: number } | null;
  sample: boolean;
}
interface Uploaded {
  version: number;
  same: boolean;
  features: number;
  notes: { number: number; message: string }[];
}
interface Features {
  more: boolean;
  features: { id: number; properties: { name: string }; geometry: { coordinates: unknown } }[];
}

let editors: Editors;
let clerk: Client;
let system: Database;

beforeAll(async () => {
  editors = await Editors.meet();
  clerk = await signIn(qingxiu.official);
  system = await Database.open(SYSTEM);
});
afterAll(() => system.close());

const layers = async (client = clerk) => must(await client.get<{ items: Layer[] }>('/api/layers')).items;
const upload = <T = Uploaded>(client: Client, key: string, text: string, name = '图斑.geojson') =>
  client.upload<T>(`/api/layers/${key}/data`, name, text);
const featuresOf = (client: Client, key: string, bbox = NANNING) =>
  client.get<Features>(`/api/layers/${key}/features?bbox=${bbox}`);
const namesIn = async (client: Client, key: string, bbox = NANNING) =>
  must(await featuresOf(client, key, bbox)).features.map(({ properties }) => properties.name);

/** A layer in a release of its own, as the studio begins it. */
async function begun(more: object = {}): Promise<{ key: string; release: string; opened: Opened }> {
  const layer = layerOf(more);
  const { id } = await beginRelease(editors.author, `新建${layer.key}`);
  return { key: layer.key, release: id, opened: must(await openDraft(editors.author, id, layer)) };
}

/** The draft names the data that it shows. */
async function showData({ definition }: Opened, dataVersion: number): Promise<void> {
  const { id, revision, body } = definition;
  must(await editors.author.put(`/api/definitions/${id}`, { revision, body: { ...body, dataVersion } }));
}

/** What is offered to everybody is taken away again. */
async function retire(key: string): Promise<void> {
  const { items } = must(
    await editors.approver.get<{ items: { id: string; status: string }[] }>(`/api/definitions/layer/${key}`),
  );
  for (const { id, status } of items)
    if (status === 'published') must(await editors.approver.post(`/api/definitions/${id}/retire`));
}

test('[M06-12] 33 layers are offered, each with its data, and a box of each can be had', async () => {
  const known = (await layers()).filter(({ sample }) => sample);
  expect(known).toHaveLength(33);
  for (const { key, data } of known) {
    expect([key, data?.features]).toEqual([key, expect.any(Number)]);
    expect(data?.features).toBeGreaterThanOrEqual(20);
    expect(must(await featuresOf(clerk, key)).features.length).toBeGreaterThan(0);
  }
});

test('[M06-12] a 34th: written by one, its data uploaded, let out by another, it is on the map at once', async () => {
  const { key, release, opened } = await begun();
  const missing = (await releaseOf(editors.author, release)).definitions[0]?.issues.map(({ path, code }) => [
    path,
    code,
  ]);
  expect(missing).toEqual([['body.dataVersion', 'missing']]);

  const first = must(await upload(editors.author, key, collection(square('一号'), square('二号', [108.3, 22.9]))), 201);
  expect(first).toMatchObject({ version: 1, same: false, features: 2, notes: [] });
  expect((await layers()).map((layer) => layer.key)).not.toContain(key);
  await showData(opened, first.version);
  must(await decide(editors.author, release, 'submit'));
  expect((await decide(editors.author, release, 'approve')).status).toBe(403);
  must(await decide(editors.approver, release, 'approve'));

  const standing = (await layers()).find((layer) => layer.key === key);
  expect(standing).toMatchObject({ version: 1, data: { version: 1, features: 2 }, sample: false });
  expect((await namesIn(clerk, key)).sort()).toEqual(['一号', '二号']);
  await retire(key);
  expect((await layers()).map((layer) => layer.key)).not.toContain(key);
});

test('the same data uploaded twice stand once; new data are a new version and leave what is shown alone', async () => {
  const { key, release, opened } = await begun();
  const text = collection(square('一号'));
  must(await upload(editors.author, key, text), 201);
  const again = await upload(editors.author, key, ` ${text}\n`, '另一个名字.json');
  expect([again.status, again.body]).toEqual([200, expect.objectContaining({ version: 1, same: true })]);
  expect(await system.count('pc.layer_feature WHERE layer_key = $1', [key])).toBe(1);
  await showData(opened, 1);
  must(await decide(editors.author, release, 'submit'));
  must(await decide(editors.approver, release, 'approve'));
  const next = must(await upload(editors.author, key, collection(square('新一号'), square('新二号'))), 201);
  expect(next.version).toBe(2);
  expect(await namesIn(clerk, key)).toEqual(['一号']);

  const second = await beginRelease(editors.author, `更新${key}`);
  const draft = must(
    await openDraft(editors.author, second.id, { kind: 'layer', key, body: {} as never, from: 'effective' }),
  );
  const { id, revision, body } = draft.definition;
  must(
    await editors.author.put(`/api/definitions/${id}`, {
      revision,
      body: { ...layerOf({}, key).body, ...body, dataVersion: 2 },
    }),
  );
  const told = (await releaseOf(editors.author, second.id)).definitions[0]?.changes.map(({ text }) => text.zh);
  expect(told).toContain('图层：数据版本 1 → 2');
  must(await decide(editors.author, second.id, 'submit'));
  must(await decide(editors.approver, second.id, 'approve'));
  expect((await namesIn(clerk, key)).sort()).toEqual(['新一号', '新二号']);

  const auditor = await signIn(REGION.auditor);
  const { items } = must(
    await auditor.get<{ items: { actor: string; detail: object }[] }>(
      `/api/audit?action=layer.upload&subject=layer/${key}`,
    ),
  );
  expect(items.map(({ detail }) => detail)).toEqual([
    expect.objectContaining({ data: 2, features: 2 }),
    expect.objectContaining({ data: 1, features: 1 }),
  ]);
  await retire(key);
});

test('[M06-12] a file with bad features is refused with the number and reason of each, and nothing of it is kept', async () => {
  const { key } = await begun();
  const [x, y] = [22.8, 108.4];
  const open = square('没闭合');
  open.geometry.coordinates = [open.geometry.coordinates[0]?.slice(0, -1) ?? []];
  const answer = await upload<Refused>(
    editors.author,
    key,
    collection(square('好的'), square('写反了', [x, y]), open, square('在海南', [109.8, 19.2])),
  );
  expect([answer.status, answer.body.error.code]).toEqual([422, 'LAYER_DATA_REFUSED']);
  expect(answer.body.error.fields?.map(({ path, code }) => [path, code])).toEqual([
    ['features[2]', 'swapped'],
    ['features[3]', 'open'],
    ['features[4]', 'outside'],
  ]);
  expect(answer.body.error.fields?.[0]?.message).toContain('写反了');
  expect(await system.count('pc.layer_feature WHERE layer_key = $1', [key])).toBe(0);
  expect(await system.count('pc.layer_data WHERE layer_key = $1', [key])).toBe(0);
});

test.each([
  ['an archive by its content', 'PK\u0003\u0004', '压缩包'],
  ['a table', 'a,b', 'GeoJSON'],
])('%s is no data of a layer, whatever it is called', async (_, text, words) => {
  const { key } = await begun();
  const answer = await upload<Refused>(editors.author, key, text, '图斑.geojson');
  expect([answer.status, answer.body.error.code]).toEqual([422, 'LAYER_FILE_UNREADABLE']);
  expect(answer.body.error.message).toContain(words);
});

test('what lies outside the box is not told; a box that is none is refused', async () => {
  const { key, release, opened } = await begun();
  const near = square('近处', [108.45, 22.8], 0.01);
  must(await upload(editors.author, key, collection(near, square('远处', [109.2, 23.6], 0.01))), 201);
  await showData(opened, 1);
  must(await decide(editors.author, release, 'submit'));
  must(await decide(editors.approver, release, 'approve'));
  const region = await signIn(REGION.official);
  expect(await namesIn(region, key, '108.4,22.7,108.5,22.9')).toEqual(['近处']);
  expect(await namesIn(region, key, '109.1,23.5,109.3,23.7')).toEqual(['远处']);
  expect(await namesIn(region, key, '105,24,106,25')).toEqual([]);
  expect((await featuresOf(region, key, '108,22')).status).toBe(422);
  const answer = await featuresOf(region, key);
  expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
  await retire(key);
});

test('a county sees what lies in and about it, not the whole of a layer', async () => {
  const { key, release, opened } = await begun();
  must(
    await upload(editors.author, key, collection(square('青秀', [108.45, 22.8]), square('扶绥', [107.9, 22.6]))),
    201,
  );
  await showData(opened, 1);
  must(await decide(editors.author, release, 'submit'));
  must(await decide(editors.approver, release, 'approve'));
  const all = '104,20,113,27';
  expect((await namesIn(await signIn(REGION.official), key, all)).sort()).toEqual(['扶绥', '青秀']);
  expect(await namesIn(await signIn(fusui.official), key, all)).toEqual(['扶绥']);
  const { items } = must(await (await signIn(fusui.official)).get<{ items: { code: string }[] }>('/api/map/outlines'));
  expect(items.map(({ code }) => code)).toEqual([fusui.code]);
  await retire(key);
});

test('who may not write models uploads nothing; a county administrator is told whose the layers are; visitors see none', async () => {
  const { key } = await begun();
  const text = collection(square('一号'));
  expect((await upload(clerk, key, text)).status).toBe(403);
  const county = await upload<Refused>(await signIn(fusui.countyAdministrator), key, text);
  expect([county.status, county.body.error.code]).toEqual([403, 'LAYER_PLATFORM_ONLY']);
  expect((await visitor().get('/api/layers')).status).toBe(401);
  const { username, password } = await makeUser('operator', '45');
  expect((await (await signIn(username, password)).get('/api/layers')).status).toBe(403);
  expect((await upload(editors.author, mark('nobody'), text)).status).toBe(404);
});

describe('[M01-25] projects on the map', () => {
  interface Places {
    field: string | null;
    count: number;
    items: { id: string; light: string; region: { code: string }; at: [number, number] | null }[];
  }
  const placesOf = async (client: Client, library: string, filter: object[] = []) =>
    must(
      await client.get<Places>(`/api/libraries/${library}/places?filter=${encodeURIComponent(JSON.stringify(filter))}`),
    );

  test('those of the demonstration lie where they say, most of them; the filter by light and region narrows them', async () => {
    const region = await signIn(REGION.official);
    const all = await placesOf(region, 'building');
    expect(all.field).toBe('项目位置');
    expect(all.items.length).toBe(Math.min(all.count, 5000));
    const placed = all.items.filter(({ at }) => at !== null).length;
    expect(placed).toBeGreaterThan(all.items.length * 0.7);
    const red = await placesOf(region, 'building', [
      { key: 'light', op: 'in', value: ['red'] },
      { key: 'region_code', op: 'within', value: qingxiu.code },
    ]);
    expect(red.items.length).toBe(red.count);
    expect(red.items.every(({ light, region: { code } }) => light === 'red' && code.startsWith(qingxiu.code))).toBe(
      true,
    );
    const { count } = must(
      await region.get<{ count: number }>(
        `/api/libraries/building/summary?filter=${encodeURIComponent(JSON.stringify([{ key: 'region_code', op: 'within', value: qingxiu.code }]))}`,
      ),
    );
    expect((await placesOf(clerk, 'building')).count).toBe(count);
  });

  test('what is filled in as a line is told by a point of it; a library without a place tells none', async () => {
    const site = { type: 'string', title: '位置', 'x-decorator': 'FormItem', 'x-component': 'Geometry' };
    const field = { key: 'site', label: { zh: '位置', en: 'Site' }, type: 'geometry' };
    const library = await publishLibrary(editors, { fields: [field], properties: { site } });
    const values = { site: 'LINESTRING(108.4 22.8, 108.5 22.85, 108.6 22.9)' };
    const entry = await fileEntry(clerk, qingxiu, { library, values });
    expect((await placesOf(clerk, library)).items).toEqual([
      expect.objectContaining({ id: entry.id, at: [108.5, 22.85] }),
    ]);
    const plain = await publishLibrary(editors);
    await fileEntry(clerk, qingxiu, { library: plain, values: {} });
    expect(await placesOf(clerk, plain)).toMatchObject({ field: null, count: 1, items: [{ at: null }] });
    expect((await placesOf(await signIn(fusui.official), plain)).items).toEqual([]);
  });
});
