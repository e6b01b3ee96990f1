import fc from 'fast-check';
import { compileForm } from '../compile/compile-form';
import { checkSchema } from '../schema/check-schema';
import type { JsonSchema } from '../schema/json-schema';
import { composeForm } from './compose-form';
import type { Layer, Operation } from './overlay';

const text = (title: string, more: JsonSchema = {}): JsonSchema => ({
  type: 'string',
  title,
  'x-component': 'Input',
  ...more,
});
const number = (title: string, more: JsonSchema = {}): JsonSchema => ({
  type: 'number',
  title,
  'x-component': 'MoneyInput',
  ...more,
});

const base: JsonSchema = {
  type: 'object',
  properties: {
    money: {
      type: 'void',
      title: '资金',
      'x-component': 'Group',
      properties: {
        plan: number('计划', { required: true, minimum: 0, maximum: 100 }),
        paid: number('到位', { maximum: 50 }),
        rest: {
          type: 'number',
          title: '余额',
          'x-component': 'Computed',
          'x-type': 'money',
          'x-value': '{{ plan - paid }}',
        },
      },
    },
    level: {
      type: 'string',
      title: '级别',
      'x-component': 'Select',
      enum: ['a', 'b', 'c'],
      default: 'a',
      required: true,
    },
    note: text('说明', { 'x-visible': "{{ level == 'b' }}", maxLength: 20, pattern: '^[a-z]' }),
    photos: { type: 'array', title: '照片', 'x-component': 'Upload' },
    name: text('名称', { 'x-locked': true, required: true }),
    phone: text('电话'),
  },
};
const layer = (region: string, ...operations: Operation[]): Layer => ({ region, version: 1, operations });
const order = (schema: JsonSchema, group?: string) => {
  const properties = schema.properties as Record<string, JsonSchema>;
  return Object.keys((group ? (properties[group]?.properties as object) : properties) ?? {});
};
const at = (schema: JsonSchema, key: string) => compileForm(schema).fields[key];

/** Chinese in Chinese; in English only what somebody named stands in Chinese, in quotes. */
const IN_BOTH = {
  zh: expect.stringMatching(/[\u4e00-\u9fa5]/),
  en: expect.stringMatching(/^([^\u4e00-\u9fa5“]|“[^”]*”)+$/),
};

