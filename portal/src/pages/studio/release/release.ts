import type { FieldIssue, Label, LightValue } from '@/client';
import type { Kind } from '../definition-version';

export type ReleaseStatus = 'draft' | 'submitted' | 'published' | 'rolled-back';

/** A release as the list tells of it. */
export interface ReleaseHead {
  id: string;
  title: string;
  note: string;
  status: ReleaseStatus;
  effectiveFrom: string | null;
  author: string;
  authorName: string;
  approverWanted: string | null;
  approver: string | null;
  approverName: string | null;
  /** Why it came back. */
  reason: string | null;
  rollsBack: string | null;
  rolledBackBy: string | null;
  revision: number;
  createdAt: string;
  updatedAt: string;
  submittedAt: string | null;
  decidedAt: string | null;
  /** Approved; its day has not come. */
  scheduled: boolean;
  items: number;
  mine: boolean;
  may: Record<'edit' | 'submit' | 'approve' | 'return' | 'rollback' | 'remove', boolean>;
  blockers: number;
}

export type ChangeOp = 'add' | 'change' | 'rename' | 'retire' | 'reorder' | 'remove';

/** One difference as a person would tell it. */
export interface Change {
  op: ChangeOp;
  kind: Kind;
  subject: Words;
  path: string;
  detail?: Words;
  before?: Words;
  after?: Words;
  text: Words;
}
export interface Words {
  zh: string;
  en: string;
}

/** A draft of a release, or what it published. */
export interface ReleasePart {
  id: string;
  kind: Kind;
  key: string;
  region: string | null;
  regionName: string | null;
  title: Label;
  version: number;
  baseVersion: number | null;
  author: string;
  editors: string[];
  revision: number;
  changes: Change[];
  issues: FieldIssue[];
  examples: { passed: number; failed: { message: string }[]; total: number; ran: boolean };
  /** Something newer was published since it began. */
  stale: boolean;
  newest: number | null;
}

export interface Blocker {
  code: string;
  message: string;
  where?: { definition: string; kind: Kind; key: string; region: string | null; path: string };
}

export interface Step {
  at: string;
  who: string;
  name: string;
  action: string;
  note: string;
}

export interface Release extends Omit<ReleaseHead, 'blockers'> {
  definitions: ReleasePart[];
  blockers: Blocker[];
  /** Administrators who wrote none of it. */
  approvers?: { username: string; name: string }[];
  history: Step[];
}

/** What could become of the lights: from (now) → to (then). */
export type Matrix = Record<LightValue, Record<LightValue, number>>;

/** A field that a changed form asks for, or bounds otherwise. */
export interface FieldImpact {
  /** Names the list of the entries behind the count. */
  what: string;
  library: string;
  field: string;
  label: string;
  count: number;
}

/** Entries that another library would admit at once. */
export interface AdmissionImpact {
  what: string;
  library: string;
  from: string;
  count: number;
}

/** What POST /releases/:id/preview answers. */
/** What a changed code rule makes of new projects, and of which versions the standing codes are. */
export interface CodeImpact {
  examples: { region: string; filed: 'county' | 'city'; now: string; after: string }[];
  standing: { version: number | null; count: number }[];
}

export interface Impact {
  asOf: string;
  day?: string;
  ms: number;
  entries: number;
  libraries?: { key: string; name: Label; isNew: boolean }[];
  lights?: { matrix: Matrix };
  missing?: FieldImpact[];
  outside?: FieldImpact[];
  admitted?: AdmissionImpact[];
  codes?: CodeImpact | null;
  overlays?: OverlayReport[];
  indexes?: { library: string; name: string }[];
  /** Drafts whose own faults come first: nothing can be said of them yet. */
  unread?: { kind: Kind; key: string; region: string | null; title: Label }[];
}

/** One entry behind a figure. */
export interface ImpactRow {
  entryId: string;
  code: string;
  name: string;
  region: string;
  library: string;
  value?: unknown;
  from?: LightValue;
  to?: LightValue;
}

export interface ImpactPage {
  items: ImpactRow[];
  count: number;
  next: number | null;
}

export type Choice = 'keep' | 'drop' | 'own-field' | 'clamp' | 'base' | 'defer';

export interface OverlayConflict {
  id: string;
  kind: 'form' | 'rule';
  key: string;
  region: string;
  regionName: string;
  code: string;
  mine: Words;
  theirs: Words;
  choices: { key: Choice; label: Words }[];
  preset: Choice | null;
  settled: Choice | null;
}

export interface OverlayLine {
  operation: number | string;
  text: Words;
  why?: Words;
}

/** What becomes of one region's layer when its base changes. */
export interface OverlayReport {
  kind: 'form' | 'rule';
  key: string;
  title?: Label;
  region: string;
  regionName: string;
  version: number;
  from: number;
  to: number;
  kept: OverlayLine[];
  adapted: OverlayLine[];
  suspended: OverlayLine[];
  conflicts: OverlayConflict[];
}

/** Where a part is edited; what has no page of its own is shown with its versions. */
export function editHref(
  part: { kind: string; key: string; region: string | null; version?: number },
  release: string | null,
): string {
  const region: Query = part.region ? { region: part.region } : {};
  const inRelease: Query = release ? { release } : {};
  if (part.kind === 'library') return `/studio/libraries/${part.key}${searchOf(inRelease)}`;
  if (part.kind === 'code-rule') return `/studio/code-rule${searchOf(inRelease)}`;
  if (['item', 'indicator', 'layer', 'connector'].includes(part.kind))
    return `/studio/${part.kind}s/${part.key}${searchOf(inRelease)}`;
  if (part.kind === 'form' || part.kind === 'rule')
    return `/studio/${part.kind}s/${part.key}${searchOf({ ...region, ...inRelease })}`;
  const version: Query = part.version === undefined ? {} : { version: String(part.version) };
  return `/studio/definitions/${part.kind}/${part.key}${searchOf({ ...region, ...version })}`;
}

type Query = Record<string, string>;
const searchOf = (query: Query) => {
  const text = new URLSearchParams(query).toString();
  return text ? `?${text}` : '';
};
