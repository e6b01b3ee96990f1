import { type FactEntry, factDictionary } from './fact-dictionary';
import { parseRule } from './parse-rule';

const entry = (key: string, type: FactEntry['type'], unit: string | null = null): FactEntry => ({
  key,
  type,
  unit,
  label: { zh: key, en: key },
  source: { zh: '测试', en: 'test' },
  description: { zh: key, en: key },
});
const dictionary = factDictionary([
  entry('gap', 'number', '个点'),
  entry('other_gap', 'number'),
  entry('name', 'text'),
  entry('ended', 'date'),
  entry('problems', 'list'),
]);

const good = () => ({
  key: 'progress-behind',
  kind: 'warning',
  title: { zh: '滞后', en: 'Behind' },
  legalBasis: '示例',
  parameters: { limit: { value: 20, min: 10, max: 30, unit: '个点', label: { zh: '红灯差距', en: 'Gap' } } },
  conditions: { open: { all: [{ fact: 'ended', operator: 'equal', value: null }] } },
  rules: [
    {
      name: 'red',
      priority: 20,
      conditions: {
        all: [
          { condition: 'open' },
          { any: [{ fact: 'gap', operator: 'greaterThan', value: { fact: 'param.limit' } }] as unknown[] },
        ] as unknown[],
      } as Record<string, unknown>,
      event: { type: 'light', params: { light: 'red', reason: { zh: '低 {gap} 个点', en: '{gap} points' } } },
    },
  ],
  cases: [{ name: '红', facts: { gap: 25 } as Record<string, unknown>, expect: 'red' }],
});

type Draft = ReturnType<typeof good>;
const firstOf = (draft: Draft) => draft.rules[0] as Draft['rules'][number];
const issuesOf = (change: (draft: Draft) => void, withDictionary = true) => {
  const draft = good();
  change(draft);
  const parsed = parseRule(draft, withDictionary ? { dictionary } : {});
  return parsed.ok ? [] : parsed.issues.map((i) => i.path);
};
const leafIssues = (leaf: unknown) =>
  issuesOf((d) => {
    firstOf(d).conditions = { all: [leaf] };
  });

