import { sameValue } from './same-value';

/** One field that two people changed to different values. */
export interface Clash {
  key: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

type Values = Record<string, unknown>;

/**
 * Three versions of one record: what I opened, what I typed, what somebody saved meanwhile.
 * Fields that only one of us changed merge by themselves; fields that both changed differently are left to choose.
 */
export function mergeVersions(base: Values, mine: Values, theirs: Values): { merged: Values; clashes: Clash[] } {
  const merged: Values = {};
  const clashes: Clash[] = [];
  for (const key of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const iChanged = !sameValue(base[key], mine[key]);
    const theyChanged = !sameValue(base[key], theirs[key]);
    merged[key] = iChanged ? mine[key] : theirs[key];
    if (iChanged && theyChanged && !sameValue(mine[key], theirs[key])) {
      clashes.push({ key, base: base[key], mine: mine[key], theirs: theirs[key] });
    }
  }
  return { merged, clashes };
}

/** The record to send after the choice: theirs where chosen, else mine. */
export function chooseVersions(merged: Values, clashes: Clash[], choice: Record<string, 'mine' | 'theirs'>): Values {
  const chosen = { ...merged };
  for (const { key, mine, theirs } of clashes) chosen[key] = choice[key] === 'theirs' ? theirs : mine;
  return chosen;
}
