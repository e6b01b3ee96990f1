import { COUNTIES, type Draft, Editors, formOf, mark, must, publishLibrary } from '../factories';
import { type Client, signIn } from '../harness/client';
import { letOut, type Release, releaseOf } from './releasing';

const { fusui } = COUNTIES;
const CITY = '4514';
let editors: Editors;
let author: Client;
let approver: Client;
let official: Client;

beforeAll(async () => {
  editors = await Editors.meet();
  ({ author, approver } = editors);
  official = await signIn(fusui.official);
});

interface Copy extends Release {
  layers: { taken: number; left: { region: string; regionName: string; key: string; reason: string }[] };
}
const copy = async (from: string, key: string, layers?: boolean) =>
  must(
    await author.post<Copy>(`/api/libraries/${from}/copy`, {
      key,
      name: '新库',
      ...(layers === undefined ? {} : { layers }),
    }),
    201,
  );
const layer = (library: string, region: string, operations: object[], base = 1): Draft => ({
  kind: 'form',
  key: `${library}-entry`,
  region,
  body: { base, operations },
});
const orders = [
  layer('', CITY, [{ op: 'relabel', target: 'plan', label: '全市计划' }]),
  layer('', fusui.code, [
    { op: 'add', key: 'r451421_link', schema: { type: 'string', title: '产业链', 'x-component': 'Input' } },
    { op: 'hide', target: 'grade' },
  ]),
];
const titles = async (library: string) => {
  const { schema } = await formOf(official, library, fusui.code);
  const parts = schema.properties as Record<string, { title: string; 'x-visible'?: boolean }>;
  return [parts.plan?.title, parts.r451421_link?.title, parts.grade?.['x-visible']];
};

describe('[M01-22] a library that is copied', () => {
  test('takes the regions’ own changes along when asked, under the new keys', async () => {
    const library = await publishLibrary(editors);
    await editors.publish(...orders.map((one) => ({ ...one, key: `${library}-entry` })));
    const offered = must(
      await author.get<{ items: { region: string; regionName: string; kind: string }[] }>(
        `/api/libraries/${library}/layers`,
      ),
    );
    expect(offered.items).toMatchObject([
      { kind: 'form', region: CITY, regionName: '崇左市' },
      { kind: 'form', region: fusui.code, regionName: '扶绥县' },
    ]);

    const plain = await copy(library, mark('plain'));
    expect([plain.items, plain.layers]).toEqual([3, { taken: 0, left: [] }]);

    const key = mark('copy');
    const made = await copy(library, key, true);
    expect([made.items, made.blockers, made.layers]).toEqual([5, [], { taken: 2, left: [] }]);
    await letOut(author, approver, made.id);
    expect(await titles(key)).toEqual(['全市计划', '产业链', false]);
    expect((await formOf(official, key, fusui.code)).version).toBe(`1+${CITY}.1+${fusui.code}.1`);

    // The copy stands by itself: the city changes its mind in the old library only.
    const [city] = orders as [Draft, Draft];
    const other = { base: 1, operations: [{ op: 'relabel', target: 'plan', label: '别的计划' }] };
    await editors.publish({ ...city, key: `${library}-entry`, body: other });
    expect([(await titles(library))[0], (await titles(key))[0]]).toEqual(['别的计划', '全市计划']);
  });

  test('leaves a change behind that no longer fits, and says whose', async () => {
    const library = await publishLibrary(editors, {
      properties: { fax: { type: 'string', title: '传真', 'x-component': 'Input' } },
      fields: [{ key: 'fax', label: { zh: '传真', en: 'Fax' }, type: 'text' }],
    });
    const [city] = orders as [Draft, Draft];
    await editors.publish(
      { ...city, key: `${library}-entry` },
      layer(library, fusui.code, [{ op: 'relabel', target: 'fax', label: '值班传真' }]),
    );
    // The base lets go of the field; the county has put its answer off and stays on the old one.
    const found = must(
      await author.get<{ effective: { body: { properties: Record<string, object> } } }>(
        `/api/definitions/form/${library}-entry`,
      ),
    );
    const { fax: _, ...properties } = found.effective.body.properties;
    await editors.publish({
      kind: 'form',
      key: `${library}-entry`,
      body: { ...found.effective.body, properties },
    });
    const made = await copy(library, mark('copy'), true);
    expect(made.layers).toMatchObject({ taken: 1, left: [{ region: fusui.code, regionName: '扶绥县' }] });
    expect(made.layers.left[0]?.reason).toMatch(/传真|fax/);
    expect([made.items, (await releaseOf(author, made.id)).blockers]).toEqual([4, []]);
  });
});
