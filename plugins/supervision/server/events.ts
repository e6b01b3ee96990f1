import type { Transaction } from '@project-cloud/access/server';
import { createEvents } from '@project-cloud/kernel';

export interface IssuedOrder {
  id: string;
  project: string;
  due: string;
  regionPath: string;
  /** Who has to act; empty texts where it is no department, or no firm. */
  holder: { path: string; department: string; firm: string };
}

/** What supervision announces, in the transaction of what happened. */
export const supervisionEvents = createEvents<{
  'order-issued': { tx: Transaction; order: IssuedOrder };
}>();
