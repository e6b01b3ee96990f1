import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compileRule,
  type FactEntry,
  factDictionary,
  parseFactFile,
  parseRegionOverride,
  parseRule,
  type Rule,
  runCases,
} from '@project-cloud/rules-engine';
import { referenceLevels } from './engine/src/reference';

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(__dirname, ...path), 'utf8'));
const parsedFacts = parseFactFile(read('facts.json'));
const entries: FactEntry[] = parsedFacts.ok ? parsedFacts.facts : [];
const dictionary = factDictionary(entries);
const keys = readdirSync(join(__dirname, 'warning')).sort();

const load = (key: string): Rule => {
  const parsed = parseRule(read('warning', key, 'rule.json'), { dictionary });
  if (!parsed.ok) throw new Error(`${key}: ${JSON.stringify(parsed.issues)}`);
  return parsed.rule;
};

describe('the rule files', () => {
  test('[M08-06] there are ten rules for a project under construction', () => {
    expect(keys).toEqual([
      'annual-investment-behind',
      'funds-behind',
      'investment-falling',
      'milestone-missed',
      'no-report',
      'over-budget',
      'past-planned-end',
      'permit-missing',
      'progress-behind',
      'started-late',
    ]);
  });

  test('the fact dictionary is well formed', () => {
    expect(parsedFacts).toMatchObject({ ok: true });
  });

  test.each(keys)('[P5] %s is accepted under its own name, and its stored cases come out as they say', (key) => {
    const rule = load(key);
    expect(rule.key).toBe(key);
    expect(runCases(rule, { dictionary })).toEqual([]);
  });

  test.each(keys)('[M08-06] %s has cases for red, yellow, green and missing data', (key) => {
    const { cases } = load(key);
    expect(cases.length).toBeGreaterThanOrEqual(4);
    expect(new Set(cases.map((c) => c.expect))).toEqual(new Set(['red', 'yellow', 'green', 'none']));
    expect(cases.some((c) => c.reason !== undefined)).toBe(true);
  });

  test.each(keys)('[P5] %s means the same to json-rules-engine', async (key) => {
    const rule = load(key);
    const compiled = compileRule(rule);
    for (const { facts, parameters } of rule.cases) {
      const levels = compiled.evaluate(facts, parameters).explanation?.levels ?? [];
      const ours = Object.fromEntries(levels.map((l) => [l.name, l.met]));
      expect(await referenceLevels(rule, facts, parameters)).toEqual(ours);
    }
  });

  test.each(keys)('[M08-04] the regional thresholds of %s lie within its bounds', (key) => {
    const folder = join(__dirname, 'warning', key, 'regions');
    const files = existsSync(folder) ? readdirSync(folder) : [];
    for (const file of files) {
      const parsed = parseRegionOverride(read('warning', key, 'regions', file), load(key));
      expect(parsed).toMatchObject({ ok: true, override: { region: file.replace('.json', '') } });
    }
  });

  test('a case that is wrong is reported with what came instead', () => {
    const rule = load('started-late');
    const wrong = {
      ...rule,
      cases: [{ name: '错', facts: { days_past_planned_start: 54, actual_start: null }, expect: 'green' as const }],
    };
    expect(runCases(wrong)).toEqual([{ name: '错', expect: 'green', got: 'red' }]);
    const reason = {
      ...rule,
      cases: [{ ...wrong.cases[0], name: '因', expect: 'red' as const, reason: '别的' }],
    } as Rule;
    expect(runCases(reason)).toMatchObject([{ name: '因', reason: { expect: '别的', got: '计划开工日已过 54 天' } }]);
  });
});
