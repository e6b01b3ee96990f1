import type { IsoDate } from '@project-cloud/kernel';

/**
 * Where a warning is with the people who answer for it. Only `closed` is the data's word: a settled warning stays the
 * one of its rule until the data clear it, so that a sweep does not open it anew the next night.
 */
export const WARNING_STATES = ['open', 'handling', 'review', 'settled', 'closed'] as const;
export type WarningState = (typeof WARNING_STATES)[number];

export const HANDLING_STEPS = ['handle', 'ask', 'settle', 'return', 'defer', 'resume'] as const;
export type HandlingStep = (typeof HANDLING_STEPS)[number];

export interface HandlingLine {
  step: HandlingStep;
  at: string;
  by: string;
  name: string;
  note: string | null;
  /** The deadline of a measure, or the last day of a deferral. */
  day: IsoDate | null;
}

/** What people have made of a warning. `steps` is only added to; its length is the revision. */
export interface Handling {
  state: WarningState;
  measureDue: IsoDate | null;
  deferredUntil: IsoDate | null;
  steps: readonly HandlingLine[];
}

export const revisionOf = ({ steps }: Pick<Handling, 'steps'>): number => steps.length;

/** The measure that stands: what the last `handle` said. */
export const measureOf = ({ steps }: Pick<Handling, 'steps'>): string | null =>
  steps.findLast(({ step }) => step === 'handle')?.note ?? null;

/** Deferred days count to their end: on the last of them it is still quiet. */
export const isDeferred = ({ state, deferredUntil }: Handling, today: IsoDate): boolean =>
  (state === 'open' || state === 'handling') && deferredUntil !== null && deferredUntil >= today;

/** A measure that was promised for a day that is over. */
export const isMeasureOverdue = ({ state, measureDue }: Handling, today: IsoDate): boolean =>
  state === 'handling' && measureDue !== null && measureDue < today;
