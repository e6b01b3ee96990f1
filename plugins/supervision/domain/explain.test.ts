import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_FIELDS, type Field } from '@project-cloud/library';
import { type CompiledRule, compileRule, factDictionary, parseFactFile, parseRule } from '@project-cloud/rules-engine';
import { counterfactualClauses, explain } from './explain';
import { computeFacts, type FactInput, type FactLibrary } from './facts';
import { explainKept, explainRule, type FullExplanation, judge } from './judge';

const folder = join(__dirname, '../../../rules');
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
const facts = parseFactFile(json('facts.json'));
const dictionary = factDictionary(facts.ok ? facts.facts : []);
const rule = (key: string): CompiledRule => {
  const parsed = parseRule(json('warning', key, 'rule.json'), { dictionary });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return compileRule(parsed.rule, { dictionary });
};

const field = (key: string, type: Field['type'], zh: string): Field => ({
  ...(CORE_FIELDS[0] as Field),
  key,
  type,
  label: { zh, en: key },
});
const library: FactLibrary = {
  fields: [field('annual_plan', 'money', '本年计划投资')],
  reporting: {
    frequency: 'month',
    dueDay: 25,
    invested: ['invested_month'],
    paid: ['paid_fiscal'],
    progress: 'progress',
  },
};

const months = [500, 300, 700, 800, 900, 1000, 1800, 1650, 1550, 1480];
/** 扶绥县空港物流园（一期）: 10,680 of 24,000 done by October, less each month since July. */
const park = (change: Partial<FactInput> = {}, project: Record<string, unknown> = {}): FactInput => ({
  project: {
    total_investment: 86_400,
    planned_start: '2025-12-10',
    planned_end: '2027-06-30',
    actual_start: '2025-12-16',
    actual_end: null,
    ...project,
  },
  values: {
    annual_plan: 24_000,
    construction_permit_date: '2025-12-03',
    next_milestone: '主体封顶',
    next_milestone_date: '2026-09-30',
  },
  reports: months.map((invested_month, i) => ({
    period: `2026-${String(i + 1).padStart(2, '0')}`,
    values: { invested_month, paid_fiscal: i === 0 ? 61_517 : 0, progress: 50 },
  })),
  library,
  today: '2026-11-22',
  ...change,
});

const kept = (input: FactInput, key: string): FullExplanation => {
  const explanation = explainRule(computeFacts(input), { rule: rule(key), version: 3 });
  if (explanation === null) throw new Error('no explanation');
  return explanation;
};

describe('why it is red', () => {
  test('[M08-06] the rows show this project’s value, the line, the gap and the source', () => {
    const view = explain(kept(park(), 'annual-investment-behind'), { dictionary });
    expect(view.heading).toBe('条件（都满足则红灯）');
    expect(view.rows).toMatchObject([
      {
        label: '年度完成率比年度时间进度低超过 20 个点',
        left: '44.5 %',
        right: '< 63.3 %',
        gap: '−18.8',
        met: true,
        source: '10,680 ÷ 24,000 万元',
        ref: 'entry:annual_plan',
      },
      { label: '当月完成投资连续下降', left: '3 个月', right: '≥ 2 个月', gap: '+1', met: true, ref: 'report:2026-10' },
    ]);
    expect(view.rows).toHaveLength(2);
  });

  test('[M08-06] one sentence says what would have to change, with its figure', () => {
    const view = explain(kept(park(), 'annual-investment-behind'), { dictionary });
    expect(view.counterfactual).toBe(
      '年度完成再增 4,520 万元（完成率到 63.3 %），或 11 月完成额不低于 10 月的 1,480 万元，就不再是红灯。',
    );
    expect(view.notes).toEqual(['年度时间进度 83.3 % ＝ 已过 10 个月 ÷ 12', '实际竣工未填']);
  });

  test('[M08-06] what the sentence promises comes true', () => {
    const input = park();
    const better = {
      ...input,
      reports: [
        ...input.reports.slice(0, -1),
        { period: '2026-10', values: { invested_month: 1480 + 4520, progress: 50 } },
      ],
    };
    const judged = (i: FactInput) =>
      judge(computeFacts(i), [{ rule: rule('annual-investment-behind'), version: 1 }]).light;
    expect(judged(input)).toBe('red');
    expect(judged(better)).toBe('yellow');
    const rise = { ...input, reports: [...input.reports, { period: '2026-11', values: { invested_month: 1480 } }] };
    expect(computeFacts(rise).facts.falling_months).toBe(0);
  });

  test('in English there is no Chinese but the data’s', () => {
    const view = explain(kept(park(), 'annual-investment-behind'), { dictionary, lang: 'en' });
    expect(JSON.stringify(view)).not.toMatch(/[\u4e00-\u9fff]/);
    expect(view.counterfactual).toBe(
      'No longer red with 4,520 (10k yuan) more done this year (63.3 % of the plan), or 2026-11 not below the 1,480 (10k yuan) of 2026-10.',
    );
  });

  test('a green rule explains how far it is from yellow', () => {
    const input = park({ reports: [{ period: '2026-10', values: { progress: 55 } }] });
    const view = explain(kept(input, 'progress-behind'), { dictionary });
    expect(view).toMatchObject({ heading: '条件（都满足则黄灯）', counterfactual: null });
    expect(view.rows).toMatchObject([
      { label: '形象进度比时间进度低超过 10 个点', left: '55.0 %', right: '< 51.2 %', gap: '+3.8', met: false },
    ]);
  });
});

