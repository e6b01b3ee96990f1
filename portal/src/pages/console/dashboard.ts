import type { Lights, LightValue, RegionRef } from '@/client';

export interface DashboardRegion extends RegionRef {
  count: number;
  totalInvestment: number | null;
  completed: number | null;
  planThisYear: number | null;
  investedThisYear: number | null;
  /** Of this year's plan, in per cent. */
  completionRate: number | null;
  lastYearRate?: number | null;
  /** What stands at the territory's own level, under none of the regions below. */
  ownLevel?: boolean;
  lights: Lights;
}

export interface DashboardMonth {
  /** '2026-10' or '10'. */
  month: string | number;
  invested: number | null;
  lastYear: number | null;
}

export interface LightTurn {
  entryId: string | number;
  name: string;
  code: string;
  from: LightValue;
  to: LightValue;
  reason: string | { zh: string; en: string } | null;
  at: string;
}

/** What GET /dashboard answers: one territory, one library. Money in the library's unit. */
export interface DashboardAnswer {
  region: RegionRef;
  asOf: string;
  dataMonth: string | null;
  moneyUnit?: string;
  count: number;
  totalInvestment: number | null;
  investedThisYear: number | null;
  planThisYear: number | null;
  startedThisYear: number | null;
  completedThisYear: number | null;
  startPlan?: number | null;
  completionPlan?: number | null;
  lights: Lights;
  regions: DashboardRegion[];
  months: DashboardMonth[];
  changes: LightTurn[];
}

/** Done of planned, in per cent; null where nothing was planned. */
export function rateOf(done: number | null, plan: number | null): number | null {
  return done === null || plan === null || plan <= 0 ? null : (done / plan) * 100;
}

/** The year that the figures speak of. */
export function yearOf({ dataMonth, asOf }: Pick<DashboardAnswer, 'dataMonth' | 'asOf'>): string {
  return (dataMonth ?? asOf).slice(0, 4);
}
