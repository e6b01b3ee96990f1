import type { Entry, ReportAnswer } from '@/client';

/** What a report's expressions may read besides its own fields. The server says it; before it does, the same is known from the dossier and last month's report. */
export function reportContext(
  entry: Pick<Entry, 'project' | 'values'>,
  answer: Pick<ReportAnswer, 'previous' | 'context'>,
  period: string,
): Record<string, unknown> {
  if (answer.context) return answer.context;
  const last = answer.previous?.values ?? {};
  const sameYear = answer.previous?.period.slice(0, 4) === period.slice(0, 4);
  return {
    last_invested_year: sameYear ? (last.invested_year ?? 0) : 0,
    last_invested_month: last.invested_month ?? null,
    last_progress: last.progress ?? null,
    annual_plan: entry.values.annual_plan ?? null,
    total_investment: entry.project.total_investment ?? null,
  };
}
