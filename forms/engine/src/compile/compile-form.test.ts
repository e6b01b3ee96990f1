import fc from 'fast-check';
import type { JsonSchema } from '../schema/json-schema';
import { compileForm, FormSchemaInvalid } from './compile-form';

const schema: JsonSchema = {
  type: 'object',
  'x-context': { last: { type: 'money', label: '上月' } },
  properties: {
    name: { type: 'string', 'x-component': 'Input', required: true, maxLength: 5 },
    money: { type: 'number', 'x-component': 'MoneyInput', minimum: 0 },
    kind: { type: 'string', 'x-component': 'Select', enum: ['a', 'b'] },
    inner: {
      type: 'void',
      'x-component': 'Group',
      'x-visible': "{{ kind == 'b' }}",
      properties: { detail: { type: 'string', 'x-component': 'Input', required: true } },
    },
    chained: { type: 'string', 'x-component': 'Input', 'x-visible': '{{ !empty(detail) }}' },
    start: { type: 'string', 'x-component': 'DatePicker' },
    end: {
      type: 'string',
      'x-component': 'DatePicker',
      'x-check': [{ when: 'end < start', message: '不能早于 {start}', en: { message: 'Not before {start}' } }],
    },
    month: { type: 'string', 'x-component': 'MonthPicker' },
    code: { type: 'string', 'x-component': 'CreditCode' },
    ready: { type: 'boolean', 'x-component': 'YesNo' },
    tags: { type: 'array', 'x-component': 'Checkbox.Group', enum: ['x', 'y'], minItems: 1 },
    files: { type: 'array', 'x-component': 'Upload' },
    rows: {
      type: 'array',
      'x-component': 'ArrayTable',
      items: {
        type: 'object',
        properties: {
          column: {
            type: 'void',
            'x-component': 'ArrayTable.Column',
            properties: { label: { type: 'string', 'x-component': 'Input', required: true } },
          },
          price: { type: 'number', 'x-component': 'MoneyInput' },
          count: { type: 'number', 'x-component': 'NumberPicker', format: 'integer' },
          cost: { type: 'number', 'x-component': 'Computed', 'x-type': 'money', 'x-value': '{{ price * count }}' },
          excuse: { type: 'string', 'x-component': 'Input', 'x-visible': '{{ cost > money }}', required: true },
        },
      },
    },
    total: {
      type: 'number',
      'x-component': 'Computed',
      'x-type': 'money',
      'x-value': '{{ sum(rows.cost) + coalesce(last, 0) }}',
    },
    place: { type: 'object', properties: { street: { type: 'string', 'x-component': 'Input', maxLength: 3 } } },
  },
};
const compiled = compileForm(schema);
const ctx = { today: '2026-11-22' };
const good = { name: '甲', tags: ['x'] };
const judged = (input: unknown, more = {}) => compiled.validate(input, { ...ctx, ...more });
const issues = (input: unknown, more = {}) => judged(input, more).issues.map((issue) => `${issue.path}: ${issue.code}`);

test('what fits is stored typed, without empty values', () => {
  expect(judged({ ...good, money: 1.5, kind: '', ready: false, start: null, files: [] })).toEqual({
    ok: true,
    issues: [],
    values: { name: '甲', money: 1.5, ready: false, tags: ['x'], files: [], total: 0 },
  });
});

test.each<[string, Record<string, unknown>, string]>([
  ['an unknown field', { colour: 1 }, 'colour: unknown'],
  ['a number as text', { money: '5' }, 'money: type'],
  ['a text as number', { name: 5 }, 'name: type'],
  ['a list as text', { tags: 'x' }, 'tags: type'],
  ['yes as text', { ready: 'yes' }, 'ready: type'],
  ['NaN', { money: Number.NaN }, 'money: type'],
  ['a number beyond 10^12', { money: 1e12 + 1 }, 'money: range'],
  ['seven decimals of money', { money: 0.1234567 }, 'money: decimals'],
  ['a number below its minimum', { money: -1 }, 'money: minimum'],
  ['an option that is not there', { kind: 'c' }, 'kind: enum'],
  ['an option twice', { tags: ['x', 'x'] }, 'tags: uniqueItems'],
  ['a date that does not exist', { start: '2026-02-30' }, 'start: format'],
  ['a date in another spelling', { start: '2026/2/3' }, 'start: format'],
  ['a month that does not exist', { month: '2026-13' }, 'month: format'],
  ['an end before its start', { start: '2026-03-02', end: '2026-03-01' }, 'end: check'],
  ['text with NUL', { name: 'a\u0000' }, 'name: text'],
  ['text with half a character', { name: 'a\ud83d' }, 'name: text'],
  ['a text that is too long', { name: '一二三四五六' }, 'name: maxLength'],
  ['only blanks', { name: '  ' }, 'name: whitespace'],
  ['nothing where something is required', { name: '' }, 'name: required'],
  ['an empty list where one is required', { tags: [] }, 'tags: minItems'],
  ['a credit code off by one', { code: '91451421MA5K00000M' }, 'code: creditCode'],
  ['a file that is none', { files: [{ href: 'x' }] }, 'files: type'],
  ['a row that is none', { rows: [1] }, 'rows[0]: type'],
  ['a row without what it requires', { rows: [{ label: 'a' }, { price: 1 }] }, 'rows[1].label: required'],
  ['an unknown column', { rows: [{ label: 'a', x: 1 }] }, 'rows[0].x: unknown'],
  ['a part of a whole', { rows: [{ label: 'a', count: 1.5 }] }, 'rows[0].count: format'],
  ['a field of an object', { place: { street: '一二三四' } }, 'place.street: maxLength'],
])('%s is refused at its place, in Chinese and in English', (_, input, expected) => {
  const verdict = judged({ ...good, ...input });
  expect(verdict.ok).toBe(false);
  expect(verdict.issues.map((issue) => `${issue.path}: ${issue.code}`)).toEqual([expected]);
  expect(verdict.issues[0]?.message).toEqual({
    zh: expect.stringMatching(/[\u4e00-\u9fa5]/),
    en: expect.not.stringMatching(/[\u4e00-\u9fa5]/),
  });
});

