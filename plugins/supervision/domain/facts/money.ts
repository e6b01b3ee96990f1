import { type BuiltInFact, figure, type Known, numberIn } from './built-in-fact';
import { differenceSql, exactSql, percentSql } from './fact-sql';
import { difference, exact, percent, sumOf } from './figures';
import type { FactSource } from './input';
import { investedThisYear, type Moment } from './moment';

const investedTotal: BuiltInFact = {
  key: 'invested_total',
  sql: ({ reports }) => reports.investedTotal,
  compute: ({ invested, input: { figures } }) =>
    figures ? figures.invested_total : sumOf(invested.map((m) => m.amount)),
  source: (moment) => reported(moment, '累计完成投资', 'invested to date'),
};

const investedYear: BuiltInFact = {
  key: 'invested_year',
  // The latest report is of today's year, or of the year before in January, or says nothing about the plan.
  sql: ({ month, completeMonth, reports: { latestPeriod, investedThisYear, investedCompleteYear } }) =>
    `CASE left(${latestPeriod}, 4) WHEN left(${month}, 4) THEN ${investedThisYear} WHEN left(${completeMonth}, 4) THEN ${investedCompleteYear} END`,
  compute: investedThisYear,
  source: (moment) => {
    const { dataMonth } = moment;
    const [year, month] = [dataMonth.slice(0, 4), Number(dataMonth.slice(5))];
    const span = month === 1 ? '1' : `1–${month}`;
    return {
      ...reported(moment, '', ''),
      zh: `${year} 年 ${span} 月月报合计`,
      en: `reports of ${year}, months ${span}`,
    };
  },
};

const investedLastMonth: BuiltInFact = {
  key: 'invested_last_month',
  sql: ({ reports }) => reports.investedLast,
  compute: ({ invested }) => invested.at(-1)?.amount ?? null,
  source: (moment) => reported(moment, '最近一期月报当月完成', 'done in the month of the latest report'),
};

const investedRatio: BuiltInFact = {
  key: 'invested_ratio',
  sql: (at) => percentSql(at.known('invested_total'), at.total),
  compute: ({ total }, known) => percent(numberIn(known, 'invested_total'), total),
  source: ({ total }, known) => ratio(known.invested_total, total, 'project:total_investment'),
};

const annualRatio: BuiltInFact = {
  key: 'annual_ratio',
  sql: (at) => percentSql(at.known('invested_year'), at.ownFigure('annual_plan')),
  compute: ({ annualPlan }, known) => percent(numberIn(known, 'invested_year'), annualPlan),
  source: ({ annualPlan }, known) => ratio(known.invested_year, annualPlan, 'entry:annual_plan'),
};

const annualGap: BuiltInFact = {
  key: 'annual_gap',
  sql: (at) => differenceSql(at.known('year_elapsed_ratio'), at.known('annual_ratio')),
  compute: (_, known) => difference(numberIn(known, 'year_elapsed_ratio'), numberIn(known, 'annual_ratio')),
  source: (_, known) => minus('时间进度', 'year gone', known.year_elapsed_ratio, '完成率', 'done', known.annual_ratio),
};

const paidTotal: BuiltInFact = {
  key: 'paid_total',
  sql: ({ reports }) => reports.paidTotal,
  compute: ({ paid, input: { figures } }) => (figures ? figures.paid_total : sumOf(paid.map((m) => m.amount))),
  source: (moment) => reported(moment, '累计到位资金', 'paid in to date'),
};

const paidRatio: BuiltInFact = {
  key: 'paid_ratio',
  sql: (at) => percentSql(at.known('paid_total'), at.total),
  compute: ({ total }, known) => percent(numberIn(known, 'paid_total'), total),
  source: ({ total }, known) => ratio(known.paid_total, total, 'project:total_investment'),
};

const fundsGap: BuiltInFact = {
  key: 'funds_gap',
  sql: (at) => differenceSql(at.known('invested_ratio'), at.known('paid_ratio')),
  compute: (_, known) => difference(numberIn(known, 'invested_ratio'), numberIn(known, 'paid_ratio')),
  source: (_, known) =>
    minus('投资完成率', 'invested', known.invested_ratio, '资金到位率', 'paid in', known.paid_ratio),
};

const overBudgetRatio: BuiltInFact = {
  key: 'over_budget_ratio',
  sql(at) {
    const invested = at.known('invested_total');
    return `CASE WHEN ${at.total} > 0 THEN ${exactSql(`(${invested} - ${at.total}) / ${at.total} * 100::float8`)} END`;
  },
  compute({ total }, known) {
    const invested = numberIn(known, 'invested_total');
    return invested === null || total === null || total <= 0 ? null : exact(((invested - total) / total) * 100);
  },
  source({ total }, known) {
    const [a, b] = [figure(known.invested_total), figure(total, 'money')];
    return {
      zh: `累计完成 ${a.zh}，总投资 ${b.zh}`,
      en: `invested ${a.en}, total ${b.en}`,
      ref: 'project:total_investment',
    };
  },
};

function reported({ latest, reports }: Moment, zh: string, en: string): FactSource {
  if (latest === null) return { zh: '没有月报', en: 'no report' };
  const first = reports[0]?.period ?? latest.period;
  const ref = `report:${latest.period}`;
  const span = first === latest.period ? first : `${first} 至 ${latest.period}`;
  return { zh: `${zh}（月报 ${span}）`, en: `${en} (reports ${span.replace('至', 'to')})`, ref };
}

function ratio(part: Known[string] | undefined, whole: number | null, ref: string): FactSource {
  const [a, b] = [figure(part), figure(whole, 'money')];
  return { zh: `${a.zh} ÷ ${b.zh}`, en: `${a.en} ÷ ${b.en}`, ref };
}

function minus(
  zhA: string,
  enA: string,
  a: Known[string] | undefined,
  zhB: string,
  enB: string,
  b: Known[string] | undefined,
): FactSource {
  const [x, y] = [figure(a, 'percent'), figure(b, 'percent')];
  return { zh: `${zhA} ${x.zh} − ${zhB} ${y.zh}`, en: `${enA} ${x.en} − ${enB} ${y.en}` };
}

/** Facts of money, in 万元 (or the library's own unit) and in percent. The annual ones want the year's time before them. */
export const MONEY_FACTS: readonly BuiltInFact[] = [
  investedTotal,
  investedYear,
  investedLastMonth,
  investedRatio,
  annualRatio,
  annualGap,
  paidTotal,
  paidRatio,
  fundsGap,
  overBudgetRatio,
];
