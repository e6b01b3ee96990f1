import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COUNTIES, Editors, must, publishLibrary, REGION } from '../factories';
import { signIn, visitor } from '../harness/client';

const ROOT = path.resolve(__dirname, '../..');
const VERBS = ['get', 'post', 'put', 'delete'];

interface Operation {
  summary?: string;
  tags?: string[];
  'x-may'?: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, unknown>;
}

interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, object>; responses: Record<string, object> };
}

let document: Document;
let operations: { address: string; method: string; operation: Operation }[];

beforeAll(async () => {
  document = must(await visitor().get<Document>('/api/openapi.json'));
  operations = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ address, method, operation })),
  );
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/node_modules|\/dist\//.test(file));
}

/** `GET /api/…` of every `defineRoute` that stands in the source; a part that is computed is any word. */
function declared(): RegExp[] {
  const found = readdirSync(path.join(ROOT, 'plugins')).flatMap((plugin) => {
    const server = path.join(ROOT, 'plugins', plugin, 'server');
    return sources(path.join(ROOT, 'plugins', plugin)).filter((file) => file.startsWith(server));
  });
  return found.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/method: '([A-Z]+)',\s+path: (['`])(\/[^'`]*)\2/g)].map(
      ([, verb, , text = '']) => {
        const pattern = text.replace(/:([A-Za-z]+)/g, '{$1}').replace(/[.{}$]/g, '\\$&');
        return new RegExp(`^${verb} /api${pattern.replace(/\\\$\\\{\w+\\\}/g, '\\w+')}$`);
      },
    ),
  );
}

/** The content API: two routes for every content type that has a router. */
function contentRoutes(): string[] {
  const folder = path.join(ROOT, 'cms/src/api');
  // a content type without a routes folder is not served
  const served = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'routes')));
  return served.flatMap((name) => {
    const schema = JSON.parse(readFileSync(path.join(folder, name, 'content-types', name, 'schema.json'), 'utf8'));
    const { pluralName } = schema.info as { pluralName: string };
    return [`GET /api/content/${pluralName}`, `GET /api/content/${pluralName}/{id}`];
  });
}

test('the document names every route that the source declares, and no other', () => {
  const documented = operations.map(({ address, method }) => `${method.toUpperCase()} ${address}`);
  const routes = declared();
  expect(routes.length).toBeGreaterThan(40);
  const unknown = documented.filter(
    (one) => !routes.some((route) => route.test(one)) && !contentRoutes().includes(one),
  );
  expect(unknown).toEqual([]);
  expect(routes.filter((route) => !documented.some((one) => route.test(one))).map(String)).toEqual([]);
  expect(contentRoutes().filter((route) => !documented.includes(route))).toEqual([]);
});

test('every route of the document answers, and only a guarded one asks who it is', async () => {
  const wrong: string[] = [];
  for (const { address, method, operation } of operations) {
    const place = address
      .replace('{period}', '2026-01')
      .replace('{kind}', 'form')
      .replaceAll(/\{\w+\}/g, 'x'.repeat(24));
    const { status } = await visitor().call(method.toUpperCase(), place, method === 'get' ? {} : { body: {} });
    const guarded = operation.security.length > 0;
    if (guarded !== (status === 401) || status === 405 || status >= 500) wrong.push(`${method} ${address}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

test('a method that the document does not name does not exist', async () => {
  const administrator = await signIn(REGION.administrator);
  const wrong: string[] = [];
  for (const address of Object.keys(document.paths)) {
    const place = address.replaceAll(/\{\w+\}/g, 'x'.repeat(24));
    for (const verb of VERBS.filter((one) => !document.paths[address]?.[one] && one !== 'get')) {
      const { status } = await administrator.call(verb.toUpperCase(), place, { body: {} });
      if (status !== 405 && status !== 404) wrong.push(`${verb} ${address}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe('as OpenAPI 3.1', () => {
  test('it has a version, a title, and an answer and a summary for every operation', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    for (const { address, method, operation } of operations) {
      expect(VERBS).toContain(method);
      expect([address, Object.keys(operation.responses).some((code) => /^2\d\d$/.test(code))]).toEqual([address, true]);
      expect([address, Boolean(operation.summary), operation.tags?.length]).toEqual([address, true, 1]);
    }
  });

  test('each parameter of a path is declared once, required, with a schema', () => {
    for (const { address, operation } of operations) {
      const named = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = operation.parameters.filter((one) => one.in === 'path');
      expect([address, inPath.map((one) => one.name)]).toEqual([address, named]);
      expect(inPath.every((one) => one.required && one.schema)).toBe(true);
      const all = operation.parameters.map((one) => `${one.in} ${one.name}`);
      expect([address, new Set(all).size]).toEqual([address, all.length]);
    }
  });

  test('every reference points at something, and every way to sign in is described', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, place = '']) => place.split('/'));
    expect(references.length).toBeGreaterThan(0);
    for (const steps of references) {
      const end = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
      expect([steps.join('/'), end === undefined]).toEqual([steps.join('/'), false]);
    }
    const used = new Set(operations.flatMap(({ operation }) => operation.security.flatMap((one) => Object.keys(one))));
    expect([...used].sort()).toEqual(Object.keys(document.components.securitySchemes).sort());
  });

  test('a body is described where one is taken, and closed against unknown keys', () => {
    const filing =
      document.paths['/api/libraries/{key}/entries']?.post?.requestBody?.content['application/json']?.schema;
    expect(filing).toMatchObject({ type: 'object', required: ['formVersion'], additionalProperties: false });
    const upload = document.paths['/api/projects/{code}/attachments']?.post?.requestBody;
    expect(Object.keys(upload?.content ?? {})).toEqual(['multipart/form-data']);
  });
});

test('[P1] a published library has its entry in the document at once, for those who may see it', async () => {
  interface Described {
    'x-libraries': { key: string; entries: string; entry: { $ref: string } }[];
    components: { schemas: Record<string, { properties: { values: { properties: Record<string, object> } } }> };
  }
  const fields = [
    { key: 'depth', label: { zh: '埋深', en: 'Depth' }, type: 'decimal', unit: '米', min: 0 },
    { key: 'secret', label: { zh: '电话', en: 'Phone' }, type: 'text', sensitivity: 'restricted' },
  ];
  const key = await publishLibrary(await Editors.meet(), { fields });
  const clerk = await signIn(COUNTIES.fusui.official);
  const { body } = await clerk.get<Described>('/api/openapi.json');
  expect(body['x-libraries']).toContainEqual(
    expect.objectContaining({
      key,
      entries: `/api/libraries/${key}/entries`,
      entry: { $ref: `#/components/schemas/${key}.entry` },
    }),
  );
  const values = body.components.schemas[`${key}.entry`]?.properties.values.properties;
  expect(values?.depth).toMatchObject({ type: 'number', minimum: 0, title: '埋深', 'x-unit': '米' });
  expect(values).not.toHaveProperty('secret');
  expect((await visitor().get<Described>('/api/openapi.json')).body['x-libraries']).toEqual([]);
});