describe('[M01-24] what a layer may do', () => {
  test('a field goes behind its anchor, in the anchor’s group, and x-index follows', () => {
    const { schema, origin } = composeForm(base, [
      layer('4514', { op: 'add', key: 'r4514_port', after: 'paid', schema: text('口岸') }),
    ]);
    expect(order(schema, 'money')).toEqual(['plan', 'paid', 'r4514_port', 'rest']);
    expect(schema).toHaveProperty('properties.money.properties.r4514_port.x-index', 2);
    expect(origin.r4514_port).toEqual({ layer: '4514', changes: [], hiddenBy: null });
  });

  test('a lost anchor puts the field at the end of its group, and says so', () => {
    const { schema, applied, notes } = composeForm(base, [
      layer('4514', { op: 'add', key: 'r4514_port', after: 'gone', group: 'money', schema: text('口岸') }),
    ]);
    expect(order(schema, 'money').at(-1)).toBe('r4514_port');
    expect(applied).toHaveLength(1);
    expect(notes).toMatchObject([{ code: 'anchor-missing' }]);
  });

  test('operations of one layer may stand in any order', () => {
    const { schema, suspended } = composeForm(base, [
      layer(
        '4514',
        { op: 'relabel', target: 'r4514_b', label: '乙' },
        { op: 'add', key: 'r4514_b', after: 'r4514_a', schema: text('B', { 'x-visible': '{{ !empty(r4514_a) }}' }) },
        { op: 'add', key: 'r4514_a', after: 'level', schema: text('A') },
      ),
    ]);
    expect(suspended).toEqual([]);
    expect(order(schema).slice(1, 4)).toEqual(['level', 'r4514_a', 'r4514_b']);
    expect(at(schema, 'r4514_b')?.title).toBe('乙');
  });

  test('tighten takes the least of maxima, the common options and both patterns', () => {
    const { schema, conflicts } = composeForm(base, [
      layer(
        '4514',
        { op: 'tighten', target: 'plan', maximum: 80, minimum: -5 },
        { op: 'tighten', target: 'level', enum: ['a', 'b', 'x'] },
        { op: 'tighten', target: 'note', pattern: 'z$', minLength: 2 },
      ),
      layer(
        '451421',
        { op: 'tighten', target: 'plan', maximum: 90 },
        { op: 'tighten', target: 'note', pattern: '\\d' },
      ),
    ]);
    expect(conflicts).toEqual([]);
    expect(schema).toHaveProperty('properties.money.properties.plan.maximum', 80);
    expect(schema).toHaveProperty('properties.money.properties.plan.minimum', 0);
    expect(schema).toHaveProperty('properties.level.enum', ['a', 'b']);
    const compiled = compileForm(schema);
    const judged = (note: string) =>
      compiled.validate({ level: 'b', plan: 1, name: 'x', note }, { today: '2026-11-22' }).ok;
    expect([judged('a1z'), judged('az'), judged('1az'), judged('a1')]).toEqual([true, false, false, false]);
  });

  test('a condition for required joins what is required already', () => {
    const { schema } = composeForm(base, [
      layer('4514', { op: 'tighten', target: 'phone', required: '{{ plan > 5 }}' }),
      layer('451421', { op: 'tighten', target: 'phone', required: "{{ level == 'b' }}" }),
    ]);
    const compiled = compileForm(schema);
    const required = (values: Record<string, unknown>) =>
      compiled.state(values, { today: '2026-11-22' }).phone?.required;
    expect([required({ plan: 6 }), required({ level: 'b' }), required({ plan: 1 })]).toEqual([true, true, false]);
  });

  test.each<[string, Operation, string]>([
    ['a locked field', { op: 'relabel', target: 'name', label: 'x' }, 'locked'],
    ['hiding a required field without a default', { op: 'hide', target: 'plan' }, 'required'],
    ['hiding a group with a required field', { op: 'hide', target: 'money' }, 'required'],
    ['hiding what another field is computed from', { op: 'hide', target: 'paid' }, 'read-by'],
    ['options of which none is left', { op: 'tighten', target: 'level', enum: ['x'] }, 'impossible'],
    ['a minimum above the maximum', { op: 'tighten', target: 'paid', minimum: 51 }, 'impossible'],
    ['a length for a number', { op: 'tighten', target: 'paid', maxLength: 3 }, 'impossible'],
    ['a pattern that can take for ever', { op: 'tighten', target: 'phone', pattern: '(a+)+$' }, 'impossible'],
    ['a key without the layer’s prefix', { op: 'add', key: 'port', schema: text('x') }, 'prefix'],
    ['a key of another layer', { op: 'add', key: 'r45_port', schema: text('x') }, 'prefix'],
    ['a script', { op: 'add', key: 'r4514_x', schema: text('x', { description: 'javascript:alert(1)' }) }, 'schema'],
    [
      'an unknown component',
      { op: 'add', key: 'r4514_x', schema: { type: 'string', 'x-component': 'Html' } },
      'schema',
    ],
    [
      'a condition on itself',
      { op: 'add', key: 'r4514_x', schema: text('x', { 'x-visible': '{{ empty(r4514_x) }}' }) },
      'schema',
    ],
    ['a default that does not fit', { op: 'default', target: 'paid', value: 51 }, 'default'],
    ['a default for a computed field', { op: 'default', target: 'rest', value: 1 }, 'computed'],
    ['a condition that reaches out', { op: 'tighten', target: 'phone', required: '{{ constructor }}' }, 'expression'],
    ['loosening', { op: 'tighten', target: 'plan', required: false } as unknown as Operation, 'shape'],
    ['what is no operation', { op: 'script', target: 'plan' } as unknown as Operation, 'shape'],
  ])('%s is a conflict and changes nothing', (_, operation, code) => {
    const { schema, conflicts, applied } = composeForm(base, [layer('4514', operation)]);
    expect(conflicts).toMatchObject([{ layer: '4514', index: 0, code, reason: IN_BOTH }]);
    expect(applied).toEqual([]);
    expect(schema).toEqual(composeForm(base, []).schema);
  });

  test('a reason calls a field by its name in either language', () => {
    const english = { ...base, properties: { only: text('名称', { required: true, 'x-en': { title: 'Name' } }) } };
    expect(composeForm(english, [layer('4514', { op: 'hide', target: 'only' })]).conflicts[0]?.reason).toEqual({
      zh: '“名称”必填又没有默认值，不能隐藏',
      en: '“Name” is required and has no default, so it cannot be hidden',
    });
  });

  test.each<[string, Operation, string]>([
    ['a target that is gone', { op: 'help', target: 'gone', text: 'x' }, 'target-missing'],
    [
      'a condition on a field that is gone',
      { op: 'add', key: 'r4514_x', schema: text('x', { 'x-visible': '{{ gone > 1 }}' }) },
      'reads-missing',
    ],
  ])('%s suspends the operation', (_, operation, code) => {
    expect(composeForm(base, [layer('4514', operation)])).toMatchObject({
      suspended: [{ code, reason: IN_BOTH }],
      conflicts: [],
      applied: [],
    });
  });

  test('a field hidden by the city takes its default, and the county’s changes of it wait', () => {
    const { schema, suspended, notes } = composeForm(base, [
      layer('4514', { op: 'hide', target: 'level' }),
      layer('451421', { op: 'relabel', target: 'level', label: 'x' }),
    ]);
    expect(suspended).toMatchObject([{ code: 'target-hidden' }]);
    expect(notes).toMatchObject([{ code: 'read-by' }]);
    expect(compileForm(schema).validate({ level: 'c', plan: 1, name: 'x' }, { today: '2026-11-22' })).toMatchObject({
      ok: true,
      values: { level: 'a' },
    });
  });

  test('a required field cannot move into a part that only sometimes shows', () => {
    const conditional = {
      ...base,
      properties: {
        ...(base.properties as object),
        extra: {
          type: 'void',
          'x-component': 'Group',
          'x-visible': "{{ level == 'c' }}",
          properties: { memo: text('x') },
        },
      },
    };
    expect(composeForm(conditional, [layer('4514', { op: 'reorder', target: 'plan', after: 'memo' })])).toMatchObject({
      conflicts: [{ code: 'condition' }],
    });
  });
});

