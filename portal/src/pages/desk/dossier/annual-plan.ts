import type { Entry } from '@/client';

/** What the year's completion is measured against, 万元; null where the library plans by no year. */
export function annualPlanOf(entry: Pick<Entry, 'values'>): number | null {
  const plan = entry.values.annual_plan;
  return typeof plan === 'number' ? plan : null;
}
