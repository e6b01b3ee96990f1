import { zipSync } from 'fflate';
import { Editors, makeUser, mark, must, publishLibrary, REGION, type Refused } from '../factories';
import { type Client, signIn, visitor } from '../harness/client';
import { closed, exported, type Opened, opened, type PlanAnswer, rewritten, sealed, send } from './packaging';

/** Bad packages of a library that the platform has: whatever is refused here would otherwise be a new version. */
let key: string;
let zip: Buffer;
let administrator: Client;

beforeAll(async () => {
  administrator = await signIn('liangwenjing');
  key = await publishLibrary(await Editors.meet());
  zip = await exported(administrator, key);
});

const versions = async () => {
  const { items } = must(
    await administrator.get<{ items: { kind: string; versions: number }[] }>(`/api/definitions?q=${key}`),
  );
  return items.map(({ kind, versions }) => [kind, versions]).sort();
};
const libraryFile = () => `seed/reference/definitions/library/${key}.json`;
const formFile = () => `forms/${key}-entry/schema.json`;
const viewFile = () => `seed/reference/definitions/view/${key}-all.json`;

type Body = Record<string, unknown> & { properties: Record<string, object>; fields: object[]; columns: object[] };
interface Content {
  version: number;
  body: Body;
}

/** The form of the next version with another body. */
const form = (change: (body: Body) => object) => () =>
  rewritten(zip, formFile(), (content: Content) => ({ ...content, version: 2, body: change(content.body) }));
const withProperty = (schema: object) => form((body) => ({ ...body, properties: { ...body.properties, bad: schema } }));
const reopened = (change: (package_: Opened) => void) => () => {
  const open = opened(zip);
  change(open);
  return closed(sealed(open));
};

test.each<[string, () => Buffer, () => string, string]>([
  ['a form that is missing', reopened(({ files }) => rename(files)), () => `${libraryFile()}#body.form`, 'missing'],
  [
    'a schema with a script in its text',
    withProperty({ type: 'string', title: 'x', description: 'javascript:alert(1)', 'x-component': 'Input' }),
    () => `${formFile()}#body.properties.bad.description`,
    'script',
  ],
  [
    'a schema that runs something',
    withProperty({ type: 'string', title: 'x', 'x-component': 'Input', 'x-reactions': '{{ fetch("//x") }}' }),
    () => `${formFile()}#body.properties.bad.x-reactions`,
    'expression',
  ],
  [
    'an expression that reaches out',
    withProperty({ type: 'string', title: 'x', 'x-component': 'Input', 'x-visible': '{{ constructor }}' }),
    () => `${formFile()}#body.properties.bad.x-visible`,
    'forbidden',
  ],
  ['a schema of 5 MB', form((body) => ({ ...body, description: 'x'.repeat(4_900_000) })), formFile, 'size'],
  ['a schema that never ends', withProperty(nested(150)), () => `${formFile()}#body.properties.bad`, 'depth'],
  [
    'characters that PostgreSQL refuses',
    form((body) => ({ ...body, title: 'a\u0000b' })),
    () => `${formFile()}#body.title`,
    'text',
  ],
  [
    'a field that the form asks and the library does not know',
    withProperty({ type: 'string', title: 'x', 'x-decorator': 'FormItem', 'x-component': 'Input' }),
    () => `${formFile()}#body.properties.bad`,
    'field-unknown',
  ],
  [
    'a layer of a region that is not there',
    reopened(({ files }) => files.set(`forms/${key}-entry/regions/XX-9.json`, layer('XX-9'))),
    () => `forms/${key}-entry/regions/XX-9.json#region`,
    'unknown',
  ],
  [
    'a layer that hides what has to be answered',
    reopened(({ files }) =>
      files.set(`forms/${key}-entry/regions/4514.json`, layer('4514', { op: 'hide', target: 'name' })),
    ),
    () => `forms/${key}-entry/regions/4514.json#body.operations.0`,
    'required',
  ],
  [
    'a file that was changed after the export',
    () => {
      const { manifest, files } = opened(zip);
      files.set(viewFile(), (files.get(viewFile()) ?? '').replace('grade', 'plan'));
      return closed({ manifest, files });
    },
    viewFile,
    'checksum',
  ],
  [
    'the same number with another content',
    () =>
      rewritten(zip, viewFile(), (view: Content) => ({ ...view, body: { ...view.body, columns: [{ key: 'name' }] } })),
    viewFile,
    'version-taken',
  ],
  [
    'what belongs to no library',
    reopened(({ files }) => files.set('seed/reference/definitions/dictionary/stray.json', dictionary('stray'))),
    () => 'seed/reference/definitions/dictionary/stray.json',
    'foreign',
  ],
  [
    'a definition in the place of another',
    reopened(({ files }) => files.set('seed/reference/definitions/dictionary/other.json', dictionary('stray'))),
    () => 'seed/reference/definitions/dictionary/other.json#key',
    'place',
  ],
])('[P1] %s is refused at its place, and nothing is saved', async (_, make, place, code) => {
  const before = await versions();
  const bytes = make();
  const planned = must(await send<PlanAnswer>(administrator, 'plan', bytes), 200);
  expect(planned.ok).toBe(false);
  const answer = await send<Refused>(administrator, 'apply', bytes);
  expect([answer.status, answer.body.error.code]).toEqual([409, 'LIBRARY_PACKAGE_CONFLICTS']);
  const told = answer.body.error.fields?.map((field) => [field.path, field.code]) ?? [];
  expect(told).toContainEqual([expect.stringContaining(place()), code]);
  expect(await versions()).toEqual(before);
});

