import fc from 'fast-check';
import { compileRule, type Facts } from './compile-rule';
import { OPERATORS, type OperatorTable } from './operators';
import { parseRule } from './parse-rule';
import { referenceLevels } from './reference';
import type { Condition, Rule } from './rule';

const FACTS = ['a', 'b', 'c', 'd', 'nested'];
const PATHS = ['$.x', '$.x.y', '$.list[0]', '$.list[1].k', '$.名称', '$', '$.length'];
const DECORATORS = Object.keys(OPERATORS.decorators);
const COMPARISONS = Object.keys(OPERATORS.operators);

const single = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    '0',
    '10',
    '9.5',
    ' 7',
    '1e3',
    'abc',
    '扶绥县',
    '崇左市',
    '2026-01-31',
    '2026-11-22',
  ),
  fc.constantFrom<unknown>(
    0,
    -0,
    1,
    -1,
    9.5,
    10,
    20,
    1e21,
    0.1,
    0.1 + 0.2,
    0.3,
    1e-7,
    Number.MAX_SAFE_INTEGER,
    2 ** 53,
    1e12,
  ),
  fc.integer({ min: -5, max: 30 }),
);
const list = fc.array(single, { maxLength: 4 });
const nested = fc.record(
  {
    x: fc.oneof(single, fc.record({ y: fc.oneof(single, list) })),
    list: fc.oneof(list, fc.array(fc.record({ k: single }), { maxLength: 3 }), single),
    名称: single,
  },
  { requiredKeys: [] },
);
const value = fc.oneof(
  { weight: 5, arbitrary: single },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: nested },
);
// Absent keys are as frequent as in real records.
const facts: fc.Arbitrary<Facts> = fc.record({ a: value, b: value, c: single, d: list, nested }, { requiredKeys: [] });

const operator = fc
  .tuple(fc.array(fc.constantFrom(...DECORATORS), { maxLength: 2 }), fc.constantFrom(...COMPARISONS))
  .chain(([decorators, name]) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(name) },
      { weight: 1, arbitrary: fc.constant([...decorators, name].join(':')) },
    ),
  );
const fact = fc.constantFrom(...FACTS, 'param.limit');
const path = fc.option(fc.constantFrom(...PATHS), { nil: undefined, freq: 3 });
const reference = fc
  .record({ fact, path })
  .map(({ fact: f, path: p }) => (p === undefined ? { fact: f } : { fact: f, path: p }));
const leaf: fc.Arbitrary<Condition> = fc
  .record({
    fact,
    path,
    operator,
    value: fc.oneof(single, list, reference),
    priority: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  })
  .map((l) => JSON.parse(JSON.stringify(l)) as Condition);
