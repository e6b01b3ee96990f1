import { type IsoDate, monthOf } from '@project-cloud/kernel';
import { dataMonthOf } from '../data-month';
import { asDate, asNumber, sumOf } from './figures';
import type { FactInput, ReportInput } from './input';

/** An entry as the built-in facts see it: parsed once, as of one day. */
export interface Moment {
  input: FactInput;
  today: IsoDate;
  plannedStart: IsoDate | null;
  plannedEnd: IsoDate | null;
  actualStart: IsoDate | null;
  actualEnd: IsoDate | null;
  total: number | null;
  annualPlan: number | null;
  /** Submitted by today, ascending. */
  reports: readonly ReportInput[];
  latest: ReportInput | null;
  /** Money done in each report; null where it does not say. */
  invested: readonly { period: string; amount: number | null }[];
  paid: readonly { period: string; amount: number | null }[];
  dataMonth: string;
}

/** Reads what the built-in facts need. */
export function momentOf(input: FactInput): Moment {
  const { project, values, library, today } = input;
  const reports = input.reports.filter(({ period }) => period.slice(0, 7) <= monthOf(today));
  const amounts = (keys: readonly string[]) =>
    reports.map(({ period, values: v }) => ({ period, amount: sumOf(keys.map((key) => asNumber(v[key]))) }));
  return {
    input,
    today,
    plannedStart: asDate(project.planned_start),
    plannedEnd: asDate(project.planned_end),
    actualStart: asDate(project.actual_start),
    actualEnd: asDate(project.actual_end),
    total: asNumber(project.total_investment),
    annualPlan: asNumber(values.annual_plan),
    reports,
    latest: reports.at(-1) ?? null,
    invested: amounts(library.reporting?.invested ?? []),
    paid: amounts(library.reporting?.paid ?? []),
    dataMonth: dataMonthOf(
      reports.map((r) => r.period.slice(0, 7)),
      today,
    ),
  };
}

/** Money in the reports of the data year, up to the data month. */
export function investedThisYear({ invested, dataMonth }: Moment): number | null {
  const year = dataMonth.slice(0, 4);
  return sumOf(
    invested
      .filter(({ period }) => period.startsWith(year) && period.slice(0, 7) <= dataMonth)
      .map(({ amount }) => amount),
  );
}
