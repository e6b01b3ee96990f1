import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from '../../scripts/lib/root.mjs';
import { median, round } from './rounds.mjs';

const require = createRequire(inRoot('plugins/supervision/package.json'));
const { compileRule, factDictionary, parseFactFile, parseRule } = require('@project-cloud/rules-engine');
const { LibraryBody } = require('@project-cloud/library');
const { computeFacts, explain, explainKept, judge, libraryFactEntries } = require('@project-cloud/supervision');

const read = (file) => JSON.parse(readFileSync(inRoot(file), 'utf8'));
const ROUNDS = 2_000;

/** Two years of monthly reports of a project that falls behind in most ways at once. */
const LATE = {
  project: {
    total_investment: 86_400,
    planned_start: '2024-12-10',
    planned_end: '2026-09-30',
    actual_start: '2025-01-16',
  },
  values: { annual_plan: 60_000, next_milestone: '封顶', next_milestone_date: '2026-06-30' },
  reports: Array.from({ length: 22 }, (_, at) => ({
    period: `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    values: { invested_month: 1_900 - at * 40, paid_fiscal: 300, progress: at * 2 },
  })),
  stage: 'building',
  today: '2026-11-22',
};

/** What a save asks of the closures: facts, ten rules, and every warning explained as the page shows it. */
export function saveOne({ emit }) {
  const body = LibraryBody.parse(read('seed/reference/definitions/library/building.json').body);
  const parsed = parseFactFile(read('rules/facts.json'));
  const dictionary = factDictionary(parsed.facts, libraryFactEntries(body));
  const rules = readdirSync(inRoot('rules/warning')).map((key) => {
    const { rule } = parseRule(read(`rules/warning/${key}/rule.json`), { dictionary });
    return { rule: compileRule(rule, { dictionary }), version: 1 };
  });
  const byKey = new Map(rules.map((one) => [one.rule.key, one.rule]));
  const save = () => {
    const { verdicts } = judge(computeFacts({ ...LATE, library: body }), rules);
    const warned = verdicts.filter(({ kept }) => kept);
    return warned.map(({ rule, kept }) => explain(explainKept(byKey.get(rule), kept), { dictionary, lang: 'zh' }));
  };
  const explained = save();
  if (explained.length < 4 || explained.some(({ rows }) => rows.length === 0))
    throw new Error('Too little is explained');
  for (let at = 0; at < ROUNDS; at += 1) save();
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    save();
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  emit({
    what: 'save',
    rules: rules.length,
    warnings: explained.length,
    milliseconds: round(median(times), 3),
    slowestOf99: round(times[Math.floor(ROUNDS * 0.99)], 3),
    goal: 1,
  });
}
