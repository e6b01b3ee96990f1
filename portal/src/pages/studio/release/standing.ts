import type { Impact, Matrix, Release, ReleaseHead, ReleasePart } from './release';

/** Where a release stands, as people speak of it. */
export type Standing = 'draft' | 'returned' | 'submitted' | 'scheduled' | 'published' | 'rolled-back';

export function standingOf({
  status,
  scheduled,
  reason,
}: Pick<ReleaseHead, 'status' | 'scheduled' | 'reason'>): Standing {
  if (status === 'published') return scheduled ? 'scheduled' : 'published';
  if (status === 'draft') return reason ? 'returned' : 'draft';
  return status;
}

/** The day from which a release counts, and whether that is still to come. */
export const isOpen = ({ status }: Pick<ReleaseHead, 'status'>): boolean =>
  status === 'draft' || status === 'submitted';

/** Everybody who wrote any of it: none of them approves it. */
export const writersOf = ({ author, definitions }: Pick<Release, 'author' | 'definitions'>): ReadonlySet<string> =>
  new Set([author, ...definitions.flatMap((part) => [part.author, ...part.editors])]);

const LIGHTS = ['red', 'yellow', 'green', 'none'] as const;

/** How many lights become this one that were another. */
export function turned(matrix: Matrix, to: 'red' | 'green'): number {
  return LIGHTS.filter((from) => from !== to).reduce((sum, from) => sum + (matrix[from]?.[to] ?? 0), 0);
}

export interface Totals {
  red: number | null;
  green: number | null;
  missing: number | null;
  outside: number | null;
}

/** The figures at the head of the impact; null where nothing was said of it. */
export function totalsOf({ lights, missing, outside }: Impact): Totals {
  const sum = (list: readonly { count: number }[] | undefined) =>
    list ? list.reduce((total, { count }) => total + count, 0) : null;
  return {
    red: lights?.matrix ? turned(lights.matrix, 'red') : null,
    green: lights?.matrix ? turned(lights.matrix, 'green') : null,
    missing: sum(missing),
    outside: sum(outside),
  };
}

/** What taking a release back does to one of its parts. */
export type Return = { does: 'restore'; version: number } | { does: 'retire-library' } | { does: 'retire' };

export function returnOf({ kind, baseVersion }: Pick<ReleasePart, 'kind' | 'baseVersion'>): Return {
  if (baseVersion !== null) return { does: 'restore', version: baseVersion };
  return kind === 'library' ? { does: 'retire-library' } : { does: 'retire' };
}