// --- laws ---------------------------------------------------------------------------------------------------------

const KEYS = [
  'plan',
  'paid',
  'rest',
  'level',
  'note',
  'photos',
  'name',
  'phone',
  'money',
  'gone',
  'r4514_a',
  'r4514_b',
  'r451421_a',
];
const target = fc.constantFrom(...KEYS);
const expressions = fc.constantFrom(
  '{{ plan > 3 }}',
  "{{ level == 'b' }}",
  '{{ empty(phone) }}',
  '{{ r4514_a > 1 }}',
  '{{ !empty(r4514_b) }}',
  '{{ gone == 1 }}',
  '{{ plan + }}',
);
const added = fc.oneof(
  fc.constant(text('加')),
  fc.constant(number('加', { required: true, minimum: 1 })),
  expressions.map((condition) => text('加', { 'x-visible': condition })),
  expressions.map((condition) => number('加', { required: condition })),
  fc.constant({ type: 'number', 'x-component': 'Computed', 'x-value': '{{ plan * 2 }}' }),
  fc.constant({ type: 'string', 'x-component': 'Nothing' }),
);
const operation = (region: string): fc.Arbitrary<Operation> =>
  fc.oneof(
    fc.record({
      op: fc.constant('add' as const),
      key: fc.constantFrom(`r${region}_a`, `r${region}_b`, 'r9_x', 'plan'),
      after: fc.option(target, { nil: undefined }),
      group: fc.option(target, { nil: undefined }),
      schema: added,
    }),
    fc.record({ op: fc.constant('hide' as const), target }),
    fc.record({ op: fc.constant('relabel' as const), target, label: fc.constantFrom('甲', '乙') }),
    fc.record({ op: fc.constant('help' as const), target, text: fc.constantFrom('', '说明') }),
    fc.record(
      {
        op: fc.constant('tighten' as const),
        target,
        required: fc.oneof(fc.constant(true as const), expressions),
        maximum: fc.integer({ min: 0, max: 120 }),
        minimum: fc.integer({ min: -5, max: 60 }),
        maxLength: fc.integer({ min: 1, max: 30 }),
        minItems: fc.integer({ min: 0, max: 3 }),
        enum: fc.subarray(['a', 'b', 'c', 'x'], { minLength: 1 }),
        pattern: fc.constantFrom('^a', '\\d', '(', 'z$'),
      },
      { requiredKeys: ['op', 'target'] },
    ),
    fc.record({ op: fc.constant('reorder' as const), target, after: fc.option(target, { nil: null }) }),
    fc.record({
      op: fc.constant('default' as const),
      target,
      value: fc.oneof(fc.integer({ min: -5, max: 120 }), fc.constantFrom('a', 'b', 'zz')),
    }),
  );