function rename(files: Map<string, string>): void {
  const library = JSON.parse(files.get(libraryFile()) ?? '') as Content;
  files.set(libraryFile(), JSON.stringify({ ...library, version: 2, body: { ...library.body, form: mark('gone') } }));
  files.delete(formFile());
}

function nested(depth: number): object {
  const inner = { type: 'string', title: 'x', 'x-component': 'Input' };
  return Array.from({ length: depth }).reduce<object>(
    (properties, _, at) => ({ type: 'void', 'x-component': 'Group', properties: { [`g${at}`]: properties } }),
    inner,
  );
}

const dictionary = (name: string) =>
  JSON.stringify({ kind: 'dictionary', key: name, title: { zh: name }, body: { items: [] } });
const layer = (region: string, ...operations: object[]) =>
  JSON.stringify({ kind: 'form', key: `${key}-entry`, region, title: { zh: '层' }, body: { base: 1, operations } });

const stored = (files: Record<string, string>) =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))));
const withFile =
  (path: string, text = '{}') =>
  () => {
    const { manifest, files } = opened(zip);
    return closed({ manifest, files: new Map([...files, [path, text]]) });
  };
const withManifest = (change: object) => () => {
  const { manifest, files } = opened(zip);
  return closed({ manifest: { ...manifest, ...change }, files });
};

test.each<[string, () => Buffer, string, string?]>([
  ['no archive', () => Buffer.from('{}'), 'LIBRARY_PACKAGE_UNREADABLE'],
  ['half an archive', () => zip.subarray(0, zip.length / 2), 'LIBRARY_PACKAGE_UNREADABLE'],
  ['an archive without a manifest', () => stored({ 'forms/a/schema.json': '{}' }), 'LIBRARY_PACKAGE_UNREADABLE'],
  ['a newer format', withManifest({ format: 2 }), 'LIBRARY_PACKAGE_FORMAT', 'manifest.json#format'],
  [
    'a wrong checksum',
    withManifest({ checksum: '0'.repeat(64) }),
    'LIBRARY_PACKAGE_CHECKSUM',
    'manifest.json#checksum',
  ],
  ['another library than was sealed', withManifest({ library: 'building' }), 'LIBRARY_PACKAGE_CHECKSUM'],
  ['a path that leads out', withFile('../../evil.json'), 'LIBRARY_PACKAGE_UNREADABLE'],
  ['a path from the root', withFile('/etc/evil.json'), 'LIBRARY_PACKAGE_UNREADABLE'],
  ['a path with backslashes', withFile('forms\\..\\..\\evil.json'), 'LIBRARY_PACKAGE_UNREADABLE'],
  ['a file that the manifest does not name', withFile('forms/stray/schema.json'), 'LIBRARY_PACKAGE_UNREADABLE'],
  [
    'a file where no definition lies',
    reopened(({ files }) => files.set('scripts/evil.mjs', '')),
    'LIBRARY_PACKAGE_UNREADABLE',
  ],
  [
    'more than 20 MB',
    () => stored({ 'manifest.json': '{}', 'forms/a/schema.json': ' '.repeat(21 * 2 ** 20) }),
    'LIBRARY_PACKAGE_UNREADABLE',
  ],
  [
    'more than 1,000 files',
    () => stored(Object.fromEntries(Array.from({ length: 1_100 }, (_, at) => [`forms/a${at}/schema.json`, '{}']))),
    'LIBRARY_PACKAGE_UNREADABLE',
  ],
])('[P1] %s is no package', async (...[, make, code, place]) => {
  const bytes = make();
  for (const what of ['plan', 'apply']) {
    const { status, body } = await send<Refused>(administrator, what, bytes);
    expect([status, body.error.code]).toEqual([422, code]);
    if (place) expect(body.error.fields?.map((field) => field.path)).toEqual([place]);
    expect(body.error.message).toMatch(/[一-鿿]/);
  }
});

test('an archive that lies about its size unfolds no further than it says', async () => {
  const bomb = stored({ 'manifest.json': ' '.repeat(15 * 2 ** 20) });
  // the size in the directory at the end: four bytes, 24 after its signature
  const directory = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bomb.writeUInt32LE(10, directory + 24);
  const { status, body } = await send<Refused>(administrator, 'plan', bomb);
  expect([status, body.error.code]).toEqual([422, 'LIBRARY_PACKAGE_UNREADABLE']);
});

test('only who answers for the whole platform imports; auditors may look', async () => {
  const statusOf = async (client: Client, what: string) => (await send(client, what, zip)).status;
  const regional = await signIn(REGION.administrator);
  const auditor = await signIn(REGION.auditor);
  const official = await makeUser('official', '451421').then(({ username, password }) => signIn(username, password));
  expect([await statusOf(administrator, 'apply'), await statusOf(administrator, 'plan')]).toEqual([200, 200]);
  const refused = await send<Refused>(regional, 'apply', zip);
  expect([refused.status, refused.body.error.code]).toEqual([403, 'LIBRARY_PACKAGE_PLATFORM_ONLY']);
  expect([await statusOf(auditor, 'plan'), await statusOf(auditor, 'apply')]).toEqual([200, 403]);
  expect([await statusOf(official, 'plan'), (await official.get(`/api/packages/${key}`)).status]).toEqual([403, 403]);
  expect([await statusOf(visitor(), 'apply'), (await visitor().get(`/api/packages/${key}`)).status]).toEqual([
    401, 401,
  ]);
});
