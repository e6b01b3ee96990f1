/** The shapes that /api sends and takes, as the OpenAPI document describes them. Money is 万元 unless the library says else. */
export type Label = { zh: string; en: string };
export type LightValue = 'red' | 'yellow' | 'green' | 'none';
export type Lights = Record<LightValue, number>;
export type FieldValue = string | number | boolean | null | string[] | Record<string, unknown>[];

export type Role =
  | 'administrator'
  | 'general-manager'
  | 'application-manager'
  | 'operator'
  | 'official'
  | 'county-administrator'
  | 'enterprise'
  | 'agent'
  | 'leader'
  | 'auditor'
  | 'public';

export interface RegionRef {
  code: string;
  name: string;
}

export interface Region extends RegionRef {
  path: string;
  /** province, city, county, township, zone; other countries have their own words. Depth is the path's. */
  level: string;
  kind?: string;
  children?: boolean;
  ancestors?: RegionRef[];
}

export interface User {
  id: string | number;
  username: string;
  name: string;
  role: Role;
  roleLabel: string;
  organisation: { code: string; name: string } | null;
  /** Null for those who see by ownership, not by territory. */
  region: Region | null;
  may: string[];
  homePath: string;
  /** Signed in with a password that an administrator has seen: it has to be changed first. */
  firstPassword: boolean;
}

export interface FieldInfo {
  key: string;
  label: string | Label;
  type: string;
  unit?: string | null;
  core: boolean;
  filterable?: boolean;
  sortable?: boolean;
  sensitivity?: 'public' | 'internal' | 'restricted';
  /** Whether figures of it are added up, or rows told apart by it. */
  stat?: 'measure' | 'dimension' | null;
  help?: string;
  options?: { value: string; label: string | Label }[];
}

export interface ViewInfo {
  key: string;
  title: string | Label;
  /** Absent: a list. */
  kind?: 'list' | 'board' | 'calendar' | 'map';
  /** The date by which a calendar places its rows. */
  date?: string | null;
  columns: { key: string; width?: number }[];
  filters: string[];
  sort: { key: string; desc: boolean }[];
}

export interface LibraryRef {
  key: string;
  name: string | Label;
}

/** A library as the list of libraries tells of it. */
export interface LibraryItem extends LibraryRef {
  purpose: string;
  count: number;
  /** From which library projects come into this one, and what has to be met. */
  admission: { from: LibraryRef; reason: string } | null;
}

export interface LibraryList {
  items: LibraryItem[];
  /** Which of them a first page speaks of where none is asked for. */
  main: string | null;
}

/** Something to be obtained, by the fields that hold its state, number and day. */
export interface PermitInfo {
  label: string;
  state: string;
  /** The state that means that it is there. */
  done: string;
  number: string | null;
  date: string | null;
}

export interface Library extends LibraryRef {
  purpose?: string;
  permits?: PermitInfo[];
  /** The tabs of the dossier page with the parts that each shows; none: the usual ones. */
  tabs?: { key: string; label: string; shows: string[] }[];
  reporting?: { frequency: 'month' | 'irregular'; invested: string[]; paid: string[]; progress: string | null };
  currency: string;
  moneyUnit: string;
  fields: FieldInfo[];
  reportFields: FieldInfo[];
  stages: { key: string; label: string | Label; moves?: string[] }[];
  views: ViewInfo[];
  may: { create: boolean; change: boolean; export: boolean; import: boolean };
  rules: { key: string; title: string | Label }[];
}

export type FilterOperator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'within' | 'contains' | 'empty';
export interface Filter {
  key: string;
  op: FilterOperator;
  value?: FieldValue | string[];
}

export interface EntryRow {
  id: string | number;
  projectId: string | number;
  code: string;
  name: string;
  region: RegionRef;
  owner_name: string | null;
  stage: string;
  light: LightValue;
  reason: string | null;
  last_period: string | null;
  reportedThisMonth: boolean;
  [field: string]: unknown;
}

export interface EntryPage {
  items: EntryRow[];
  next: string | null;
  count: number;
  countIs: 'exact' | 'atLeast';
  sums: Record<string, number>;
  asOf: string;
}

export interface LibrarySummary {
  count: number;
  lights: Lights;
  sums: Record<string, number>;
  stages: Record<string, number>;
}

export interface FormAnswer {
  use: 'entry' | 'report';
  key: string;
  version: string;
  layers: { region: string | null; version: number }[];
  schema: Record<string, unknown>;
  origin: Record<string, { layer: string | null; changes: unknown[] }>;
  current: boolean;
}

export interface Entry {
  id: string | number;
  projectId: string | number;
  library: LibraryRef;
  project: {
    code: string;
    name: string;
    region: Region;
    owner?: { code: string; name: string } | null;
    [field: string]: unknown;
  };
  values: Record<string, FieldValue>;
  stage: string;
  revision: number;
  formVersion: string;
  lights: { rule: string; title: string | Label; light: LightValue; reason: string | Label | null }[];
  light: LightValue;
  figures: {
    total_investment: number | null;
    invested_total: number | null;
    invested_year: number | null;
    completion_rate: number | null;
    paid_in_total: number | null;
    paid_in_rate: number | null;
    open_warnings: number;
  };
  may: { change: boolean; report: boolean; attach: boolean };
}

/** What would become of an entry's answers in today's form. */
export interface FormMove {
  from: string;
  to: string;
  current: boolean;
  revision: number;
  maps: MovedAnswer[];
  unfit: MovedAnswer[];
  asked: MovedAnswer[];
  aside: MovedAnswer[];
}

