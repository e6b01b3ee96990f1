import { createForm } from '@formily/core';
import { type ISchema, Schema } from '@formily/json-schema';
import { registerValidateLocale, setValidateLanguage } from '@formily/validator';
import fc from 'fast-check';
import { formilyCompiler } from '../formily/formily-compiler';
import type { JsonSchema } from '../schema/json-schema';
import { compileForm } from './compile-form';
import { PLAINER } from './message';

// On the keywords that both know, the verdict of the browser's library and ours are the same paths and messages.
// Left out, because we are stricter on purpose: types, options, unknown keys, dates, minItems of an empty list, blanks.

registerValidateLocale({
  'zh-CN': Object.fromEntries(Object.entries(PLAINER).map(([keyword, { zh }]) => [keyword, zh])),
});
setValidateLanguage('zh-CN');
Schema.registerCompiler(
  formilyCompiler((fault) => {
    throw new Error(fault.message.en);
  }),
);

const WORDS = ['甲', '乙方单位', 'abc', '123456', '2026', 'a1', '😀园'];
const condition = fc.constantFrom(
  '{{ flag == true }}',
  '{{ !flag }}',
  '{{ figure > 5 }}',
  '{{ empty(word) }}',
  "{{ word == 'abc' }}",
  '{{ len(list) > 1 }}',
);
const required = fc.oneof(fc.boolean(), condition);
const visible = fc.oneof({ arbitrary: fc.constant(undefined), weight: 2 }, { arbitrary: condition, weight: 1 });

const limits = {
  number: fc.record(
    {
      minimum: fc.integer({ min: -5, max: 5 }),
      maximum: fc.integer({ min: 3, max: 12 }),
      exclusiveMinimum: fc.integer({ min: -3, max: 3 }),
      exclusiveMaximum: fc.integer({ min: 5, max: 9 }),
      multipleOf: fc.integer({ min: 1, max: 4 }),
      format: fc.constantFrom('integer', 'number'),
    },
    { requiredKeys: [] },
  ),
  string: fc.record(
    {
      minLength: fc.integer({ min: 0, max: 4 }),
      maxLength: fc.integer({ min: 2, max: 6 }),
      pattern: fc.constantFrom('^[a-z]+$', '\\d', '^.{3}$'),
      format: fc.constantFrom('zh', 'zip', 'email'),
    },
    { requiredKeys: [] },
  ),
  array: fc.record({ maxItems: fc.integer({ min: 1, max: 2 }) }, { requiredKeys: [] }),
};

const shuffled = <T extends object>(of: fc.Arbitrary<T>) =>
  of.chain((one) =>
    fc
      .shuffledSubarray(Object.keys(one), { minLength: Object.keys(one).length })
      .map((keys) => Object.fromEntries(keys.map((key) => [key, one[key as keyof T]]))),
  );

function field(type: keyof typeof limits, component: string, more: JsonSchema = {}) {
  return fc.tuple(shuffled<object>(limits[type]), required, visible).map(([limit, req, vis]) => ({
    type,
    'x-component': component,
    ...(vis === undefined ? {} : { 'x-visible': vis }),
    required: req,
    ...limit,
    ...more,
  }));
}

const driver = (schema: JsonSchema): JsonSchema => schema;
const schemas = fc
  .record({
    a: field('string', 'Input'),
    b: field('number', 'NumberPicker'),
    c: field('array', 'Checkbox.Group', { enum: ['x', 'y', 'z'] }),
    d: field('string', 'Input'),
    group: visible,
    cell: field('string', 'Input'),
    amount: field('number', 'NumberPicker'),
  })
  .map(
    ({ a, b, c, d, group, cell, amount }): JsonSchema => ({
      type: 'object',
      properties: {
        flag: driver({ type: 'boolean', 'x-component': 'YesNo' }),
        figure: driver({ type: 'number', 'x-component': 'NumberPicker' }),
        word: driver({ type: 'string', 'x-component': 'Input' }),
        list: driver({ type: 'array', 'x-component': 'Checkbox.Group', enum: ['x', 'y', 'z'] }),
        total: driver({ type: 'number', 'x-component': 'Computed', 'x-value': '{{ figure * 2 + 1 }}', maximum: 20 }),
        group: {
          type: 'void',
          'x-component': 'Group',
          ...(group === undefined ? {} : { 'x-visible': group }),
          properties: { a, b, c },
        },
        d,
        rows: {
          type: 'array',
          'x-component': 'ArrayTable',
          items: {
            type: 'object',
            properties: { column: { type: 'void', 'x-component': 'ArrayTable.Column', properties: { cell } }, amount },
          },
        },
      },
    }),
  );

const text = fc.option(fc.constantFrom(...WORDS), { nil: undefined });
const number = fc.option(fc.integer({ min: -6, max: 14 }), { nil: undefined });
const list = fc.option(fc.subarray(['x', 'y', 'z'], { minLength: 1 }), { nil: undefined });
const inputs = fc.record({
  flag: fc.option(fc.boolean(), { nil: undefined }),
  figure: number,
  word: text,
  list,
  a: text,
  b: number,
  c: list,
  d: text,
  rows: fc.array(fc.record({ cell: text, amount: number }), { maxLength: 3 }),
});

type Found = { path: string; message: string }[];

async function formily(schema: JsonSchema, values: object): Promise<Found> {
  const form = createForm({ values: structuredClone(values) });
  const root = new Schema(schema as ISchema);
  const grow = (parent: Schema, base: string) => {
    parent.mapProperties((child, name) => {
      const props = { ...child.toFieldProps({}), name, basePath: base };
      const node =
        child.type === 'void'
          ? form.createVoidField(props)
          : child.type === 'array' && child.items
            ? form.createArrayField(props)
            : child.type === 'object'
              ? form.createObjectField(props)
              : form.createField(props);
      const address = node.address.toString();
      if (child.type === 'array' && child.items) {
        const rows = (values as { rows?: unknown[] }).rows ?? [];
        rows.forEach((_, i) => {
          const items = child.items as Schema;
          form.createObjectField({ ...items.toFieldProps({}), name: i, basePath: address } as never);
          grow(items, `${address}.${i}`);
        });
      } else grow(child, address);
    });
  };
  grow(root, '');
  await form.validate().catch(() => undefined);
  const found = form.errors.flatMap((error) =>
    (error.messages ?? []).map((message) => ({
      path: String(error.path).replace(/\.(\d+)\./g, '[$1].'),
      message: String(message),
    })),
  );
  form.onUnmount();
  return found;
}

const sorted = (found: Found) => found.map((one) => `${one.path}: ${one.message}`).sort();

test('random forms and inputs give Formily’s own paths and messages', async () => {
  let failures = 0;
  await fc.assert(
    fc.asyncProperty(schemas, inputs, async (schema, input) => {
      const compiled = compileForm(schema);
      const ours = compiled.validate(JSON.parse(JSON.stringify(input)), { today: '2026-11-22' });
      const theirs = await formily(schema, JSON.parse(JSON.stringify(input)));
      failures += theirs.length;
      const said = ours.issues.map(({ path, message }) => ({ path, message: message.zh }));
      expect(sorted(said)).toEqual(sorted(theirs));
    }),
    { numRuns: 250 },
  );
  expect(failures).toBeGreaterThan(100);
}, 120_000);
