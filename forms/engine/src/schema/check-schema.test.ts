import fc from 'fast-check';
import { checkSchema } from './check-schema';
import type { JsonSchema } from './json-schema';
import { bothPatterns, patternFault } from './pattern';

const form = (properties: Record<string, JsonSchema>, more: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  ...more,
  properties,
});
const input = (more: JsonSchema = {}): JsonSchema => ({ type: 'string', 'x-component': 'Input', ...more });
const group = (properties: Record<string, JsonSchema>, more: JsonSchema = {}): JsonSchema => ({
  type: 'void',
  'x-component': 'Group',
  ...more,
  properties,
});

/** Chinese in Chinese; in English only what somebody named stands in Chinese, in quotes. */
const IN_BOTH = {
  zh: expect.stringMatching(/[\u4e00-\u9fa5]/),
  en: expect.stringMatching(/^([^\u4e00-\u9fa5“]|“[^”]*”)+$/),
};

test('a form of every kind of part passes', () => {
  const schema = form(
    {
      steps: {
        type: 'void',
        'x-component': 'FormStep',
        properties: {
          one: {
            type: 'void',
            'x-component': 'FormStep.StepPane',
            'x-component-props': { title: '一' },
            properties: {
              a: input({ required: true, 'x-decorator': 'FormItem', 'x-decorator-props': { gridSpan: 2 } }),
            },
          },
        },
      },
      hint: { type: 'void', 'x-component': 'Note', 'x-component-props': { text: '说明' } },
      rows: {
        type: 'array',
        'x-component': 'ArrayTable',
        items: {
          type: 'object',
          properties: {
            column: {
              type: 'void',
              'x-component': 'ArrayTable.Column',
              'x-component-props': { title: '金额' },
              properties: { amount: { type: 'number', 'x-component': 'MoneyInput', required: '{{ !empty(a) }}' } },
            },
          },
        },
        properties: { addition: { type: 'void', title: '加一行', 'x-component': 'ArrayTable.Addition' } },
      },
      total: {
        type: 'number',
        'x-component': 'Computed',
        'x-type': 'money',
        'x-value': '{{ sum(rows.amount) + last }}',
      },
      place: { type: 'object', properties: { street: input() } },
    },
    {
      'x-context': { last: { type: 'money', label: '上月' } },
      'x-check': [{ when: 'total > 5', message: '超过 {total}' }],
    },
  );
  expect(checkSchema(schema)).toEqual([]);
});

