import { operationsOf, search } from './openapi';
import { limitTexts, schemaRows, typeText } from './schema-rows';

const document = {
  paths: {
    '/api/tokens': {
      post: {
        tags: ['access'],
        summary: '新建接口令牌',
        description: 'Make a token',
        'x-may': 'token.manage',
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: {
                  name: { type: 'string', maxLength: 80 },
                  roles: { type: 'array', items: { type: 'object', properties: { key: { enum: ['a', 'b'] } } } },
                  days: { type: 'integer', minimum: 1, maximum: 730, default: 365 },
                },
              },
            },
          },
        },
        responses: { '201': { description: '好' }, '4XX': { $ref: '#/components/responses/Problem' } },
      },
    },
  },
  components: {
    responses: { Problem: { description: '被拒绝', content: { 'application/json': { schema: { type: 'object' } } } } },
  },
};
const say = (key: string, params?: Record<string, string | number>) =>
  params ? `${key}(${Object.values(params).join()})` : key;

test('an operation is read with its references resolved', () => {
  const [operation] = operationsOf(document);
  expect(operation).toMatchObject({
    id: 'POST /api/tokens',
    tag: 'access',
    may: 'token.manage',
    summary: { zh: '新建接口令牌', en: 'Make a token' },
  });
  expect(operation?.responses.map(({ description }) => description)).toEqual(['好', '被拒绝']);
});

test('a search finds path, purpose and fields, every word of it', () => {
  const operations = operationsOf(document);
  expect(search(operations, '令牌 days')).toHaveLength(1);
  expect(search(operations, '令牌 nothing')).toHaveLength(0);
  expect(search(operations, ' ')).toHaveLength(1);
});

test('a schema is a list of rows, what a list holds one step in', () => {
  const schema = operationsOf(document)[0]?.body?.schema ?? {};
  const rows = schemaRows(document, schema);
  expect(rows.map(({ name, depth, required }) => [name, depth, required])).toEqual([
    ['name', 0, true],
    ['roles', 0, false],
    ['key', 1, false],
    ['days', 0, false],
  ]);
  expect(rows.map((row) => typeText(document, row.schema, say))).toEqual([
    'type_string',
    'listOf(type_object)',
    'oneOf("a"、"b")',
    'type_integer',
  ]);
  expect(limitTexts(rows[3]?.schema ?? {}, say)).toEqual(['atLeast(1)', 'upTo(730)', 'default(365)']);
});

test('a document that is none has no operations, and one that names itself ends', () => {
  expect(operationsOf({})).toEqual([]);
  const loop = { a: { type: 'object', properties: { self: { $ref: '#/a' } } } };
  expect(schemaRows(loop, { $ref: '#/a' })).toHaveLength(5);
});
