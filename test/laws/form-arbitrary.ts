import type { JsonSchema, Layer, Operation } from '@project-cloud/forms-engine';
import fc from 'fast-check';

/** Fields that a random form may have. One may only read those before it, so that no form circles. */
export const POOL = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7'] as const;
const GROUPS = ['part_a', 'part_b'] as const;
/** Its own keys of a county and of the city round it. */
export const CITY = '4514';
export const COUNTY = '451421';
export const OWN = ['r451421_a', 'r451421_b', 'r4514_a'];

interface Spec {
  kind: 'number' | 'text' | 'select' | 'list' | 'table' | 'computed';
  title: string;
  group: (typeof GROUPS)[number] | null;
  required: boolean;
  hidden: boolean;
  locked: boolean | ('hide' | 'relabel' | 'tighten' | 'reorder')[];
  reads: number | null;
  least: number;
  most: number;
  preset: boolean;
  checked: boolean;
}

const spec: fc.Arbitrary<Spec> = fc.record({
  kind: fc.constantFrom('number', 'number', 'text', 'select', 'list', 'table', 'computed'),
  title: fc.constantFrom('甲', '乙', '丙'),
  group: fc.constantFrom('part_a', 'part_b', null, null),
  required: fc.boolean(),
  hidden: fc.constantFrom(false, false, false, true),
  locked: fc.oneof(
    { weight: 4, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
    {
      weight: 1,
      arbitrary: fc.subarray(['hide' as const, 'relabel' as const, 'tighten' as const, 'reorder' as const]),
    },
  ),
  reads: fc.option(fc.nat(7), { nil: null }),
  least: fc.nat(3),
  most: fc.integer({ min: 3, max: 9 }),
  preset: fc.boolean(),
  checked: fc.constantFrom(false, false, false, true),
});

/** What a form asks: one entry a key of the pool, null where it is not asked. */
export type FormModel = (Spec | null)[];

export const formModel: fc.Arbitrary<FormModel> = fc.tuple(...POOL.map(() => fc.option(spec, { nil: null, freq: 5 })));

/** A form and what its owner makes of it: most stays, some is changed, removed or new. */
export const changedModel: fc.Arbitrary<{ before: FormModel; after: FormModel }> = fc
  .tuple(
    formModel,
    fc.tuple(...POOL.map(() => fc.option(fc.option(spec, { nil: null, freq: 2 }), { nil: undefined, freq: 2 }))),
  )
  .map(([before, change]) => ({
    before,
    after: before.map((one, at) => (change[at] === undefined || at % 3 === 1 ? one : (change[at] ?? null))),
  }));

function condition(model: FormModel, at: number, { reads }: Spec): string | null {
  if (reads === null || reads >= at || !model[reads]) return null;
  const kind = model[reads]?.kind;
  return kind === 'number' || kind === 'computed' ? `{{ ${POOL[reads]} > 2 }}` : `{{ !empty(${POOL[reads]}) }}`;
}

function field(model: FormModel, at: number, one: Spec): JsonSchema {
  const { kind, title, required, hidden, locked, least, most, preset, checked } = one;
  const shown = condition(model, at, one);
  const number = model.findIndex((other, i) => i < at && other?.kind === 'number');
  const common: JsonSchema = {
    title,
    ...(locked === false ? {} : { 'x-locked': locked }),
    ...(hidden ? { 'x-visible': false } : shown ? { 'x-visible': shown } : {}),
  };
  if (kind === 'computed') {
    const rows = model.findIndex((other, i) => i < at && other?.kind === 'table');
    const value = rows >= 0 ? `{{ sum(${POOL[rows]}.amount) }}` : number < 0 ? '{{ 1 }}' : `{{ ${POOL[number]} * 2 }}`;
    return { ...common, type: 'number', 'x-component': 'Computed', 'x-type': 'decimal', 'x-value': value };
  }
  const check = checked ? { 'x-check': [{ when: `empty(${POOL[at]})`, message: '要填' }] } : {};
  const asked = { ...common, required, ...check };
  const set = (value: unknown) => (preset || (hidden && required) ? { default: value } : {});
  switch (kind) {
    case 'number':
      return { ...asked, type: 'number', 'x-component': 'NumberPicker', minimum: least, maximum: most, ...set(least) };
    case 'text':
      return {
        ...asked,
        type: 'string',
        'x-component': 'Input',
        minLength: least,
        maxLength: most + 9,
        ...set('abcd'),
      };
    case 'select':
      return { ...asked, type: 'string', 'x-component': 'Select', enum: ['a', 'b', 'c'], ...set('a') };
    case 'list':
      return { ...asked, type: 'array', 'x-component': 'Upload', minItems: least, maxItems: most };
    case 'table':
      return { ...asked, type: 'array', 'x-component': 'ArrayTable', minItems: least, maxItems: most, items: row(one) };
  }
}

/** A row has columns of its own; one is computed of another, one is asked for only beside a large amount. */
const row = ({ least, most, preset }: Spec): JsonSchema => ({
  type: 'object',
  properties: {
    amount: { type: 'number', 'x-component': 'MoneyInput', minimum: least, maximum: most, required: preset },
    kind: { type: 'string', 'x-component': 'Select', enum: ['a', 'b', { value: 'c', label: '丙', disabled: true }] },
    twice: { type: 'number', 'x-component': 'Computed', 'x-type': 'money', 'x-value': '{{ amount * 2 }}' },
    why: { type: 'string', 'x-component': 'Input', 'x-visible': '{{ amount > 2 }}' },
  },
});

export function schemaOf(model: FormModel): JsonSchema {
  const inside = (group: Spec['group']) =>
    Object.fromEntries(
      model.flatMap((one, at) => (one && one.group === group ? [[POOL[at], field(model, at, one)]] : [])),
    );
  const parts = GROUPS.flatMap((group) => {
    const properties = inside(group);
    if (Object.keys(properties).length === 0) return [];
    return [[group, { type: 'void', title: group, 'x-component': 'Group', properties }]];
  });
  const [first] = model;
  const check =
    first?.checked && (first.kind === 'number' || first.kind === 'computed')
      ? { 'x-check': [{ when: 'k0 > 4', message: '太大' }] }
      : {};
  return { type: 'object', ...check, properties: { ...inside(null), ...Object.fromEntries(parts) } };
}

const target = fc.constantFrom<string>(...POOL, ...POOL, ...GROUPS, ...OWN, 'gone');
const readable = fc.constantFrom(
  '{{ k0 > 2 }}',
  '{{ !empty(k1) }}',
  '{{ !empty(k3) && k2 > 1 }}',
  "{{ k4 == 'a' }}",
  '{{ !empty(r451421_b) }}',
  '{{ gone == 1 }}',
);
const addition: fc.Arbitrary<JsonSchema> = fc.oneof(
  fc.constant({ type: 'string', title: '加', 'x-component': 'Input' }),
  readable.map((shown) => ({ type: 'string', title: '加', 'x-component': 'Input', 'x-visible': shown })),
  readable.map((when) => ({
    type: 'number',
    title: '加',
    'x-component': 'NumberPicker',
    'x-check': [{ when: when.slice(2, -2).trim(), message: '错了' }],
  })),
  fc.constantFrom('k0', 'k2', 'k5').map((key) => ({
    type: 'number',
    title: '算',
    'x-component': 'Computed',
    'x-type': 'decimal',
    'x-value': `{{ ${key} * 2 }}`,
  })),
);

export const operationOf = (region: string): fc.Arbitrary<Operation> =>
  fc.oneof(
    fc.record(
      {
        op: fc.constant('add' as const),
        key: fc.constantFrom(`r${region}_a`, `r${region}_b`),
        after: target,
        group: fc.constantFrom<string>(...GROUPS),
        schema: addition,
      },
      { requiredKeys: ['op', 'key', 'schema'] },
    ),
    fc.record({ op: fc.constant('hide' as const), target }),
    fc.record({ op: fc.constant('relabel' as const), target, label: fc.constantFrom('丁', '戊') }),
    fc.record({ op: fc.constant('help' as const), target, text: fc.constantFrom('', '说明') }),
    fc.record(
      {
        op: fc.constant('tighten' as const),
        target,
        required: fc.oneof(fc.constant(true as const), readable),
        maximum: fc.integer({ min: 0, max: 12 }),
        minimum: fc.integer({ min: -2, max: 9 }),
        maxLength: fc.integer({ min: 1, max: 20 }),
        minItems: fc.integer({ min: 0, max: 9 }),
        maxItems: fc.integer({ min: 1, max: 9 }),
        enum: fc.subarray(['a', 'b', 'x'], { minLength: 1 }),
      },
      { requiredKeys: ['op', 'target'] },
    ),
    fc.record({ op: fc.constant('reorder' as const), target, after: fc.option(target, { nil: null }) }),
    fc.record({
      op: fc.constant('default' as const),
      target,
      value: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom('a', 'b', 'zz')),
    }),
  );

