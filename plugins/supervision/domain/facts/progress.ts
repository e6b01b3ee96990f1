import { addMonths } from '@project-cloud/kernel';
import { type BuiltInFact, figure, numberIn } from './built-in-fact';
import { differenceSql } from './fact-sql';
import { asNumber, difference } from './figures';
import type { Moment } from './moment';

const progress: BuiltInFact = {
  key: 'progress',
  sql: ({ reports }) => reports.progress,
  compute: (moment) => (moment.input.figures ? moment.input.figures.progress : (lastProgress(moment)?.value ?? null)),
  source: (moment) => {
    const last = lastProgress(moment);
    if (last === null) return { zh: '月报没有填形象进度', en: 'no progress reported' };
    return { zh: `${last.period} 月报`, en: `report of ${last.period}`, ref: `report:${last.period}` };
  },
};

const progressGap: BuiltInFact = {
  key: 'progress_gap',
  sql(at) {
    const elapsed = at.known('elapsed_ratio');
    return differenceSql(`CASE WHEN ${elapsed} > 100 THEN 100 ELSE ${elapsed} END`, at.known('progress'));
  },
  // Time past the planned end is the business of days_past_planned_end: no work can be more than done.
  compute(_, known) {
    const elapsed = numberIn(known, 'elapsed_ratio');
    return difference(elapsed === null ? null : Math.min(elapsed, 100), numberIn(known, 'progress'));
  },
  source(_, known) {
    const elapsed = numberIn(known, 'elapsed_ratio');
    const [a, b] = [
      figure(elapsed === null ? null : Math.min(elapsed, 100), 'percent'),
      figure(known.progress, 'percent'),
    ];
    return { zh: `时间进度 ${a.zh} − 形象进度 ${b.zh}`, en: `time gone ${a.en} − progress ${b.en}` };
  },
};

const fallingMonths: BuiltInFact = {
  key: 'falling_months',
  sql: ({ reports }) => reports.fallingMonths,
  compute: (moment) => fall(moment)?.length ?? null,
  source(moment) {
    const steps = fall(moment);
    if (steps === null) return { zh: '月报不足两期', en: 'fewer than two monthly reports' };
    const shown = steps.length === 0 ? moment.invested.slice(-2) : moment.invested.slice(-steps.length - 1);
    const text = shown.map(({ period, amount }) => `${period} ${figure(amount).zh}`).join(' → ');
    return { zh: `${text} 万元`, en: text, ...(moment.latest ? { ref: `report:${moment.latest.period}` } : {}) };
  },
};

/** The steps down at the end of the row of monthly reports; a missing month or figure ends the row. Null below two. */
function fall({ invested, input }: Moment): string[] | null {
  if (input.library.reporting?.frequency === 'irregular' || invested.length < 2) return null;
  const steps: string[] = [];
  for (let i = invested.length - 1; i > 0; i--) {
    const [now, before] = [invested[i], invested[i - 1]];
    if (!now || !before || now.amount === null || before.amount === null) break;
    if (addMonths(before.period, 1) !== now.period || now.amount >= before.amount) break;
    steps.unshift(now.period);
  }
  return steps;
}

function lastProgress({ reports, input }: Moment): { value: number; period: string } | null {
  const key = input.library.reporting?.progress;
  if (!key) return null;
  for (let i = reports.length - 1; i >= 0; i--) {
    const report = reports[i];
    const value = asNumber(report?.values[key]);
    if (report && value !== null) return { value, period: report.period };
  }
  return null;
}

const lastReportMonth: BuiltInFact = {
  key: 'last_report_month',
  sql: ({ reports }) => `left(${reports.latestPeriod}, 7)`,
  compute: ({ latest }) => latest?.period.slice(0, 7) ?? null,
  source: ({ latest }) =>
    latest
      ? { zh: '最近一期月报', en: 'latest report', ref: `report:${latest.period}` }
      : { zh: '没有月报', en: 'no report' },
};

const stage: BuiltInFact = {
  key: 'stage',
  sql: ({ stage }) => stage,
  compute: ({ input }) => input.stage ?? null,
  source: () => ({ zh: '库内阶段', en: 'stage in the library' }),
};

const attachmentCount: BuiltInFact = {
  key: 'attachment_count',
  // Counted for the page of a dossier only: no rule that judges entries is told.
  sql: () => 'NULL::float8',
  compute: ({ input }) => input.attachments ?? null,
  source: () => ({ zh: '项目档案文件数', en: 'files in the dossier' }),
};

/** Facts of the work and of the dossier. */
export const PROGRESS_FACTS: readonly BuiltInFact[] = [
  progress,
  progressGap,
  fallingMonths,
  lastReportMonth,
  stage,
  attachmentCount,
];