const { tree } = fc.letrec<{ tree: Condition; group: Condition }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, tie('group'), fc.constant({ condition: 'shared' })),
  group: fc.oneof(
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    tie('tree').map((not): Condition => ({ not })),
  ),
}));
const root = fc.oneof(
  fc.array(tree, { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
  fc.array(tree, { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
  tree.map((not): Condition => ({ not })),
  fc.constant<Condition>({ condition: 'shared' }),
);

const ruleOf = (red: Condition, yellow: Condition, shared: Condition, limit: number): Rule => ({
  key: 'random',
  kind: 'warning',
  title: { zh: '随机', en: 'Random' },
  legalBasis: '示例',
  parameters: { limit: { value: limit, min: -100, max: 100, label: { zh: '限', en: 'Limit' } } },
  conditions: { shared },
  rules: [
    {
      name: 'red',
      priority: 20,
      conditions: red,
      event: { type: 'light', params: { light: 'red', reason: { zh: '红', en: 'r' } } },
    },
    {
      name: 'yellow',
      priority: 10,
      conditions: yellow,
      event: { type: 'light', params: { light: 'yellow', reason: { zh: '黄', en: 'y' } } },
    },
  ],
  cases: [],
});
const rule = fc
  .tuple(root, root, leaf, leaf, fc.integer({ min: -5, max: 30 }))
  .map(([red, yellow, one, two, limit]) => ruleOf(red, yellow, { any: [one, { not: two }] }, limit));

/** Compares every level on every row; where json-rules-engine throws, ours must still answer. */
async function compare(rules: Rule[], rows: Facts[], operators: OperatorTable = OPERATORS) {
  const tally = { compared: 0, thrown: 0, met: 0, different: [] as string[] };
  for (const each of rules) {
    const compiled = compileRule(each, { operators });
    for (const row of rows) {
      const { explanation } = compiled.evaluate(row);
      const ours = Object.fromEntries((explanation?.levels ?? []).map((l) => [l.name, l.met]));
      const theirs = await referenceLevels(each, row).catch(() => null);
      if (theirs === null) {
        tally.thrown += 1;
        continue;
      }
      tally.compared += 1;
      if (theirs.red) tally.met += 1;
      if (theirs.red !== ours.red || theirs.yellow !== ours.yellow) {
        tally.different.push(
          JSON.stringify({ rules: each.rules.map((l) => l.conditions), shared: each.conditions, row, theirs, ours }),
        );
      }
      const fast = compiled.decide(row).light;
      if (fast !== compiled.evaluate(row).light) tally.different.push(`decide ≠ evaluate: ${JSON.stringify(row)}`);
    }
  }
  return tally;
}

describe('our closures and json-rules-engine', () => {
  const rules = fc.sample(rule, { numRuns: 400, seed: 20261122 });
  const rows = fc.sample(facts, { numRuns: 12, seed: 42 });

  test('[M08-06] they agree on every pair of random rule and random row', async () => {
    const { compared, met, different } = await compare(rules, rows);
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(2000);
    // Neither always met nor never: the pairs say something.
    expect(met / compared).toBeGreaterThan(0.15);
    expect(met / compared).toBeLessThan(0.85);
  }, 120_000);

  const { lessThan, lessThanInclusive, notIn, contains } = OPERATORS.operators;
  const faults: [string, Record<string, unknown>][] = [
    ['< and <= exchanged', { lessThan: lessThanInclusive, lessThanInclusive: lessThan }],
    ['null taken for 0', { lessThan: (a: unknown, b: unknown) => Number(a) < Number(b) }],
    ['in and notIn exchanged', { in: notIn }],
    ['equal made loose', { equal: (a: unknown, b: unknown) => String(a) === String(b) }],
    [
      'text searched by contains',
      { contains: (a: unknown, b: unknown) => contains?.(a, b) || String(a).includes(String(b)) },
    ],
  ];
  test.each(faults)(
    'a planted fault is caught: %s',
    async (_, operators) => {
      const table = { ...OPERATORS, operators: { ...OPERATORS.operators, ...operators } } as OperatorTable;
      const { different } = await compare(rules.slice(0, 250), rows, table);
      expect(different.length).toBeGreaterThan(0);
    },
    120_000,
  );

  test('where json-rules-engine throws, the comparison is not met and the rest still counts', async () => {
    const odd: Condition = {
      any: [
        { fact: 'a', operator: 'in', value: { fact: 'b' } },
        { fact: 'c', operator: 'equal', value: 1 },
      ],
    };
    const each = ruleOf(odd, { all: [{ not: odd }] }, odd, 0);
    await expect(referenceLevels(each, { a: 1, b: 5, c: 1 })).rejects.toThrow();
    expect(compileRule(each).decide({ a: 1, b: 5, c: 1 }).light).toBe('red');
    expect(compileRule(each).decide({ a: 1, b: 5, c: 2 }).light).toBe('yellow');
  });

  test('a fact that is absent is undefined, not null, in both', async () => {
    const each = ruleOf(
      { all: [{ fact: 'a', operator: 'equal', value: null }] },
      { all: [{ fact: 'b', operator: 'notEqual', value: 1 }] },
      { all: [] },
      0,
    );
    expect(await referenceLevels(each, { c: 1 })).toEqual({ red: false, yellow: true });
    expect(await referenceLevels(each, { a: null, b: 1 })).toEqual({ red: true, yellow: false });
    const levels = (facts: Facts) =>
      compileRule(each)
        .evaluate(facts)
        .explanation?.levels.map((l) => l.met);
    expect(levels({ c: 1 })).toEqual([false, true]);
    expect(levels({ a: null, b: 1 })).toEqual([true, false]);
  });

  test('ordinary rules of the random kind pass the door', () => {
    const passed = rules.filter((r) => parseRule(r).ok).length;
    expect(passed).toBeGreaterThan(20);
  });
});