describe('the door for rule files', () => {
  test('shared conditions that double at every step are refused before they are written out', () => {
    const doubling = (d: Draft) => {
      const twice = (name: string) => ({ any: [{ condition: name }, { condition: name }] });
      const shared: Record<string, unknown> = d.conditions;
      for (let i = 1; i <= 40; i += 1) shared[`step_${i}`] = twice(i === 1 ? 'open' : `step_${i - 1}`);
      firstOf(d).conditions = { all: [{ condition: 'step_40' }] };
    };
    expect(issuesOf(doubling)).toEqual(['rules[0].conditions']);
  });

  test('[P5] a sound rule file becomes a rule', () => {
    const parsed = parseRule(good(), { dictionary });
    expect(parsed).toMatchObject({ ok: true, rule: { key: 'progress-behind' } });
  });

  test('[P5] every fault is named with its place, several at once', () => {
    const paths = issuesOf((d) => {
      firstOf(d).conditions = {
        all: [{ fact: 'gap', operator: 'moreThan', value: 1 }, { not: { fact: 'gone', operator: 'equal', value: 1 } }],
      };
      firstOf(d).event.params.reason.zh = '低 {nothing} 个点';
    });
    expect(paths).toEqual([
      'rules[0].conditions.all[0].operator',
      'rules[0].conditions.all[1].not.fact',
      'rules[0].event.params.reason.zh',
    ]);
  });

  test('[P5] an unknown key is refused where it stands', () => {
    expect(issuesOf((d) => Object.assign(d, { extra: 1 }))).toEqual(['extra']);
    expect(issuesOf((d) => Object.assign(d.rules[0] as object, { onSuccess: 'x' }))).toEqual(['rules[0].onSuccess']);
    expect(leafIssues({ fact: 'gap', operator: 'equal', value: 1, params: {} })).toEqual([
      'rules[0].conditions.all[0].params',
    ]);
  });

  test.each([
    ['an unknown decorator', { fact: 'gap', operator: 'maybe:equal', value: 1 }, 'operator'],
    ['a text compared by size', { fact: 'name', operator: 'greaterThan', value: { fact: 'name' } }, 'operator'],
    ['a number compared with text', { fact: 'gap', operator: 'equal', value: '20' }, 'value'],
    ['a number in a list of texts', { fact: 'gap', operator: 'in', value: [1, '2'] }, 'value[1]'],
    ['a date compared with a number', { fact: 'ended', operator: 'lessThan', value: 5 }, 'value'],
    ['a date that does not exist', { fact: 'ended', operator: 'lessThan', value: '2026-02-30' }, 'value'],
    ['two facts of different types', { fact: 'gap', operator: 'lessThan', value: { fact: 'ended' } }, 'value'],
    ['contains on a number', { fact: 'gap', operator: 'contains', value: 1 }, 'operator'],
    ['equal on a list', { fact: 'problems', operator: 'equal', value: 'land' }, 'operator'],
    ['in without a list', { fact: 'name', operator: 'in', value: 'abc' }, 'value'],
    ['an object as value', { fact: 'gap', operator: 'equal', value: { a: 1 } }, 'value'],
    ['no value at all', { fact: 'name', operator: 'equal' }, 'value'],
    ['an unknown parameter', { fact: 'gap', operator: 'lessThan', value: { fact: 'param.none' } }, 'value.fact'],
    ['a path with a filter', { fact: 'problems', path: '$.a[?(@.x>1)]', operator: 'equal', value: 1 }, 'path'],
    [
      'a path with quotes and SQL in it',
      { fact: 'problems', path: "$['a'; drop table x]", operator: 'equal', value: 1 },
      'path',
    ],
    ['a fact named like no key', { fact: '__proto__', operator: 'equal', value: 1 }, 'fact'],
    ['an infinite number', { fact: 'gap', operator: 'lessThan', value: Number.POSITIVE_INFINITY }, 'value'],
    [
      'a list of ten thousand',
      { fact: 'gap', operator: 'in', value: Array.from({ length: 10_000 }, (_, i) => i) },
      'value',
    ],
  ])('[P5] %s is refused', (_, leaf, place) => {
    expect(leafIssues(leaf)).toEqual([`rules[0].conditions.all[0].${place}`]);
  });

  test('without a dictionary any fact name is taken', () => {
    expect(issuesOf((d) => Object.assign(d.cases[0] as object, { facts: { anything: 1 } }), false)).toEqual([]);
    expect(issuesOf((d) => Object.assign(d.cases[0] as object, { facts: { anything: 1 } }))).toEqual([
      'cases[0].facts.anything',
    ]);
  });

  test('a condition nested a thousand deep is refused and does no harm', () => {
    let deep: unknown = { fact: 'gap', operator: 'equal', value: 1 };
    for (let i = 0; i < 1000; i++) deep = { not: deep };
    const paths = leafIssues(deep);
    expect(paths).toHaveLength(1);
    expect(paths[0]).toMatch(/^rules\[0\]\.conditions\.all\[0\](\.not){15}$/);
  });

  test('too many conditions are refused once', () => {
    const many = Array.from({ length: 5000 }, () => ({ fact: 'gap', operator: 'equal', value: 1 }));
    expect(leafIssues({ any: many })).toHaveLength(1);
  });

  test('an empty group is refused: json-rules-engine would call it met', () => {
    expect(leafIssues({ any: [] })).toEqual(['rules[0].conditions.all[0].any']);
  });

  test('a condition of two kinds at once is refused', () => {
    expect(leafIssues({ all: [{ condition: 'open' }], any: [{ condition: 'open' }] })).toEqual([
      'rules[0].conditions.all[0]',
    ]);
  });

  test('a shared condition must exist, and not lead back to itself', () => {
    expect(leafIssues({ condition: 'none' })).toEqual(['rules[0].conditions.all[0].condition']);
    const circle = issuesOf((d) =>
      Object.assign(d.conditions, { open: { any: [{ condition: 'b' }] }, b: { not: { condition: 'open' } } }),
    );
    expect(circle).toEqual(['conditions.open', 'conditions.b']);
  });

  test('a parameter outside its own bounds is refused', () => {
    expect(issuesOf((d) => Object.assign(d.parameters.limit, { value: 31 }))).toEqual(['parameters.limit.value']);
    expect(issuesOf((d) => Object.assign(d.parameters.limit, { min: 40, max: 30 }))).toEqual(['parameters.limit.min']);
  });

  test('two levels of one name are refused', () => {
    expect(issuesOf((d) => d.rules.push(structuredClone(d.rules[0]) as never))).toEqual(['rules[1].name']);
  });

  test.each([[null], ['text'], [[]], [{}], [42]])('%j is no rule, and says so', (json) => {
    expect(parseRule(json).ok).toBe(false);
  });
});
