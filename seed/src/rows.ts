import type { IsoDate } from '@project-cloud/kernel';

/** One place of reference/data/regions.json; parents stand before their children. */
export interface RegionRow {
  code: string;
  name: string;
  /** null for the root. */
  parent: string | null;
  level: 'province' | 'city' | 'county' | 'township' | 'zone';
  validFrom?: IsoDate;
  validTo?: IsoDate;
  /** The code that took its place (GB/T 2260 voids the old one). */
  replacedBy?: string;
}

/** A section (`C`) or division (`C13`) of GB/T 4754-2017. */
export interface IndustryRow {
  code: string;
  name: string;
  parent: string | null;
  level: 'section' | 'division';
}

/** A government department, or a township government (`kind` township). */
export interface OrganisationRow {
  code: string;
  name: string;
  shortName: string;
  region: string;
  kind: string;
}

/** Who owns or builds: an enterprise or a department, with a valid credit code. */
export interface PartyRow {
  code: string;
  name: string;
  kind: 'enterprise' | 'government';
  region_code: string;
}

/** The core of a project, by the contract's field keys. Money in 万元. */
export interface ProjectRow {
  code: string;
  name: string;
  region_code: string;
  owner_name: string;
  owner_code: string;
  industry_code: string;
  approval_class: 'approval' | 'verification' | 'record';
  project_type: string;
  total_investment: number;
  planned_start: IsoDate | null;
  planned_end: IsoDate | null;
  actual_start: IsoDate | null;
  actual_end: IsoDate | null;
  description: string;
  address: string;
  is_public: boolean;
  /** The day that the code was issued; its YYMM stands in the code. */
  filed_on: IsoDate;
}

/** The project in the library `building`; `values` by the library's field keys, absent when empty. */
export interface EntryRow {
  project_code: string;
  library: 'building';
  stage: 'building' | 'suspended' | 'completed' | 'producing';
  entered_on: IsoDate;
  values: Record<string, unknown>;
}

/** The project in the library `preliminary`, while its permits are obtained. */
export interface PreliminaryEntry {
  project_code: string;
  library: 'preliminary';
  stage: 'planning' | 'preparing' | 'moved';
  entered_on: IsoDate;
  values: Record<string, unknown>;
}

/** One month of an entry. A draft may lack required values. */
export interface ReportRow {
  project_code: string;
  library: 'building';
  /** YYYY-MM. */
  period: string;
  state: 'submitted' | 'draft';
  /** The day of its last change; never after today. */
  reported_on: IsoDate;
  values: Record<string, unknown>;
}

/** A demonstration account. Passwords are made where the seed runs, never here. */
export interface UserRow {
  username: string;
  name: string;
  role: string;
  regionCode: string;
  /** An organisation's code, or for the role enterprise the credit code of a party that owns projects. */
  organisationCode: string;
}

export type Light = 'red' | 'yellow' | 'green' | 'none';

/** All that belongs to one generated project. */
export interface DemoProject {
  index: number;
  /** The course that the figures follow, and the light that it is meant to give. */
  course: string;
  expected: Light;
  party: PartyRow;
  builder: PartyRow;
  project: ProjectRow;
  entry: EntryRow;
  reports: ReportRow[];
}

/** A project that is being prepared. */
export type PreliminaryProject = Pick<DemoProject, 'index' | 'party' | 'project'> & { entry: PreliminaryEntry };

/** A whole demonstration, as plain rows. */
export interface Demo {
  parties: PartyRow[];
  projects: ProjectRow[];
  entries: EntryRow[];
  reports: ReportRow[];
  users: UserRow[];
}
