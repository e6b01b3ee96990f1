import { type EntryPage, type EntryRow, type Filter, useQuery } from '@/client';
import { reportsMonth } from './reports-month';

/** The projects of a library that report a month: first those that have, then those that have not. */
export interface ReportQueue {
  rows: EntryRow[];
  missing: EntryRow[];
  /** The territory is larger than one page of the list: these are the first of its rows. */
  cut: boolean;
  loading: boolean;
  error: unknown;
  refresh: () => void;
  /** Place of an entry in the whole, 1-based; 0 where it is not known. */
  placeOf(id: string): number;
  /** The next project whose report is missing, after this one, then from the top. */
  after(id: string | null): EntryRow | null;
}

const PAGE = 100;

/** Reads the queue. One clerk's projects fit one page; whoever has more goes through the list. */
export function useReportQueue(library: string | undefined, period: string): ReportQueue {
  const part = (op: Filter['op']) => ({
    query: { limit: PAGE, sort: '-light', filter: JSON.stringify([{ key: 'last_period', op, value: period }]) },
    fresh: 15_000,
  });
  const path = library ? `/libraries/${library}/entries` : null;
  const reported = useQuery<EntryPage>(path, part('eq'));
  const open = useQuery<EntryPage>(path, part('ne'));
  const done = (reported.data?.items ?? []).filter((row) => reportsMonth(row, period));
  const missing = (open.data?.items ?? []).filter((row) => reportsMonth(row, period));
  const rows = [...done, ...missing];
  return {
    rows,
    missing,
    cut: Boolean(reported.data?.next ?? open.data?.next),
    loading: library === undefined || reported.loading || open.loading,
    error: reported.error ?? open.error,
    refresh: () => {
      void reported.refresh();
      void open.refresh();
    },
    placeOf: (id) => rows.findIndex((row) => String(row.id) === id) + 1,
    after(id) {
      const from = missing.findIndex((row) => String(row.id) === id);
      const others = [...missing.slice(from + 1), ...missing.slice(0, Math.max(from, 0))];
      return others.find((row) => String(row.id) !== id) ?? null;
    },
  };
}
