import type { DerivationDay } from '@/client';

export type Tier = 'province' | 'city' | 'county' | 'township' | 'enterprise';
export type DispatchState = 'issued' | 'accepted' | 'reopened' | 'returned' | 'replied' | 'closed' | 'withdrawn';
export type StepName =
  | 'accept'
  | 'return'
  | 'reply'
  | 'pass'
  | 'contribute'
  | 'entrust'
  | 'recall'
  | 'reissue'
  | 'reopen'
  | 'close'
  | 'withdraw';

export interface Post {
  tier: Tier;
  name: string;
  region: string;
}

interface Told {
  id: string;
  number: string;
  kindLabel: string;
  matter: string;
  project: { code: string; name: string };
  /** Null where the order is seen and the project is not. */
  entryId: string | null;
  state: DispatchState;
  issuer: Post;
  waitsFor: Post | null;
  openedOn: string;
  due: string;
  /** Working days left; null while the clock stands. */
  daysLeft: number | null;
  late: number | null;
}

/** An order as a list tells of it. */
export interface DispatchRow extends Told {
  steps: StepName[];
}

export interface OpenStep {
  step: StepName;
  note: boolean;
  target: 'post' | 'department' | null;
  limit: boolean;
  files: boolean;
}

export interface StepFile {
  id: string;
  name: string;
  size: number;
}

export interface TrailStep {
  n: number;
  step: StepName | 'issue';
  at: string;
  by: string;
  from: Post;
  to: Post | null;
  note: string | null;
  files: StepFile[];
  state: DispatchState;
  workingDays: number | null;
}

/** An order with its trail and what I can do with it. */
export interface Order extends Told {
  steps: OpenStep[];
  workingDays: number;
  running: boolean;
  derivation: DerivationDay[];
  provisional: boolean;
  coDepartments: { code: string; name: string; done: boolean }[];
  tiers: { tier: Tier; here: boolean; names: string[] }[];
  revision: number;
  trail: TrailStep[];
}

export const BOXES = ['inbox', 'outbox', 'open', 'overdue', 'closed'] as const;
export type Box = (typeof BOXES)[number];

/** To whom an order can go: regions with their departments, and the firm. */
export interface Receivers {
  receivers: {
    code: string;
    name: string;
    tier: Tier;
    /** The region's office itself, not only one of its departments. */
    whole: boolean;
    departments: { code: string; name: string }[];
  }[];
  firm: string | null;
}

export interface Choices extends Receivers {
  today: string;
  kinds: { code: string; label: string }[];
}
