import { compileRule } from './compile-rule';
import { leavesOf } from './explanation';
import { type Condition, type Level, type Rule, worstLight } from './rule';

const level = (light: 'red' | 'yellow', priority: number, conditions: Condition): Level => ({
  name: light,
  priority,
  conditions,
  event: { type: 'light', params: { light, reason: { zh: '差 {gap} 个点，线 {param.limit}', en: '{gap} points' } } },
});
const rule = (...rules: Level[]): Rule => ({
  key: 'gap',
  kind: 'warning',
  title: { zh: '差', en: 'Gap' },
  legalBasis: '示例',
  parameters: { limit: { value: 20, min: 10, max: 30, label: { zh: '线', en: 'Limit' } } },
  conditions: { open: { all: [{ fact: 'ended', operator: 'equal', value: null }] } },
  rules,
  cases: [],
});
const over = (value: unknown): Condition => ({ fact: 'gap', operator: 'greaterThan', value });
const two = compileRule(
  rule(
    level('yellow', 10, { all: [over(10)] }),
    level('red', 20, { all: [over({ fact: 'param.limit' }), { condition: 'open' }] }),
  ),
);

describe('a compiled rule', () => {
  test.each([
    [38.8, 'red'],
    [20, 'yellow'],
    [10.000001, 'yellow'],
    [10, 'green'],
    [-5, 'green'],
  ])('[M08-06] a gap of %d gives %s', (gap, light) => {
    expect(two.evaluate({ gap, ended: null }).light).toBe(light);
    expect(two.decide({ gap, ended: null }).light).toBe(light);
  });

  test('[M08-04] a region that sets its own threshold is judged by it', () => {
    expect(two.evaluate({ gap: 18, ended: null }, { limit: 15 }).light).toBe('red');
    expect(two.evaluate({ gap: 18, ended: null }).light).toBe('yellow');
  });

  test('[M08-06] the reason shows the values, rounded as they are read', () => {
    expect(two.evaluate({ gap: 38.833333, ended: null }).reason).toEqual({
      zh: '差 38.8 个点，线 20',
      en: '38.8 points',
    });
  });

  test('it reads the facts of its conditions and no parameters', () => {
    expect(two.reads).toEqual(['ended', 'gap']);
  });

  test('[M08-06] each condition keeps both values, where the right one comes from, and the gap', () => {
    const { explanation } = two.evaluate({ gap: 38.8, ended: null });
    expect(explanation).toMatchObject({ rule: 'gap', light: 'red', level: 'red', parameters: { limit: 20 } });
    expect(explanation?.conditions).toEqual({
      kind: 'all',
      met: true,
      children: [
        {
          kind: 'leaf',
          fact: 'gap',
          operator: 'greaterThan',
          left: 38.8,
          right: 20,
          rightFact: 'param.limit',
          met: true,
          gap: 18.8,
        },
        {
          kind: 'all',
          name: 'open',
          met: true,
          children: [{ kind: 'leaf', fact: 'ended', operator: 'equal', left: null, right: null, met: true }],
        },
      ],
    });
    expect(explanation?.levels.map((l) => [l.name, l.met])).toEqual([
      ['red', true],
      ['yellow', true],
    ]);
  });

  test('a green light explains what was not met', () => {
    const { light, reason, explanation } = two.evaluate({ gap: 4, ended: null });
    expect([light, reason]).toEqual(['green', null]);
    expect(explanation?.level).toBeNull();
    expect(leavesOf(explanation?.conditions as never)).toMatchObject([{ left: 4, right: 10, met: false, gap: -6 }]);
  });

  test('when nothing it reads is known the light is none, whatever the conditions say of nothing', () => {
    const careless = compileRule(rule(level('red', 1, { not: over(5) })));
    expect(careless.evaluate({}).light).toBe('none');
    expect(careless.decide({ gap: null }).light).toBe('none');
    expect(careless.evaluate({ gap: 1 }).light).toBe('red');
  });

  test('of two levels with one priority the worse counts', () => {
    const tied = compileRule(rule(level('yellow', 5, { all: [over(1)] }), level('red', 5, { all: [over(2)] })));
    expect(tied.evaluate({ gap: 3 }).light).toBe('red');
  });

  test('the explanation is plain JSON', () => {
    const { explanation } = two.evaluate({ gap: 38.8 });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });

  test('the worst light is the one that counts', () => {
    expect(worstLight(['green', 'none', 'yellow'])).toBe('yellow');
    expect(worstLight(['none', 'green'])).toBe('green');
    expect(worstLight([])).toBe('none');
  });
});
