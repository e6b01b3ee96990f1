import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFactFile } from '@project-cloud/rules-engine';
import {
  BUILT_IN_FACTS,
  CORE_FACTS,
  computeFacts,
  derivedFactIssues,
  type FactInput,
  type FactLibrary,
  libraryFactEntries,
} from './facts';

const library = {
  reporting: {
    frequency: 'month',
    dueDay: 25,
    invested: ['invested_month'],
    paid: ['paid_fiscal', 'paid_loan'],
    progress: 'progress',
  },
  fields: [],
  reportFields: [],
  facts: [],
} satisfies FactLibrary;

const report = (period: string, invested: unknown, more: Record<string, unknown> = {}) => ({
  period,
  values: { invested_month: invested, ...more },
});

const entry = (change: Partial<FactInput> = {}): FactInput => ({
  project: {
    total_investment: 86_400,
    planned_start: '2025-12-10',
    planned_end: '2027-06-30',
    actual_start: '2025-12-16',
    actual_end: null,
  },
  values: { annual_plan: 24_000 },
  reports: [report('2026-08', 3000), report('2026-09', 2000), report('2026-10', 1480, { progress: 43 })],
  library,
  today: '2026-11-22',
  ...change,
});
const project = (change: Record<string, unknown>): FactInput => entry({ project: { ...entry().project, ...change } });
const factOf = (input: FactInput, key: string) => computeFacts(input).facts[key];
const sourceOf = (input: FactInput, key: string) => computeFacts(input).sources[key];

describe('time facts', () => {
  test('[M08-06] elapsed_ratio: 347 of 567 planned days', () => {
    // 2025-12-10 → 2026-11-22 is 347 days, → 2027-06-30 is 567.
    expect(factOf(entry(), 'elapsed_ratio')).toBe(61.199295);
    expect(sourceOf(entry(), 'elapsed_ratio')?.zh).toBe('已过 347 天 ÷ 计划工期 567 天（2025-12-10 至 2027-06-30）');
  });

  test('elapsed_ratio: 0 before the start, over 100 when overdue, held at the actual end', () => {
    expect(factOf(project({ planned_start: '2026-12-01' }), 'elapsed_ratio')).toBe(0);
    expect(factOf(project({ planned_start: '2026-01-01', planned_end: '2026-04-11' }), 'elapsed_ratio')).toBe(325);
    const ended = { planned_start: '2026-01-01', planned_end: '2026-04-11', actual_end: '2026-02-20' };
    expect(factOf(project(ended), 'elapsed_ratio')).toBe(50);
    expect(factOf(project({ planned_start: '2026-11-22', planned_end: '2026-11-22' }), 'elapsed_ratio')).toBe(0);
    expect(factOf(project({ planned_start: '2026-11-01', planned_end: '2026-11-01' }), 'elapsed_ratio')).toBe(100);
  });

  test('elapsed_ratio is not known without both dates, or with an end before the start', () => {
    expect(factOf(project({ planned_end: null }), 'elapsed_ratio')).toBeNull();
    expect(factOf(project({ planned_end: '2020-01-01' }), 'elapsed_ratio')).toBeNull();
  });

  test('[M08-07] days_past_planned_start: 54 days, none once started, negative before', () => {
    const late = project({ planned_start: '2026-09-29', actual_start: null });
    expect(factOf(late, 'days_past_planned_start')).toBe(54);
    expect(sourceOf(late, 'days_past_planned_start')?.zh).toBe('计划开工 2026-09-29 至 2026-11-22');
    expect(factOf(entry(), 'days_past_planned_start')).toBeNull();
    expect(factOf(project({ planned_start: '2026-12-02', actual_start: null }), 'days_past_planned_start')).toBe(-10);
  });

  test('[M08-07] days_past_planned_end: 200 days late, none once ended', () => {
    expect(factOf(project({ planned_end: '2026-05-06' }), 'days_past_planned_end')).toBe(200);
    expect(
      factOf(project({ planned_end: '2026-05-06', actual_end: '2026-11-01' }), 'days_past_planned_end'),
    ).toBeNull();
  });

  test('days_since_report: from the end of the month reported; else from the start; else from entry', () => {
    expect(factOf(entry(), 'days_since_report')).toBe(22);
    expect(factOf(entry({ reports: [report('2026-11', 1)] }), 'days_since_report')).toBe(0);
    expect(factOf(entry({ reports: [] }), 'days_since_report')).toBe(341);
    const unstarted = { ...project({ actual_start: null }), reports: [], enteredOn: '2026-11-12' };
    expect(factOf(unstarted, 'days_since_report')).toBe(10);
    expect(factOf({ ...unstarted, enteredOn: undefined }, 'days_since_report')).toBeNull();
  });

  test('days_started_without_permit: 341 days, 0 with a permit, none before the start', () => {
    expect(factOf(entry(), 'days_started_without_permit')).toBe(341);
    expect(factOf(entry({ values: { construction_permit_date: '2026-10-01' } }), 'days_started_without_permit')).toBe(
      0,
    );
    expect(factOf(project({ actual_start: null }), 'days_started_without_permit')).toBeNull();
  });

  test('days_past_milestone: 53 days after 2026-09-30, with the milestone’s name in its source', () => {
    const input = entry({ values: { next_milestone: '主体封顶', next_milestone_date: '2026-09-30' } });
    expect(factOf(input, 'days_past_milestone')).toBe(53);
    expect(sourceOf(input, 'days_past_milestone')).toMatchObject({
      zh: '节点“主体封顶” 2026-09-30 至 2026-11-22',
      ref: 'entry:next_milestone_date',
    });
    expect(factOf(entry(), 'days_past_milestone')).toBeNull();
  });

  test('year_elapsed_ratio: October is 83.3 % of the year', () => {
    expect(factOf(entry(), 'year_elapsed_ratio')).toBe(83.333333);
    expect(sourceOf(entry(), 'year_elapsed_ratio')?.zh).toBe('已过 10 个月 ÷ 12');
  });
});

