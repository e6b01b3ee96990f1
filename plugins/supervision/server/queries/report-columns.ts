import type { LibraryBody } from '@project-cloud/library';
import type { ReportColumns } from '../../domain';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const MONTH = `'^[0-9]{4}-(0[1-9]|1[0-2])$'`;
const monthNumber = (period: string) => `(left(${period}, 4)::int * 12 + substr(${period}, 6)::int)`;

/** Millionths of what is known of these fields, summed up; NULL when none is. */
function micros(figures: readonly string[]): string {
  if (figures.length === 0) return 'NULL::float8';
  const parts = figures.map((one) => `coalesce(ceil(floor(${one} * 1000000::float8 * 2::float8) / 2::float8), 0)`);
  return `CASE WHEN num_nonnulls(${figures.join(', ')}) > 0 THEN ${parts.join(' + ')} END`;
}

/** The last day of a period, which is a month or a day. */
const lastDay = (period: string) => `CASE WHEN length(${period}) = 7
  THEN (pc.rule_day(to_jsonb(${period} || '-01')) + interval '1 month' - interval '1 day')::date ELSE pc.rule_day(to_jsonb(${period})) END`;

/**
 * What the reports of an entry add up to, as of a month; `r` in a statement, beside `p`. By entry, through the index of
 * entry and period: so it costs the same a row for one entry as for all.
 */
export function reportsSql({ reporting }: Pick<LibraryBody, 'reporting'>, month: string): string {
  const keys = [
    ...new Set([...reporting.invested, ...reporting.paid, ...(reporting.progress ? [reporting.progress] : [])]),
  ];
  const figure = (key: string) => `q.k${keys.indexOf(key)}`;
  const figures = keys.map((key, at) => `, pc.rule_figure(q."values" -> ${quoted(key)}) AS k${at}`).join('');
  const progress = reporting.progress ? figure(reporting.progress) : 'NULL::float8';
  const year = (of: string) => `sum(t.invested) FILTER (WHERE left(t.period, 4) = left(${of}, 4)) / 1000000::float8`;
  const complete = `to_char(${month}::date - interval '1 month', 'YYYY-MM')`;
  const falls = `t.invested < t.invested_before AND CASE WHEN t.period ~ ${MONTH} AND t.before ~ ${MONTH}
    THEN ${monthNumber('t.period')} = ${monthNumber('t.before')} + 1 END`;
  const falling =
    reporting.frequency === 'irregular'
      ? 'NULL::float8'
      : `CASE WHEN count(*) >= 2 THEN (count(*) - max(t.place) FILTER (WHERE (${falls}) IS NOT TRUE))::float8 END`;
  return `(SELECT max(t.period) AS latest_period, ${lastDay('max(t.period)')} AS latest_day,
      sum(t.invested) / 1000000::float8 AS invested_total, sum(t.paid) / 1000000::float8 AS paid_total,
      ${year(month)} AS invested_this_year, ${year(complete)} AS invested_complete_year,
      (array_agg(t.invested ORDER BY t.period DESC))[1] / 1000000::float8 AS invested_last,
      (array_agg(t.progress ORDER BY t.period DESC) FILTER (WHERE t.progress IS NOT NULL))[1] AS progress,
      ${falling} AS falling_months
    FROM (SELECT q.*, row_number() OVER w AS place, lag(q.period) OVER w AS before, lag(q.invested) OVER w AS invested_before
      FROM (SELECT q.period, ${micros(reporting.invested.map(figure))} AS invested, ${micros(reporting.paid.map(figure))} AS paid,
          ${progress} AS progress
        FROM (SELECT q.period COLLATE "C" AS period${figures} FROM progress_reports q
          WHERE q.entry_id = p.entry_id AND q.state = 'submitted'
            AND left(q.period, 7) COLLATE "C" <= left(${month}, 7) OFFSET 0) q OFFSET 0) q
      WINDOW w AS (ORDER BY q.period)) t)`;
}

/** The columns of `r`, by what the facts call them. */
export const REPORT_COLUMNS: ReportColumns = {
  latestPeriod: 'r.latest_period',
  latestDay: 'r.latest_day',
  investedTotal: 'r.invested_total',
  investedThisYear: 'r.invested_this_year',
  investedCompleteYear: 'r.invested_complete_year',
  investedLast: 'r.invested_last',
  paidTotal: 'r.paid_total',
  progress: 'r.progress',
  fallingMonths: 'r.falling_months',
};

/** The answers of the latest report; `l` in a statement. */
export const latestReportSql = (month: string): string =>
  `(SELECT q."values" FROM progress_reports q WHERE q.entry_id = p.entry_id AND q.state = 'submitted'
      AND left(q.period, 7) COLLATE "C" <= left(${month}, 7) ORDER BY q.period COLLATE "C" DESC LIMIT 1)`;
