import type { IsoDate, RegionPath } from '@project-cloud/kernel';
import type { Named, Post } from './post';

export const STATES = ['issued', 'accepted', 'reopened', 'returned', 'replied', 'closed', 'withdrawn'] as const;
export type DispatchState = (typeof STATES)[number];

/** While one of these holds, the clock runs and the receiver has to act. */
export const RUNNING: readonly DispatchState[] = ['issued', 'accepted', 'reopened'];
/** Nothing follows these. */
export const ENDED: readonly DispatchState[] = ['closed', 'withdrawn'];

/** A department that is asked to add its part, and whether it has. */
export interface CoDepartment extends Named {
  done: boolean;
}

/** A file of the project's dossier that a step rests on. */
export interface StepFile {
  id: string;
  name: string;
  size: number;
  sha256: string;
}

/** One line of the trail: what was done, by whom, from where to where, and what it came to. */
export interface TrailStep {
  n: number;
  step: string;
  at: string;
  on: IsoDate;
  by: { username: string; name: string };
  from: Post;
  to: Post | null;
  note: string | null;
  files: StepFile[];
  state: DispatchState;
  /** The limit that this step set, in working days. */
  workingDays: number | null;
}

/** An order of a tier above (调度单): who asks whom for what, until when, and how it went. */
export interface Order {
  state: DispatchState;
  /** From the issuer to who has it now; handing over adds, giving back takes away. */
  chain: Post[];
  coDepartments: CoDepartment[];
  /** The deepest region that it has reached: from there upwards everybody on the line sees it. */
  reach: RegionPath;
  /** The limit counts from the day after. */
  limitFrom: IsoDate;
  workingDays: number;
  due: IsoDate;
  trail: TrailStep[];
}

export const issuerOf = (order: Order): Post => order.chain[0] as Post;
export const holderOf = (order: Order): Post => order.chain[order.chain.length - 1] as Post;
export const isRunning = (order: Pick<Order, 'state'>): boolean => RUNNING.includes(order.state);
export const isEnded = (order: Pick<Order, 'state'>): boolean => ENDED.includes(order.state);

/** Who has to act next: the holder while the clock runs, then the issuer; nobody when it has ended. */
export function waitsFor(order: Order): Post | null {
  if (isEnded(order)) return null;
  return isRunning(order) ? holderOf(order) : issuerOf(order);
}
