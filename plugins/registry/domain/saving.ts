/** What is known of one entry while it is saved: what listeners read, and what they fill in before it is written. */
export interface Project {
  id: string;
  code: string;
  name: string;
  region_code: string;
  region_path: string;
  owner_code: string;
  owner_name: string | null;
  industry_code: string | null;
  approval_class: string | null;
  project_type: string | null;
  currency: string;
  total_investment: number | null;
  planned_start: string | null;
  planned_end: string | null;
  actual_start: string | null;
  actual_end: string | null;
  address: string | null;
  description: string | null;
  is_public: boolean;
  state: string;
  revision: number;
  /** The version of the code rule that a new code was issued under; not read back. */
  code_rule?: number | null;
}

export interface Report {
  period: string;
  values: Record<string, unknown>;
}

export type LightName = 'red' | 'yellow' | 'green' | 'none';

/** Stored as a number so that lists sort by it: reds first. */
export const LIGHT_RANK: Record<LightName, number> = { none: 0, green: 1, yellow: 2, red: 3 };
export const LIGHT_NAMES: readonly LightName[] = ['none', 'green', 'yellow', 'red'];

/** What reports and rules say of an entry; kept in the projection beside its fields. */
export interface Judgement {
  light: LightName;
  reason: { zh: string; en: string } | null;
  invested_total: number | null;
  invested_year: number | null;
  completion_rate: number | null;
  paid_total: number | null;
  paid_rate: number | null;
  progress: number | null;
  last_period: string | null;
}

export const NOT_JUDGED: Judgement = {
  light: 'none',
  reason: null,
  invested_total: null,
  invested_year: null,
  completion_rate: null,
  paid_total: null,
  paid_rate: null,
  progress: null,
  last_period: null,
};

export interface Saving {
  entryId: string;
  isNew: boolean;
  stage: string;
  /** The day the entry was made. */
  enteredOn: string;
  formVersion: string;
  values: Record<string, unknown>;
  project: Project;
  /** Submitted reports, oldest first. */
  reports: Report[];
  /** Filled in by supervision before the projection is written. */
  judgement: Judgement;
}
