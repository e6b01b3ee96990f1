import type { InForce } from '@project-cloud/library';

/** How an item stands on a day. What has ended goes on for the entries that have it. */
export type Standing = 'to-come' | 'in-force' | 'ended';

/** @param day YYYY-MM-DD; `from` is the first day that counts, `until` the first that does not */
export function standingOn({ from, until }: InForce, day: string): Standing {
  if (until !== null && until <= day) return 'ended';
  return from !== null && day < from ? 'to-come' : 'in-force';
}
