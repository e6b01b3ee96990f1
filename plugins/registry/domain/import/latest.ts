import type { GoodRow } from './planned-row';

/** Keeps, of dated records, the latest one of each project: its present state. */
export interface LatestRecords {
  add(row: GoodRow): void;
  size(): number;
  /** In the order in which the projects first appeared. */
  rows(): IterableIterator<GoodRow>;
}

/** Records come in any order; of one period only one is good (the plan refuses the second). */
export function createLatestRecords(): LatestRecords {
  const latest = new Map<string, GoodRow>();
  const when = ({ report }: GoodRow) => report?.date ?? report?.period ?? '';
  return {
    add(row) {
      if (row.identity === null) return;
      const before = latest.get(row.identity);
      if (!before || when(row) >= when(before)) latest.set(row.identity, row);
    },
    size: () => latest.size,
    rows: () => latest.values(),
  };
}
