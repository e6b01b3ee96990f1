import { definitions, type Library } from '@project-cloud/library/server';
import type { Within } from '../queries/within';
import { raiseAlarms, rulesOff } from './alarms';
import { blameRules } from './blame';
import { checkVerdicts } from './check-verdicts';
import { type Found, findDifferences } from './find-differences';
import { type Attempt, writeDifferences } from './write-differences';

const CHECKED_AT_ONCE = 500;

export interface Swept {
  written: number;
  turned: number;
  checked: number;
  /** A rule has just been found that SQL reads otherwise: what it said of entries before these is not to be trusted. */
  alarmed: boolean;
}

async function find(library: Library, { day }: Attempt, within: Within): Promise<Found> {
  try {
    return await findDifferences(library, day, within, { withoutSql: (await rulesOff(library)).length > 0 });
  } catch (fault) {
    if (!(await blameRules(library, day, within, fault))) throw fault;
    return findDifferences(library, day, within, { withoutSql: true });
  }
}

/** What all three judges say of these entries, which closures have just judged or found unchanged. */
async function check(library: Library, { day }: Attempt, ids: readonly string[]): Promise<boolean> {
  let alarmed = false;
  for (let at = 0; at < ids.length; at += CHECKED_AT_ONCE) {
    const found = await checkVerdicts(library, day, ids.slice(at, at + CHECKED_AT_ONCE));
    if (found === null) return alarmed;
    alarmed = (await raiseAlarms(library, found)) || alarmed;
  }
  return alarmed;
}

/**
 * Judges some entries of a library as of the sweep's day: SQL finds those that differ, closures judge and write them.
 * Where SQL judged, all three then judge what differed and `sample` more.
 */
export async function sweepEntries(
  library: Library,
  attempt: Attempt,
  within: Within,
  sample: readonly string[] = [],
): Promise<Swept> {
  const { ids, turned: differing, bySql } = await find(library, attempt, within);
  const { written, turned } = await writeDifferences(library, ids, attempt);
  if (!bySql) return { written, turned, checked: 0, alarmed: false };
  const checked = [...new Set([...differing, ...sample])];
  const alarmed = await check(library, attempt, checked);
  return { written, turned, checked: checked.length, alarmed };
}

/** A library as it is in force now: what was published a moment ago counts, whether or not word of it has come here. */
export async function asInForce(key: string, find: (key: string) => Promise<Library | null>): Promise<Library | null> {
  definitions.forget();
  return find(key);
}