describe('money facts', () => {
  const input = entry({
    reports: [
      report('2025-12', 5000, { paid_fiscal: 20_000 }),
      report('2026-09', 9_200.5, { paid_fiscal: 10_000, paid_loan: 30_000 }),
      report('2026-10', 1_479.5, { paid_loan: 1_517 }),
    ],
  });

  test('[M08-22] invested_total, invested_year and their ratios, by hand', () => {
    const { facts } = computeFacts(input);
    expect(facts).toMatchObject({
      invested_total: 15_680,
      invested_year: 10_680,
      invested_last_month: 1_479.5,
      invested_ratio: 18.148148, // 15,680 ÷ 86,400
      annual_ratio: 44.5, // 10,680 ÷ 24,000
      annual_gap: 38.833333, // 83.333333 − 44.5
      paid_total: 61_517,
      paid_ratio: 71.200231, // 61,517 ÷ 86,400
      funds_gap: -53.052083,
      over_budget_ratio: -81.851852,
    });
  });

  test('[M08-06] sources name the figures and the reports', () => {
    const { sources } = computeFacts(input);
    expect(sources.annual_ratio).toEqual({
      zh: '10,680 ÷ 24,000 万元',
      en: '10,680 ÷ 24,000 10k yuan',
      ref: 'entry:annual_plan',
    });
    expect(sources.invested_year).toMatchObject({ zh: '2026 年 1–10 月月报合计', ref: 'report:2026-10' });
    expect(sources.annual_gap?.zh).toBe('时间进度 83.3 % − 完成率 44.5 %');
  });

  test('[M08-07] over_budget_ratio: 125 % of the total is 25 over', () => {
    expect(
      factOf({ ...project({ total_investment: 8_544 }), reports: [report('2026-10', 10_680)] }, 'over_budget_ratio'),
    ).toBe(25);
  });

  test('sums are exact where binary is not; numeric text from the database is read', () => {
    expect(factOf(entry({ reports: [report('2026-09', 0.1), report('2026-10', '0.200000')] }), 'invested_total')).toBe(
      0.3,
    );
    expect(factOf(project({ total_investment: '86400.000000' }), 'invested_ratio')).toBe(7.5);
  });

  test('no report is not nothing done: the figures are not known', () => {
    const { facts } = computeFacts(entry({ reports: [] }));
    expect(facts).toMatchObject({
      invested_total: null,
      invested_year: null,
      annual_ratio: null,
      annual_gap: null,
      paid_ratio: null,
      progress: null,
    });
  });

  test('no plan, no total, a total of nothing: no ratio', () => {
    expect(factOf(entry({ values: {} }), 'annual_ratio')).toBeNull();
    expect(factOf(project({ total_investment: null }), 'invested_ratio')).toBeNull();
    expect(factOf(project({ total_investment: 0 }), 'over_budget_ratio')).toBeNull();
  });

  test('reports of months to come do not count: an earlier day can be replayed', () => {
    const earlier = { ...input, today: '2026-10-05' };
    expect(factOf({ ...earlier, today: '2026-09-28' }, 'invested_total')).toBe(14_200.5);
    expect(factOf({ ...earlier, today: '2025-12-31' }, 'invested_total')).toBe(5000);
  });
});

describe('progress facts', () => {
  test('progress is the last one reported, and the gap is counted to 100 % of time at most', () => {
    expect(factOf(entry(), 'progress')).toBe(43);
    expect(factOf(entry(), 'progress_gap')).toBe(18.199295);
    const overdue = project({ planned_start: '2026-01-01', planned_end: '2026-04-11' });
    expect(factOf(overdue, 'progress_gap')).toBe(57);
    const silent = entry({ reports: [report('2026-09', 1, { progress: 40 }), report('2026-10', 1)] });
    expect(factOf(silent, 'progress')).toBe(40);
  });

  test.each([
    [[1800, 1650, 1550, 1480], 3],
    [[1000, 1800, 1650], 1],
    [[1000, 1800], 0],
    [[1800, 1800], 0],
    [[1800, null, 1650, 1550], 1],
    [[1800], null],
    [[], null],
  ])('falling_months of %j is %s', (amounts, months) => {
    const reports = amounts.map((amount, i) => report(`2026-0${i + 5}`, amount));
    expect(factOf(entry({ reports }), 'falling_months')).toBe(months);
  });

  test('a month that was not reported ends the row', () => {
    expect(
      factOf(entry({ reports: [report('2026-07', 9), report('2026-09', 8), report('2026-10', 7)] }), 'falling_months'),
    ).toBe(1);
    expect(sourceOf(entry(), 'falling_months')?.zh).toBe('2026-08 3,000 → 2026-09 2,000 → 2026-10 1,480 万元');
  });

  test('across the turn of the year', () => {
    const reports = [report('2025-11', 9), report('2025-12', 8), report('2026-01', 7)];
    expect(factOf(entry({ reports, today: '2026-02-01' }), 'falling_months')).toBe(2);
  });
});