const layers = fc.tuple(
  ...['45', '4514', '451421'].map((region) =>
    fc.array(operation(region), { maxLength: 8 }).map((operations) => layer(region, ...operations)),
  ),
);

const values = fc.record(
  {
    plan: fc.integer({ min: -2, max: 110 }),
    paid: fc.integer({ min: 0, max: 60 }),
    level: fc.constantFrom('a', 'b', 'c', 'x'),
    note: fc.constantFrom('a', 'abc', 'a1z', 'Z'),
    photos: fc.subarray(['1', '2', '3']),
    name: fc.constant('名'),
    phone: fc.constantFrom('1', 'a1z'),
  },
  { requiredKeys: [] },
);

describe('laws of composition, on random layers', () => {
  test('every operation is applied, suspended or in conflict, and only one of them', () => {
    fc.assert(
      fc.property(layers, (all) => {
        const { applied, suspended, conflicts } = composeForm(base, all);
        const seen = [...applied, ...suspended, ...conflicts].map((one) => `${one.layer}#${one.index}`).sort();
        expect(seen).toEqual(all.flatMap((one) => one.operations.map((_, i) => `${one.region}#${i}`)).sort());
      }),
      { numRuns: 300 },
    );
  });

  test('composing twice is identical, and leaves base and layers as they were', () => {
    fc.assert(
      fc.property(layers, (all) => {
        const before = JSON.stringify([base, all]);
        const once = composeForm(base, all);
        expect(JSON.stringify(composeForm(base, all))).toBe(JSON.stringify(once));
        expect(JSON.stringify([base, all])).toBe(before);
        // What is composed is a base like any other.
        expect(composeForm(once.schema, []).schema).toEqual(once.schema);
      }),
      { numRuns: 200 },
    );
  });

  test('the composed form has no fault and compiles', () => {
    fc.assert(
      fc.property(layers, (all) => {
        const { schema } = composeForm(base, all);
        expect(checkSchema(schema)).toEqual([]);
        expect(() => compileForm(schema)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  test('what a county accepts, the base accepts: layers never loosen', () => {
    const ctx = { today: '2026-11-22' };
    const loose = compileForm(base);
    fc.assert(
      fc.property(layers, values, (all, input) => {
        const composition = composeForm(base, all);
        const verdict = compileForm(composition.schema).validate(input, ctx);
        // What a layer added is none of the base's business.
        const own = Object.fromEntries(Object.entries(verdict.values).filter(([key]) => loose.keys.includes(key)));
        const brought = verdict.issues.filter((issue) => issue.path.startsWith('r'));
        if (verdict.issues.length > brought.length) return;
        expect(loose.validate(own, ctx).issues).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });
});

test('300 fields and three layers of thirty operations are composed in a few milliseconds', () => {
  const fields = Array.from(
    { length: 300 },
    (_, i) =>
      [
        `field_${i}`,
        i % 5 === 0 && i > 0 ? text(`字段${i}`, { 'x-visible': `{{ !empty(field_${i - 1}) }}` }) : text(`字段${i}`),
      ] as const,
  );
  const big: JsonSchema = { type: 'object', properties: Object.fromEntries(fields) };
  const three = ['45', '4514', '451421'].map((region, l) =>
    layer(
      region,
      ...Array.from({ length: 30 }, (_, i): Operation => {
        const one = `field_${i * 9 + l}`;
        if (i % 3 === 0) return { op: 'add', key: `r${region}_${i}`, after: one, schema: text('加') };
        return i % 3 === 1
          ? { op: 'tighten', target: one, maxLength: 50 }
          : { op: 'reorder', target: one, after: 'field_7' };
      }),
    ),
  );
  composeForm(big, three);
  const start = performance.now();
  for (let i = 0; i < 20; i += 1) composeForm(big, three);
  const each = (performance.now() - start) / 20;
  const compiled = performance.now();
  compileForm(composeForm(big, three).schema);
  // Logged, not asserted: a busy machine is no fault of the code.
  process.stdout.write(
    `compose ${each.toFixed(1)} ms, compile ${(performance.now() - compiled).toFixed(1)} ms (300 fields, 3 layers)\n`,
  );
  expect(composeForm(big, three).applied).toHaveLength(90);
});
