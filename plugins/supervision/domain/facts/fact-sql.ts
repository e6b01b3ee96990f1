/**
 * An entry as the SQL of the built-in facts sees it: each answer names a column of the row, or a value of the statement.
 * What stands for a month is text 'YYYY-MM', what stands for a day a date, a figure a double.
 */
export interface SqlMoment {
  today: string;
  /** The month of that day, and the last one that is wholly over. */
  month: string;
  completeMonth: string;
  /** A core field of the project. */
  day(key: 'planned_start' | 'planned_end' | 'actual_start' | 'actual_end'): string;
  total: string;
  /** The entry's own fields, of whatever type the library has them. */
  ownDay(key: string): string;
  ownFigure(key: string): string;
  stage: string;
  /** The day the entry was made; NULL where nobody tells. */
  enteredOn: string;
  /** What the reports of months up to today's say. */
  reports: ReportColumns;
  /** A built-in fact that stands before this one. */
  known(key: string): string;
}

/** Columns over the submitted reports of an entry. */
export interface ReportColumns {
  latestPeriod: string;
  /** The last day of the latest period. */
  latestDay: string;
  investedTotal: string;
  /** Of the year that begins with today's month, and of that of the last complete month. */
  investedThisYear: string;
  investedCompleteYear: string;
  investedLast: string;
  paidTotal: string;
  progress: string;
  fallingMonths: string;
}

/** `exact` in SQL: six decimals, halves upwards, as Math.round does. */
export const exactSql = (sql: string): string =>
  `(ceil(floor((${sql}) * 1000000::float8 * 2::float8) / 2::float8) / 1000000::float8)`;

/** `part` of `whole` in percent; NULL when either is not known or there is no whole. */
export const percentSql = (part: string, whole: string): string =>
  `CASE WHEN ${whole} > 0 THEN ${exactSql(`${part} / ${whole} * 100::float8`)} END`;

export const differenceSql = (a: string, b: string): string => exactSql(`${a} - ${b}`);

/** Days from one date to another, as a figure. */
export const daysSql = (from: string, to: string): string => `(${to} - ${from})::float8`;