export const layerOf = (region: string, most = 7): fc.Arbitrary<Layer> =>
  fc.array(operationOf(region), { maxLength: most }).map((operations) => ({ region, version: 1, operations }));

/** Answers that mostly fit the base; a layer may ask for more. */
export const answersTo = (model: FormModel): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(model.flatMap((one, at) => (one ? [[POOL[at] ?? '', answerTo(one)]] : []))), {
    requiredKeys: [],
  });

function answerTo({ kind, least, most }: Spec): fc.Arbitrary<unknown> {
  if (kind === 'select') return fc.constantFrom('a', 'b', 'c', 'x');
  if (kind === 'list') return fc.constantFrom(['1', '2', '3'], ['1'], ['1', '2', '3', '4']);
  if (kind === 'table') {
    const cells = {
      amount: fc.integer({ min: least, max: most }),
      kind: fc.constantFrom('a', 'b', 'c'),
      why: fc.constant('因'),
    };
    return fc.array(fc.record(cells, { requiredKeys: ['amount'] }), { minLength: least, maxLength: most });
  }
  if (kind === 'text') return fc.constantFrom('abcd', 'abcde', 'a');
  return fc.integer({ min: least, max: most });
}

export interface Part {
  schema: JsonSchema;
  /** The parts of the layout round it, outermost first. */
  groups: { key: string; schema: JsonSchema }[];
}

/** The fields and layout parts of a form by key. */
export function partsIn(schema: JsonSchema, groups: Part['groups'] = []): Map<string, Part> {
  return new Map(
    Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).flatMap(
      ([key, child]): [string, Part][] => [
        [key, { schema: child, groups }],
        ...(child.type === 'void' ? partsIn(child, [...groups, { key, schema: child }]) : []),
      ],
    ),
  );
}

/** The keys that an operation brings. */
export const addedBy = (operation: Operation | undefined): string[] =>
  operation?.op === 'add'
    ? [...partsIn({ type: 'object', properties: { [operation.key]: operation.schema } }).keys()]
    : [];