test.each<[string, unknown, string, string]>([
  ['what is no object', [], 'shape', ''],
  [
    'an unknown component',
    form({ a: { type: 'string', 'x-component': 'Iframe' } }),
    'component',
    'properties.a.x-component',
  ],
  [
    'a component named like a built-in',
    form({ a: { type: 'string', 'x-component': 'toString' } }),
    'component',
    'properties.a.x-component',
  ],
  [
    'an unknown prop',
    form({ a: input({ 'x-component-props': { onClick: 'x' } }) }),
    'props',
    'properties.a.x-component-props.onClick',
  ],
  [
    'dangerouslySetInnerHTML',
    form({ a: input({ 'x-component-props': { dangerouslySetInnerHTML: { __html: 'x' } } }) }),
    'forbidden',
    'properties.a.x-component-props.dangerouslySetInnerHTML',
  ],
  [
    'a javascript: address',
    form({ a: input({ description: 'see JavaScript :alert(1)' }) }),
    'script',
    'properties.a.description',
  ],
  ['a script tag', form({ a: input({ title: '<script src=x>' }) }), 'script', 'properties.a.title'],
  ['a function', form({ a: input({ default: () => 1 }) }), 'function', 'properties.a.default'],
  ['free reactions', form({ a: input({ 'x-reactions': '{{ alert(1) }}' }) }), 'expression', 'properties.a.x-reactions'],
  ['an expression where none belongs', form({ a: input({ title: '{{ a }}' }) }), 'expression', 'properties.a.title'],
  ['a validator', form({ a: input({ 'x-validator': 'url' }) }), 'keyword', 'properties.a.x-validator'],
  [
    'a condition that reaches for window',
    form({ a: input({ 'x-visible': '{{ window }}' }) }),
    'forbidden',
    'properties.a.x-visible',
  ],
  [
    'a condition on a field that is not there',
    form({ a: input({ required: '{{ b > 1 }}' }) }),
    'unknown-field',
    'properties.a.required',
  ],
  [
    'a condition that gives no yes or no',
    form({ a: input({ 'x-visible': '{{ len(a) }}' }) }),
    'type',
    'properties.a.x-visible',
  ],
  ['a field that depends on itself', form({ a: input({ 'x-visible': '{{ empty(a) }}' }) }), 'circle', 'properties.a'],
  [
    'a circle through a group',
    form({ a: input({ 'x-visible': '{{ empty(b) }}' }), g: group({ b: input() }, { 'x-visible': '{{ empty(a) }}' }) }),
    'circle',
    'properties.a',
  ],
  [
    'a circle through a table',
    form({
      total: { type: 'number', 'x-component': 'Computed', 'x-value': '{{ sum(rows.n) }}' },
      rows: {
        type: 'array',
        'x-component': 'ArrayTable',
        items: {
          type: 'object',
          properties: { n: { type: 'number', 'x-component': 'Computed', 'x-value': '{{ total + 1 }}' } },
        },
      },
    }),
    'circle',
    'properties.total',
  ],
  ['two fields with one key', form({ a: input(), g: group({ a: input() }) }), 'duplicate', 'properties.g.properties.a'],
  ['a key that is no key', form({ 'A-b': input() }), 'key', 'properties.A-b'],
  [
    'a choice without options',
    form({ a: { type: 'string', 'x-component': 'Select' } }),
    'options',
    'properties.a.enum',
  ],
  [
    'an option twice',
    form({ a: { type: 'string', 'x-component': 'Select', enum: ['x', 'x'] } }),
    'options',
    'properties.a.enum.1',
  ],
  [
    'a computed field without its formula',
    form({ a: { type: 'number', 'x-component': 'Computed' } }),
    'computed',
    'properties.a.x-value',
  ],
  [
    'a formula of another type',
    form({ a: { type: 'number', 'x-component': 'Computed', 'x-value': "{{ 'x' }}" } }),
    'type',
    'properties.a.x-value',
  ],
  [
    'a type that the component has not',
    form({ a: { type: 'number', 'x-component': 'DatePicker' } }),
    'type',
    'properties.a.type',
  ],
  [
    'a column outside a table',
    form({ a: { type: 'void', 'x-component': 'ArrayTable.Column' } }),
    'component',
    'properties.a.x-component',
  ],
  ['a slow pattern', form({ a: input({ pattern: '(a+)+$' }) }), 'keyword', 'properties.a.pattern'],
  [
    'a name that the context has',
    form({ last: input() }, { 'x-context': { last: { type: 'money' } } }),
    'duplicate',
    'properties.last',
  ],
  [
    'a check without a sentence',
    form({ a: input({ 'x-check': [{ when: 'empty(a)' }] }) }),
    'remark',
    'properties.a.x-check.0',
  ],
])('%s is refused at its place', (_, schema, code, path) => {
  expect(checkSchema(schema)).toContainEqual(expect.objectContaining({ code, path, message: IN_BOTH }));
});

test('a key that would reach the prototype is refused', () => {
  const schema = JSON.parse(
    '{"type":"object","properties":{"a":{"type":"string","x-component":"Input","__proto__":{"x":1}}}}',
  );
  expect(checkSchema(schema)).toMatchObject([{ code: 'forbidden' }]);
});

test('a deep or huge schema is refused, not walked to the end', () => {
  let deep: JsonSchema = input();
  for (let i = 0; i < 5_000; i += 1) deep = group({ [`g${i}`]: deep });
  expect(checkSchema(form({ top: deep }))[0]).toMatchObject({ code: 'size' });
  const wide = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`f${i}`, input()]));
  expect(checkSchema(form(wide))[0]).toMatchObject({ code: 'size' });
});

test('whatever JSON comes, the answer is a list of issues', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => Array.isArray(checkSchema(json))),
    { numRuns: 500 },
  );
});

describe('patterns', () => {
  test.each(['^\\d{6}$', '^[A-Z]{2}-\\d+$', '^(1\\d{10}|0\\d{2,3}-?\\d{7,8})$', '[\\u4e00-\\u9fa5]+'])(
    '%s is allowed',
    (pattern) => expect(patternFault(pattern)).toBeNull(),
  );
  test.each(['(a+)+$', '(a|a)*b', '((ab)*c)*', '(.*)\\1', 'a*a*a*a*a*', '(', ''])('%s is refused', (pattern) =>
    expect(patternFault(pattern)).not.toBeNull(),
  );

  test('two patterns joined hold where both hold', () => {
    const words = fc.stringMatching(/^[abz19]{0,6}$/);
    const patterns = fc.constantFrom('^a', 'z$', '\\d', '^.{3}$', 'b|1', '^[ab]+');
    fc.assert(
      fc.property(patterns, patterns, patterns, words, (a, b, c, word) => {
        const joined = new RegExp(bothPatterns(bothPatterns(a, b), c));
        expect(joined.test(word)).toBe([a, b, c].every((one) => new RegExp(one).test(word)));
      }),
    );
  });
});
