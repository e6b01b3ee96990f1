import type { Transaction } from '@project-cloud/access/server';
import { createEvents, type IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import type { Saving } from '../domain/saving';

/**
 * What the registry announces. `entries-saving` comes inside the transaction, after the truth is written and before
 * the projection is: who judges fills `judgement`, as of today, or of the day at which a sweep began.
 */
export const registryEvents = createEvents<{
  'project-moved': { tx: Transaction; projectId: string };
  'entries-saving': { tx: Transaction; library: Library; items: Saving[]; asOf?: IsoDate };
}>();
