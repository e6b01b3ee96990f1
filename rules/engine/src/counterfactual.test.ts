import { compileRule } from './compile-rule';
import { counterfactual, counterfactualSets } from './counterfactual';
import type { Condition, Rule } from './rule';

const ruleOf = (red: Condition, yellow?: Condition) => {
  const level = (light: 'red' | 'yellow', priority: number, conditions: Condition) => ({
    name: light,
    priority,
    conditions,
    event: { type: 'light' as const, params: { light, reason: { zh: '因', en: 'why' } } },
  });
  const rule: Rule = {
    key: 'r',
    kind: 'warning',
    title: { zh: '规则', en: 'Rule' },
    legalBasis: '示例',
    parameters: { limit: { value: 20, min: 0, max: 99, label: { zh: '线', en: 'Limit' } } },
    conditions: {},
    rules: [level('red', 20, red), ...(yellow ? [level('yellow', 10, yellow)] : [])],
    cases: [],
  };
  return compileRule(rule);
};
const is = (fact: string, operator: string, value: unknown): Condition => ({ fact, operator, value });

describe('what would clear the light', () => {
  test('[M08-06] the threshold itself, from the side that is safe', () => {
    const rule = ruleOf({ all: [is('gap', 'greaterThan', { fact: 'param.limit' })] });
    expect(counterfactual(rule, { gap: 38.8 })).toEqual([{ fact: 'gap', target: 20, comparator: 'lessThanInclusive' }]);
    const inclusive = ruleOf({ all: [is('days', 'greaterThanInclusive', 30)] });
    expect(counterfactual(inclusive, { days: 54 })).toEqual([{ fact: 'days', target: 30, comparator: 'lessThan' }]);
  });

  test('of `all`, any one condition will do, in their order', () => {
    const rule = ruleOf({ all: [is('gap', 'greaterThan', 20), is('falling', 'greaterThanInclusive', 2)] });
    expect(counterfactual(rule, { gap: 38.8, falling: 3 })).toEqual([
      { fact: 'gap', target: 20, comparator: 'lessThanInclusive' },
      { fact: 'falling', target: 2, comparator: 'lessThan' },
    ]);
  });

  test('of `any`, all that are met must fall: no single change, but a set', () => {
    const rule = ruleOf({ any: [is('a', 'greaterThan', 1), is('b', 'greaterThan', 1), is('c', 'greaterThan', 9)] });
    expect(counterfactual(rule, { a: 5, b: 5, c: 5 })).toEqual([]);
    expect(counterfactualSets(rule, { a: 5, b: 5, c: 5 })).toEqual([
      [
        { fact: 'a', target: 1, comparator: 'lessThanInclusive' },
        { fact: 'b', target: 1, comparator: 'lessThanInclusive' },
      ],
    ]);
  });

  test('two thresholds on one fact: the change that satisfies both', () => {
    const rule = ruleOf({
      any: [
        { all: [is('gap', 'greaterThan', 20), is('falling', 'greaterThan', 1)] },
        { all: [is('gap', 'greaterThan', 40)] },
      ],
    });
    expect(counterfactual(rule, { gap: 50, falling: 3 })).toEqual([
      { fact: 'gap', target: 20, comparator: 'lessThanInclusive' },
    ]);
    expect(counterfactual(rule, { gap: 38.8, falling: 3 })).toHaveLength(2);
  });

  test('`not` turns round', () => {
    const rule = ruleOf({ not: is('progress', 'greaterThanInclusive', 62) });
    expect(counterfactual(rule, { progress: 40 })).toEqual([
      { fact: 'progress', target: 62, comparator: 'greaterThanInclusive' },
    ]);
  });

  test('fact against fact: either may move', () => {
    const rule = ruleOf({ all: [is('invested', 'greaterThan', { fact: 'paid' })] });
    expect(counterfactual(rule, { invested: 80, paid: 60 })).toEqual([
      { fact: 'invested', target: 60, comparator: 'lessThanInclusive' },
      { fact: 'paid', target: 80, comparator: 'greaterThanInclusive' },
    ]);
  });

  test('a change that leaves the light as it is is not offered', () => {
    // gap ≤ 20 ends the first branch only if the second is not met by it.
    const rule = ruleOf({ any: [{ all: [is('gap', 'greaterThan', 20)] }, { all: [is('gap', 'lessThan', 30)] }] });
    expect(counterfactualSets(rule, { gap: 25 })).toEqual([]);
  });

  test('red that becomes yellow is cleared of red', () => {
    const rule = ruleOf({ all: [is('gap', 'greaterThan', 20)] }, { all: [is('gap', 'greaterThan', 10)] });
    expect(counterfactual(rule, { gap: 25 })).toEqual([{ fact: 'gap', target: 20, comparator: 'lessThanInclusive' }]);
    expect(counterfactual(rule, { gap: 15 })).toEqual([{ fact: 'gap', target: 10, comparator: 'lessThanInclusive' }]);
  });

  test('choices and blanks: the opposite is named', () => {
    expect(
      counterfactual(ruleOf({ all: [is('permit', 'equal', null), is('x', 'equal', 1)] }), { permit: null, x: 1 }),
    ).toEqual(expect.arrayContaining([{ fact: 'permit', target: null, comparator: 'notEqual' }]));
    expect(counterfactual(ruleOf({ all: [is('stage', 'in', ['a', 'b'])] }), { stage: 'a' })).toEqual([
      { fact: 'stage', target: ['a', 'b'], comparator: 'notIn' },
    ]);
    expect(counterfactual(ruleOf({ all: [is('problems', 'contains', 'land')] }), { problems: ['land'] })).toEqual([
      { fact: 'problems', target: 'land', comparator: 'doesNotContain' },
    ]);
  });

  test('green and none have nothing to clear', () => {
    const rule = ruleOf({ all: [is('gap', 'greaterThan', 20)] });
    expect(counterfactual(rule, { gap: 1 })).toEqual([]);
    expect(counterfactual(rule, {})).toEqual([]);
  });

  test('a wide `any` of many stays small', () => {
    const rule = ruleOf({
      all: Array.from(
        { length: 40 },
        (_, i): Condition => ({ any: [is(`a${i}`, 'greaterThan', 1), is(`b${i}`, 'greaterThan', 1)] }),
      ),
    });
    const facts = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        [`a${i}`, 2],
        [`b${i}`, 2],
      ]).flat(),
    );
    expect(counterfactualSets(rule, facts).length).toBeLessThanOrEqual(64);
  });
});
