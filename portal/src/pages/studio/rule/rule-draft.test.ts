import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LeafCondition, parseRule } from '@project-cloud/rules-engine';
import { asked, askOf, leafOf, rightOf, shapeOf } from './condition';
import { emptyRule, follow, freeName, newLevel, readRule, usesParameter, withLight } from './rule-draft';

const folder = join(__dirname, '../../../../../rules/warning');
const bodies = readdirSync(folder).map((key) => ({
  key,
  body: JSON.parse(readFileSync(join(folder, key, 'rule.json'), 'utf8')) as Record<string, unknown>,
}));

test.each(bodies)('$key reads as it is written: nothing of it is lost to the editor', ({ body }) => {
  const { title, legalBasis, parameters, conditions, rules, cases } = readRule(body);
  expect({ title, legalBasis, parameters, conditions, rules, cases }).toEqual({
    title: body.title,
    legalBasis: body.legalBasis,
    parameters: body.parameters ?? {},
    conditions: body.conditions ?? {},
    rules: body.rules,
    cases: body.cases,
  });
});

test.each(bodies)('every comparison of $key can be said in words', ({ body }) => {
  const leaves = (condition: unknown): LeafCondition[] => {
    const shape = shapeOf(condition);
    if (shape.kind === 'group') return shape.children.flatMap(leaves);
    if (shape.kind === 'not') return leaves(shape.child);
    return shape.kind === 'leaf' ? [shape.leaf] : [];
  };
  const rule = readRule(body);
  const all = [...rule.rules.map((one) => one.conditions), ...Object.values(rule.conditions)].flatMap(leaves);
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter((leaf) => askOf(leaf) === null)).toEqual([]);
});

test('a body of anything is shown, not thrown at', () => {
  const rule = readRule({ title: 7, rules: [null, { event: 'x' }], parameters: { a: 'b' }, cases: {} });
  expect(rule.rules).toHaveLength(2);
  expect(rule.parameters.a).toEqual({ value: 0, min: 0, max: 0, label: { zh: '', en: '' } });
});

test('a new rule lacks only what its author has to say', () => {
  const parsed = parseRule(emptyRule('late-permit', '手续滞后', ''));
  const places = parsed.ok ? [] : parsed.issues.map(({ path }) => path);
  expect(places).toEqual(['legalBasis', 'rules[0].event.params.reason.zh', 'rules[0].event.params.reason.en']);
});

test('English follows the Chinese until somebody writes it', () => {
  expect(follow({ zh: '旧', en: '旧' }, '新')).toEqual({ zh: '新', en: '新' });
  expect(follow({ zh: '旧', en: '' }, '新')).toEqual({ zh: '新', en: '新' });
  expect(follow({ zh: '旧', en: 'old' }, '新')).toEqual({ zh: '新', en: 'old' });
});

test('levels keep names of their own, and a level that changes its light is called by it', () => {
  const one = readRule(emptyRule('a', '甲', '乙'));
  const two = { ...one, rules: [...one.rules, newLevel(one)] };
  expect(two.rules.map(({ name, priority }) => [name, priority])).toEqual([
    ['red', 20],
    ['yellow', 10],
  ]);
  expect(withLight(two, 1, 'red').map(({ name }) => name)).toEqual(['red', 'red_2']);
  expect(freeName('red', ['red', 'red_2'])).toBe('red_3');
});

test('a threshold that a condition reads is in use', () => {
  const rule = readRule(bodies.find(({ key }) => key === 'progress-behind')?.body ?? {});
  expect([usesParameter(rule, 'red_gap'), usesParameter(rule, 'red')]).toEqual([true, false]);
});

test('asking whether there is a value is a comparison with nothing, and back', () => {
  const leaf = leafOf('progress_gap', 'number');
  const none = asked(leaf, 'isNull');
  expect([none.operator, none.value, askOf(none)]).toEqual(['equal', null, 'isNull']);
  expect(asked(none, 'greaterThan').value).toBe('');
  expect(asked({ ...leaf, value: { fact: 'param.red' } }, 'lessThan').value).toEqual({ fact: 'param.red' });
  expect(asked(leaf, 'in').value).toEqual([]);
  expect([rightOf({ fact: 'param.red' }), rightOf({ fact: 'progress' }), rightOf(3)]).toEqual([
    'parameter',
    'fact',
    'value',
  ]);
});