describe('fields and formulas as facts', () => {
  const field = (key: string, type: 'money' | 'date' | 'choices' | 'text') => ({
    key,
    type,
    label: { zh: key, en: key },
    unit: type === 'money' ? '万元' : '',
    help: '',
    required: false,
    min: null,
    max: null,
    maxLength: null,
    pattern: null,
    sensitivity: 'internal' as const,
    filterable: false,
    sortable: false,
    stat: null,
    source: 'filled' as const,
  });
  const formula = (key: string, expression: string) => ({
    key,
    expression,
    type: 'number' as const,
    unit: '%',
    label: { zh: key, en: key },
  });
  const rich: FactLibrary = {
    ...library,
    fields: [field('annual_plan', 'money'), field('leader', 'text'), field('planned_start', 'date')],
    reportFields: [field('invested_month', 'money'), field('problems', 'choices')],
    facts: [formula('plan_share', 'annual_plan / total_investment * 100'), formula('double_share', 'plan_share * 2')],
  };

  test('core, entry and report fields are facts; a report field has the latest value', () => {
    const input = entry({
      library: rich,
      values: { annual_plan: '24000.00' },
      reports: [report('2026-10', 5, { problems: ['land'] })],
    });
    expect(computeFacts(input).facts).toMatchObject({
      planned_start: '2025-12-10',
      annual_plan: 24_000,
      leader: null,
      report_invested_month: 5,
      report_problems: ['land'],
      name: null,
    });
    expect(computeFacts(input).sources.report_problems).toMatchObject({ ref: 'report:2026-10' });
    expect(computeFacts(input).sources.annual_plan).toMatchObject({ ref: 'entry:annual_plan' });
  });

  test('[P3] a library’s own formula is a fact, and may read the one before it', () => {
    const { facts, sources } = computeFacts(entry({ library: rich }));
    expect(facts.plan_share).toBe(27.777778);
    expect(facts.double_share).toBe(55.555556);
    expect(sources.plan_share?.zh).toBe('公式 annual_plan / total_investment * 100');
    expect(derivedFactIssues(rich)).toEqual([]);
  });

  test('a formula with a fault is named, gives nothing, and stops nothing', () => {
    const faulty: FactLibrary = { ...rich, facts: [formula('bad', 'annual_plan / constructor')] };
    expect(derivedFactIssues(faulty)).toMatchObject([
      { key: 'bad', message: { zh: expect.any(String), en: expect.any(String) } },
    ]);
    const { facts, sources } = computeFacts(entry({ library: faulty }));
    expect(facts.bad).toBeNull();
    expect(facts.annual_ratio).not.toBeNull();
    expect(sources.bad?.zh).toMatch(/^公式有误：./);
    expect(sources.bad?.en).toMatch(/^the formula has a fault: [^\u4e00-\u9fa5]+$/);
  });

  test('every fact of the platform is there, known or not', () => {
    const { facts } = computeFacts({ project: {}, values: {}, reports: [], library: {}, today: '2026-11-22' });
    for (const { key } of [...BUILT_IN_FACTS, ...CORE_FACTS]) expect(facts).toHaveProperty(key);
  });

  test('a library describes its own facts for the dictionary', () => {
    const entries = libraryFactEntries(rich);
    expect(entries.find((e) => e.key === 'report_invested_month')).toMatchObject({
      type: 'number',
      unit: '万元',
      label: { zh: 'invested_month（月报）' },
    });
    expect(entries.find((e) => e.key === 'report_problems')?.type).toBe('list');
    expect(entries.find((e) => e.key === 'plan_share')).toMatchObject({
      unit: '%',
      source: { zh: '公式 annual_plan / total_investment * 100' },
    });
  });
});

describe('the fact dictionary and the code', () => {
  const parsed = parseFactFile(JSON.parse(readFileSync(join(__dirname, '../../../rules/facts.json'), 'utf8')));
  const entries = parsed.ok ? parsed.facts : [];

  test('they list the same facts with the same types', () => {
    const written = entries.map(({ key, type }) => `${key}: ${type}`).sort();
    const coded = [...BUILT_IN_FACTS, ...CORE_FACTS].map(({ key, type }) => `${key}: ${type}`).sort();
    expect(written).toEqual(coded);
  });
});