describe('what to do about each rule', () => {
  const clauses = (input: FactInput, key: string) => counterfactualClauses(kept(input, key), { dictionary });
  const reported = (values: Record<string, unknown>) => park({ reports: [{ period: '2026-10', values }] });

  test.each([
    ['started-late', park({}, { planned_start: '2026-09-29', actual_start: null }), ['填报实际开工日期']],
    ['past-planned-end', park({}, { planned_end: '2026-05-06' }), ['填报实际竣工日期']],
    ['no-report', park({ reports: [] }), ['报送最近一个月的月报']],
    ['permit-missing', park({ values: {} }), ['填报施工许可日期']],
    ['milestone-missed', park(), ['办结该节点并填报下一节点']],
    ['investment-falling', park(), ['11 月完成额不低于 10 月的 1,480 万元']],
    ['progress-behind', reported({ progress: 20 }), ['形象进度到 41.2 %（现 20.0 %）']],
    // 43,200 is 50 % of the total; 30 % of it, 25,920, must be in place.
    [
      'funds-behind',
      reported({ invested_month: 43_200, paid_fiscal: 10_000 }),
      ['到位资金再增 15,920 万元（到位率到 30.0 %）'],
    ],
    // 110 % of the new total is the 108,000 done: 98,181.8, rounded up.
    ['over-budget', reported({ invested_month: 108_000 }), ['总投资经批准调整到 98,182 万元（现 86,400 万元）']],
  ])('[M08-06] %s', (key, input, expected) => {
    expect(kept(input, key).light).toBe('red');
    expect(clauses(input, key)).toEqual(expected);
  });

  test('a rule without a sentence of its own is put in plain comparison', () => {
    const parsed = parseRule({
      key: 'own-rule',
      kind: 'warning',
      title: { zh: '规则', en: 'Rule' },
      legalBasis: '示例',
      rules: [
        {
          name: 'red',
          priority: 1,
          conditions: { any: [{ fact: 'progress', operator: 'lessThan', value: 62 }] },
          event: { type: 'light', params: { light: 'red', reason: { zh: '低', en: 'low' } } },
        },
      ],
      cases: [],
    });
    if (!parsed.ok) throw new Error('refused');
    const explanation = explainRule(computeFacts(park()), { rule: compileRule(parsed.rule), version: 1 });
    expect(explain(explanation as FullExplanation, { dictionary }).counterfactual).toBe(
      '形象进度不低于 62.0 %，就不再是红灯。',
    );
    expect(explain(explanation as FullExplanation, { dictionary, lang: 'en' }).counterfactual).toBe(
      'No longer red with Progress at least 62.0 %.',
    );
  });
});

describe('the light of an entry', () => {
  const rules = readdirSync(join(folder, 'warning'))
    .sort()
    .map((key) => ({ rule: rule(key), version: 1 }));

  test('[M08-06] it is the worst of its rules, with the reason of the first that gives it', () => {
    const { light, rule: key, reason, verdicts } = judge(computeFacts(park()), rules);
    expect([light, key, reason?.zh]).toEqual(['red', 'annual-investment-behind', '完成率低于时间进度 38.8 个点']);
    expect(Object.fromEntries(verdicts.map((v) => [v.rule, v.light]))).toEqual({
      'annual-investment-behind': 'red',
      'funds-behind': 'green',
      'investment-falling': 'red',
      'milestone-missed': 'red',
      'no-report': 'green',
      'over-budget': 'green',
      'past-planned-end': 'green',
      'permit-missing': 'green',
      'progress-behind': 'yellow',
      'started-late': 'green',
    });
  });

  test('[M08-07] a project 200 days past its end and 25 % over its total is abnormal twice, with reasons', () => {
    const input = park(
      { reports: [{ period: '2026-10', values: { invested_month: 108_000 } }] },
      { planned_end: '2026-05-06' },
    );
    const { verdicts } = judge(computeFacts(input), rules);
    const reasons = Object.fromEntries(verdicts.filter((v) => v.light === 'red').map((v) => [v.rule, v.reason?.zh]));
    expect(reasons).toMatchObject({
      'past-planned-end': '计划竣工日已过 200 天',
      'over-budget': '累计完成超总投资 25.0 %',
    });
  });

  test('[M08-04] a county’s own threshold decides there', () => {
    const input = park({}, { planned_start: '2026-10-30', actual_start: null });
    const light = (parameters?: Record<string, number>) =>
      judge(computeFacts(input), [{ rule: rule('started-late'), version: 1, parameters }]).light;
    expect(light()).toBe('yellow');
    expect(light({ red_days: 20 })).toBe('red');
  });

  test('nothing known is not assessed; nothing wrong is green', () => {
    const nothing = computeFacts({ project: {}, values: {}, reports: [], library: {}, today: '2026-11-22' });
    expect(judge(nothing, rules)).toMatchObject({ light: 'none', reason: null, rule: null });
    expect(judge(nothing, []).light).toBe('none');
  });

  test('time alone turns a light', () => {
    const at = (today: string) =>
      judge(computeFacts(park({ today }, { planned_start: '2026-11-22', actual_start: null })), [
        { rule: rule('started-late'), version: 1 },
      ]).light;
    expect([at('2026-11-22'), at('2026-11-23'), at('2026-12-21'), at('2026-12-22')]).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ]);
  });

  test('what a warning keeps is plain JSON and holds every value it needs', () => {
    const judged = { rule: rule('annual-investment-behind'), version: 3 };
    const [verdict] = judge(computeFacts(park()), [judged]).verdicts;
    const stored = JSON.parse(JSON.stringify(verdict?.kept));
    expect(explainKept(judged.rule, stored)).toEqual(kept(park(), 'annual-investment-behind'));
    expect(Object.keys(stored).sort()).toEqual(['evidence', 'version']);
    expect(stored.evidence.annual_ratio).toEqual({
      value: 44.5,
      source: { zh: '10,680 ÷ 24,000 万元', en: expect.any(String), ref: 'entry:annual_plan' },
    });
  });
});
