import { daysBetween, type IsoDate, lastDayOf } from '@project-cloud/kernel';
import type { BuiltInFact } from './built-in-fact';
import { daysSql, exactSql, type SqlMoment } from './fact-sql';
import { asDate, exact } from './figures';
import type { FactSource } from './input';
import type { Moment } from './moment';

/** Time that is over counts to the actual end: a finished project does not fall further behind. */
const until = ({ today, actualEnd }: Moment): IsoDate => (actualEnd !== null && actualEnd < today ? actualEnd : today);

const elapsedRatio: BuiltInFact = {
  key: 'elapsed_ratio',
  sql(at) {
    const [start, end] = [at.day('planned_start'), at.day('planned_end')];
    const until = `least(${at.today}, ${at.day('actual_end')})`;
    const share = exactSql(`${daysSql(start, until)} / NULLIF(${daysSql(start, end)}, 0) * 100::float8`);
    return `CASE WHEN ${end} >= ${start} THEN CASE WHEN ${until} <= ${start} THEN 0 WHEN ${end} = ${start} THEN 100 ELSE ${share} END END`;
  },
  compute(moment) {
    const { plannedStart, plannedEnd } = moment;
    if (plannedStart === null || plannedEnd === null || plannedEnd < plannedStart) return null;
    const gone = daysBetween(plannedStart, until(moment));
    const all = daysBetween(plannedStart, plannedEnd);
    if (gone <= 0) return 0;
    return all === 0 ? 100 : exact((gone / all) * 100);
  },
  source(moment) {
    const { plannedStart, plannedEnd } = moment;
    if (plannedStart === null || plannedEnd === null) return missing('计划开工或计划竣工', 'planned start or end');
    const [gone, all] = [daysBetween(plannedStart, until(moment)), daysBetween(plannedStart, plannedEnd)];
    return {
      zh: `已过 ${Math.max(0, gone)} 天 ÷ 计划工期 ${all} 天（${plannedStart} 至 ${plannedEnd}）`,
      en: `${Math.max(0, gone)} of ${all} planned days gone (${plannedStart} to ${plannedEnd})`,
      ref: 'project:planned_end',
    };
  },
};

const yearElapsedRatio: BuiltInFact = {
  key: 'year_elapsed_ratio',
  sql: (at) => exactSql(`substr(${at.known('data_month')}, 6)::float8 / 12::float8 * 100::float8`),
  compute: ({ dataMonth }) => exact((Number(dataMonth.slice(5)) / 12) * 100),
  source({ dataMonth }) {
    const months = Number(dataMonth.slice(5));
    return { zh: `已过 ${months} 个月 ÷ 12`, en: `${months} of 12 months gone`, ref: `report:${dataMonth}` };
  },
};

const dataMonth: BuiltInFact = {
  key: 'data_month',
  sql: ({ reports: { latestPeriod }, completeMonth }) =>
    `CASE WHEN left(${latestPeriod}, 4) >= left(${completeMonth}, 4) THEN left(${latestPeriod}, 7) ELSE ${completeMonth} END`,
  compute: (moment) => moment.dataMonth,
  source: ({ latest, dataMonth: month }) =>
    latest?.period.startsWith(month)
      ? { zh: '最近一期月报', en: 'latest report', ref: `report:${latest.period}` }
      : { zh: '本年没有月报，取上一个整月', en: 'no report this year; the last complete month' },
};

const daysPastPlannedStart: BuiltInFact = {
  key: 'days_past_planned_start',
  sql: (at) => `CASE WHEN ${at.day('actual_start')} IS NULL THEN ${daysSql(at.day('planned_start'), at.today)} END`,
  compute: ({ plannedStart, actualStart, today }) =>
    plannedStart === null || actualStart !== null ? null : daysBetween(plannedStart, today),
  source: ({ plannedStart, today }) => between('计划开工', 'planned start', plannedStart, today, 'planned_start'),
};

const daysPastPlannedEnd: BuiltInFact = {
  key: 'days_past_planned_end',
  sql: (at) => `CASE WHEN ${at.day('actual_end')} IS NULL THEN ${daysSql(at.day('planned_end'), at.today)} END`,
  compute: ({ plannedEnd, actualEnd, today }) =>
    plannedEnd === null || actualEnd !== null ? null : daysBetween(plannedEnd, today),
  source: ({ plannedEnd, today }) => between('计划竣工', 'planned end', plannedEnd, today, 'planned_end'),
};