test.each([null, undefined, 'x', 5, [], [1]])('%j is no form', (input) => {
  expect(judged(input)).toMatchObject({ ok: false, issues: [{ path: '', code: 'type' }] });
});

test('keys that reach the prototype are unknown keys, and reach nothing', () => {
  expect(issues(JSON.parse('{"name":"甲","tags":["x"],"__proto__":{"a":1},"constructor":1}'))).toEqual([
    '__proto__: unknown',
    'constructor: unknown',
  ]);
  expect(({} as { a?: number }).a).toBeUndefined();
});

test('a hidden field is not judged, and its value is dropped; so is what depends on it', () => {
  const verdict = judged({ ...good, kind: 'a', detail: 5, chained: 'x' });
  expect(verdict).toMatchObject({ ok: true });
  expect(verdict.values).not.toHaveProperty('detail');
  expect(verdict.values).not.toHaveProperty('chained');
  expect(judged({ ...good, kind: 'b', detail: 'd', chained: 'x' }).values).toMatchObject({ detail: 'd', chained: 'x' });
  expect(issues({ ...good, kind: 'b' })).toEqual(['detail: required']);
});

test('a computed value is computed, whatever was submitted; rows feed it, the context too', () => {
  const rows = [{ label: 'a', price: 0.1, count: 3, cost: 99 }, { label: 'b' }];
  const verdict = judged({ ...good, money: 1, rows, total: -1 }, { context: { last: 2, other: 9 } });
  expect(verdict.values).toMatchObject({
    total: 2.3,
    rows: [{ label: 'a', price: 0.1, count: 3, cost: 0.3 }, { label: 'b' }],
  });
});

test('a row reads its own columns and the form round it', () => {
  expect(
    issues({
      ...good,
      money: 5,
      rows: [
        { label: 'a', price: 3, count: 2 },
        { label: 'b', price: 1, count: 2 },
      ],
    }),
  ).toEqual(['rows[0].excuse: required']);
});

test('what ArrayTable leaves in its rows is stripped', () => {
  expect(judged({ ...good, rows: [{ label: 'a', __DO_NOT_USE_THIS_PROPERTY_index__: 0 }] })).toMatchObject({
    ok: true,
    values: { rows: [{ label: 'a' }] },
  });
});

test('a draft may lack things, but what is there must fit', () => {
  expect(issues({ start: '2026-03-02', end: '2026-03-01' }, { draft: true })).toEqual([]);
  expect(issues({ money: 'x' }, { draft: true })).toEqual(['money: type']);
});

test('a check waits while what it reads does not fit', () => {
  expect(issues({ ...good, start: '2026-02-30', end: '2026-01-01' })).toEqual(['start: format']);
});

test('the state says of every field and part whether it shows and is required', () => {
  const state = compiled.state({ kind: 'b', rows: [{ price: 2, count: 3 }] }, ctx);
  expect(state).toMatchObject({
    inner: { visible: true },
    detail: { visible: true, required: true },
    chained: { visible: false },
    'rows[0].label': { required: true },
    'rows[0].cost': { value: 6 },
    'rows[0].excuse': { visible: false },
    total: { value: 6 },
  });
});

test('a schema with a fault is not compiled', () => {
  const faulty = { type: 'object', properties: { a: { type: 'string', 'x-component': 'Html' } } };
  expect(() => compileForm(faulty)).toThrow(expect.objectContaining({ code: FormSchemaInvalid.code, status: 422 }));
});

test('whatever comes, validation answers, and what it stores it accepts again', () => {
  const anything = fc.oneof(fc.jsonValue(), fc.constantFrom('a', 'b', 'x', '2026-01-01', 1, ['x']));
  const input = fc.dictionary(fc.constantFrom(...compiled.keys, 'detail', 'other'), anything);
  fc.assert(
    fc.property(fc.oneof(input, fc.jsonValue()), (one) => {
      const verdict = judged(one);
      if (verdict.ok) expect(judged(verdict.values)).toEqual(verdict);
    }),
    { numRuns: 1_000 },
  );
});
