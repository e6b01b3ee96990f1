import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRule } from '@project-cloud/rules-engine';
import { studio } from '../../../locale/studio';
import { fill } from '../../../locale/text';
import { conditionSentence } from './rule-sentence';

const say = (key: string, params?: Record<string, string | number>) =>
  fill((studio.zh as Record<string, string>)[key] ?? key, params);
const ruleOf = (key: string) => {
  const file = join(__dirname, '../../../../../rules/warning', key, 'rule.json');
  const parsed = parseRule(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(key);
  return parsed.rule;
};
const sentence = (key: string, level: number) => {
  const rule = ruleOf(key);
  return conditionSentence(rule.rules[level]?.conditions ?? { all: [] }, rule, 'zh', say);
};

test('a rule reads as a Chinese sentence with the figures of its parameters', () => {
  expect(sentence('progress-behind', 0)).toMatch(/超过 20 个点，并且.*还没有$/);
});

test('what belongs together stands in brackets', () => {
  expect(sentence('annual-investment-behind', 0)).toMatch(/^（.+，并且.+），或者（.+）$/);
});