export interface MovedAnswer {
  key: string;
  label: string;
  type: string;
  unit: string | null;
  options: { value: unknown; label: string }[] | null;
  value: unknown;
  message?: string;
}

export interface Report {
  id: string | number;
  period: string;
  values: Record<string, FieldValue>;
  state: 'draft' | 'submitted';
  revision: number;
  formVersion: string;
  reportedAt: string | null;
  reporter: string | null;
}

export interface ReportAnswer {
  report: Report | null;
  previous: Report | null;
  formVersion: string;
  /** The figures that the form's x-context names: the annual plan, what was reported before. */
  context?: Record<string, unknown>;
  hints: { field: string; message: string; effect: string | null }[];
}

/** One condition of a rule as the server words it: what is compared, both values, the gap. */
export interface ExplanationRow {
  fact: string;
  label: string;
  /** This project's value and the line that decides, with units: '42 天', '≥ 20 天'. */
  left: string;
  right: string;
  gap: string | null;
  met: boolean;
  /** How deep the condition stands in the rule: 0 is the outermost. */
  depth: number;
  /** Where the value comes from, in words. */
  source?: string | null;
}

export interface RuleExplanation {
  heading: string;
  rows: ExplanationRow[];
  counterfactual: string | null;
  notes: string[];
}

export type HandlingStep = 'handle' | 'ask' | 'settle' | 'return' | 'defer' | 'resume';

export interface HandlingLine {
  step: HandlingStep;
  at: string;
  name: string;
  note: string | null;
  day: string | null;
}

/** How a warning stands with people. */
export interface WarningHandling {
  state: 'open' | 'handling' | 'review' | 'settled' | 'closed';
  measure: string | null;
  measureDue: string | null;
  measureOverdue: boolean;
  deferredUntil: string | null;
}

export interface Warning extends WarningHandling {
  id: string | number;
  /** What was done, the newest first. */
  steps: HandlingLine[];
  revision: number;
  /** What this person can do with it now. */
  may: HandlingStep[];
  rule: string;
  title: string | Label;
  ruleVersion: number | string;
  light: LightValue;
  openedAt: string;
  closedAt: string | null;
  evaluatedAt: string;
  explanation: RuleExplanation | null;
  counterfactual: { text: string | Label }[];
  legalBasis: string | null;
  /** The first light of a warning comes from none. */
  history: { at: string; from: LightValue | null; to: LightValue; reason: string | Label | null }[];
}

export interface WarningRow extends WarningHandling {
  id: string | number;
  entryId: string | number;
  code: string;
  name: string;
  region: RegionRef;
  rule: string;
  title: string | Label;
  light: LightValue;
  reason: string | null;
  openedAt: string;
}

export interface Attachment {
  id: string | number;
  name: string;
  size: number;
  contentType: string;
  sha256: string;
  uploadedAt: string;
  uploader: string;
}

export interface TimelineItem {
  at: string;
  kind: string;
  title: string;
  detail: string | null;
  actor: string | null;
}

/** Money in place by source, and how much of the whole is done. */
export interface FundsOfEntry {
  library: string;
  total_investment: number | null;
  invested_rate: number | null;
  sources: { key: string; label: string; amount: number }[];
}

export interface Dossier {
  project: Entry['project'];
  entries: Entry[];
  warnings: Warning[];
  attachments: Attachment[];
  timeline: TimelineItem[];
  codes: { scheme: string; value: string; state: string }[];
  sections: {
    approvals: unknown[];
    funds: { entries: FundsOfEntry[] };
    credit: unknown[];
    problems: unknown[];
  };
}

export type DueState = 'overdue' | 'today' | 'soon' | 'later';

export interface Task {
  kind: string;
  title: string;
  detail: string | null;
  projectName: string | null;
  projectCode: string | null;
  entryId: string | number | null;
  due: string | null;
  workingDaysLeft: number | null;
  state: DueState;
  action: { label: string; href: string };
}

export interface Desk {
  date: string;
  /** The library that the reports and projects are of. */
  library: string | null;
  tasks: Task[];
  reports: {
    period: string;
    due: string;
    workingDaysLeft: number;
    total: number;
    done: number;
    draft: number;
    missing: number;
  };
  lights: Lights;
  projects: EntryRow[];
  messages: { title: string; detail?: string | null; at?: string; href?: string }[];
  gaps: { title: string; detail: string | null; href: string }[];
}

export interface SearchHit {
  code: string;
  name: string;
  region: RegionRef | string | null;
  /** Key, or key and name. */
  library: LibraryRef | string;
  libraryName?: string;
  id: string | number;
}

export interface DueAnswer {
  due: string;
  provisional: boolean;
  calendarVersion: string;
  derivation: DerivationDay[];
}

export interface DerivationDay {
  date: string;
  counts: boolean;
  n: number | null;
  kind?: 'working' | 'makeup' | 'weekend' | 'holiday' | 'start' | 'paused';
  reason: string;
  source?: string;
}

export interface PublicHome {
  asOf: string;
  dataMonth: string;
  figures: {
    projects: number | null;
    newThisMonth: number | null;
    investedThisYear: number | null;
    growth: number | null;
    startedThisYear: number | null;
    startPlan: number | null;
    completedThisYear: number | null;
  };
  regions: {
    code: string;
    name: string;
    count: number;
    completionRate: number | null;
    lastYearRate: number | null;
  }[];
  projects: {
    code: string;
    name: string;
    region: RegionRef | string;
    total_investment: number | null;
    stage: string;
  }[];
  notices: { id: string | number; title: string; date: string }[];
  site: { name: string; host: string; phone: string };
}
