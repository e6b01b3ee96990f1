import { database } from '@project-cloud/access/server';
import { type IsoDate, systemClock } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { rejudgeThese } from '@project-cloud/registry/server';

/** So many entries are locked and written in one transaction: some tenths of a second. */
const BATCH = 500;
const clock = systemClock();

/** One sweep's turn at the work: the day it judges by stays the same, whatever the clock says meanwhile. */
export interface Attempt {
  day: IsoDate;
  /** When it began. */
  since: string;
}

/**
 * Closures judge what was found to differ, with reasons and evidence, and write it: a batch a transaction, each entry
 * locked and judged anew by what it is by then, so that whoever comes second finds nothing left. Says how many were
 * written and how many changed their light.
 */
export async function writeDifferences(
  library: Library,
  ids: readonly string[],
  { day, since }: Attempt,
): Promise<{ written: number; turned: number }> {
  let [written, turned] = [0, 0];
  for (let at = 0; at < ids.length; at += BATCH) {
    // After midnight a save judges as of the new day, and this sweep still as of the old one: it must not undo that.
    const savedBefore = clock.today() === day ? null : since;
    const these = { ids: ids.slice(at, at + BATCH), asOf: day, savedBefore };
    const batch = await database.transaction((tx) => rejudgeThese(tx, library, these));
    written += batch.count;
    turned += batch.changed;
  }
  return { written, turned };
}