const daysPastMilestone: BuiltInFact = {
  key: 'days_past_milestone',
  sql: (at) =>
    `CASE WHEN ${at.day('actual_end')} IS NULL THEN ${daysSql(at.ownDay('next_milestone_date'), at.today)} END`,
  compute({ input, actualEnd, today }) {
    const date = asDate(input.values.next_milestone_date);
    return date === null || actualEnd !== null ? null : daysBetween(date, today);
  },
  source({ input, today }) {
    const { next_milestone: name, next_milestone_date: date } = input.values;
    const [zh, en] = typeof name === 'string' && name !== '' ? [`节点“${name}”`, name] : ['节点', 'milestone'];
    return { ...between(zh, en, asDate(date), today, ''), ref: 'entry:next_milestone_date' };
  },
};

const daysStartedWithoutPermit: BuiltInFact = {
  key: 'days_started_without_permit',
  sql(at) {
    const [start, permit] = [at.day('actual_start'), at.ownDay('construction_permit_date')];
    return `CASE WHEN ${start} IS NULL THEN NULL WHEN ${permit} IS NULL THEN greatest(0, ${daysSql(start, at.today)}) ELSE 0 END`;
  },
  compute({ input, actualStart, today }) {
    if (actualStart === null) return null;
    // A permit that came late is a permit now: the light is about today.
    return asDate(input.values.construction_permit_date) === null ? Math.max(0, daysBetween(actualStart, today)) : 0;
  },
  source({ input, actualStart, today }) {
    const permit = asDate(input.values.construction_permit_date);
    const ref = 'entry:construction_permit_date';
    if (permit !== null) return { zh: `施工许可 ${permit}`, en: `construction permit ${permit}`, ref };
    return { ...between('实际开工', 'actual start', actualStart, today, ''), ref };
  },
};

const daysSinceReport: BuiltInFact = {
  key: 'days_since_report',
  sql(at) {
    const days = daysSql(reportingSinceSql(at), at.today);
    return `CASE WHEN ${reportingSinceSql(at)} IS NULL THEN NULL ELSE greatest(0, ${days}) END`;
  },
  compute: (moment) => {
    const from = reportingSince(moment).from;
    return from === null ? null : Math.max(0, daysBetween(from, moment.today));
  },
  source: (moment) => {
    const { from, zh, en } = reportingSince(moment);
    const base = between(zh, en, from, moment.today, '');
    return moment.latest ? { ...base, ref: `report:${moment.latest.period}` } : { zh: base.zh, en: base.en };
  },
};

function reportingSinceSql({ reports: { latestPeriod, latestDay }, enteredOn, ...at }: SqlMoment): string {
  return `CASE WHEN ${latestPeriod} IS NOT NULL THEN ${latestDay} ELSE coalesce(${at.day('actual_start')}, ${enteredOn}) END`;
}

function reportingSince({ latest, actualStart, input }: Moment): { from: IsoDate | null; zh: string; en: string } {
  if (latest !== null) {
    const day = latest.period.length === 7 ? lastDayOf(latest.period) : asDate(latest.period);
    return { from: day, zh: `最近一期月报 ${latest.period}`, en: `latest report ${latest.period}` };
  }
  if (actualStart !== null) return { from: actualStart, zh: '没有月报，从实际开工', en: 'no report; from the start' };
  return { from: input.enteredOn ?? null, zh: '没有月报，从入库', en: 'no report; from entry' };
}

function between(zh: string, en: string, from: IsoDate | null, today: IsoDate, key: string): FactSource {
  if (from === null) return missing(zh, en);
  const ref = key === '' ? {} : { ref: `project:${key}` };
  return { zh: `${zh} ${from} 至 ${today}`, en: `${en} ${from} to ${today}`, ...ref };
}

function missing(zh: string, en: string): FactSource {
  return { zh: `没有${zh}`, en: `no ${en}` };
}

/** Facts of the calendar, in days and in percent of a term. */
export const TIME_FACTS: readonly BuiltInFact[] = [
  dataMonth,
  elapsedRatio,
  yearElapsedRatio,
  daysPastPlannedStart,
  daysPastPlannedEnd,
  daysPastMilestone,
  daysStartedWithoutPermit,
  daysSinceReport,
];
