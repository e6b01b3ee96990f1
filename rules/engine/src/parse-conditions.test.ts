import type { FactDictionary } from './fact-dictionary';
import { parseConditions } from './parse-conditions';

const words = { zh: '状态', en: 'State' };
const dictionary: FactDictionary = new Map([
  ['permit_state', { key: 'permit_state', label: words, type: 'text', unit: null, source: words, description: words }],
]);
const granted = { fact: 'permit_state', operator: 'equal', value: 'done' };

test('a tree that stands by itself is read as in a rule', () => {
  expect(parseConditions({ all: [granted, { not: granted }] }, { dictionary })).toMatchObject({ ok: true });
});

test.each([
  ['an unknown operator', { all: [{ ...granted, operator: 'is' }] }, 'at.all[0].operator'],
  ['an unknown fact', { all: [granted, { ...granted, fact: 'permit_stat' }] }, 'at.all[1].fact'],
  ['a value of another type', { any: [{ ...granted, value: 7 }] }, 'at.any[0].value'],
  ['a parameter, for there are none', { all: [{ fact: 'param.days', operator: 'equal', value: 3 }] }, 'at.all[0].fact'],
  ['a shared condition, for there are none', { all: [{ condition: 'ready' }] }, 'at.all[0].condition'],
  ['a single comparison at the root', granted, 'at'],
  ['an empty group', { all: [] }, 'at.all'],
])('%s is refused at its place', (_name, json, path) => {
  const parsed = parseConditions(json, { dictionary, at: 'at' });
  expect(parsed.ok ? [] : parsed.issues.map((issue) => issue.path)).toEqual([path]);
});
