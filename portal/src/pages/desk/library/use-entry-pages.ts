import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type EntryPage, type EntryRow, request } from '@/client';

/** The rows of a list, as many pages as have been shown. */
interface Shown {
  rows: EntryRow[];
  last: EntryPage;
  scroll: number;
}

/** Lists that were left, by address: back shows the same rows at the same place, then refreshes them. */
const left = new Map<string, Shown>();
const KEPT = 12;

export interface EntryPages {
  rows: EntryRow[];
  page: EntryPage | null;
  loading: boolean;
  refreshing: boolean;
  error: unknown;
  more: () => void;
  refresh: () => void;
}

interface Asked {
  path: string;
  query: Record<string, string>;
}

/** Keyset pages of a list: `more` adds the next ones; a change of filter or sort begins anew. */
export function useEntryPages(asked: Asked | null, limit = 50): EntryPages {
  const key = asked ? `${asked.path}?${new URLSearchParams(asked.query)}` : '';
  const [shown, setShown] = useState<{ key: string; value: Shown } | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const latest = useRef(asked);
  latest.current = asked;
  const turn = useRef(0);

  const load = useCallback(
    async (count: number, from: EntryRow[], after: string | null) => {
      const now = latest.current;
      if (!now) return;
      const mine = ++turn.current;
      setBusy(true);
      setError(undefined);
      try {
        let rows = from;
        let next = after;
        let last: EntryPage | undefined;
        do {
          last = await request<EntryPage>(now.path, { query: { ...now.query, limit, after: next } });
          rows = [...rows, ...last.items];
          next = last.next;
        } while (next && rows.length < count);
        if (mine === turn.current) setShown({ key, value: { rows, last, scroll: 0 } });
      } catch (caught) {
        if (mine === turn.current) setError(caught);
      } finally {
        if (mine === turn.current) setBusy(false);
      }
    },
    [key, limit],
  );

  useEffect(() => {
    if (key) void load(left.get(key)?.rows.length ?? 0, [], null);
  }, [key, load]);

  const current = shown?.key === key ? shown.value : (left.get(key) ?? null);
  useKeptScroll(key, current);
  return {
    rows: current?.rows ?? [],
    page: current?.last ?? null,
    loading: current === null && error === undefined,
    refreshing: busy,
    error,
    more: () => void load(0, current?.rows ?? [], current?.last.next ?? null),
    refresh: () => void load(current?.rows.length ?? 0, [], null),
  };
}

/** Keeps what is shown and where it stood when the page is left, and goes back there. */
function useKeptScroll(key: string, current: Shown | null): void {
  const shown = useRef(current);
  shown.current = current;
  const place = useRef(0);
  useLayoutEffect(() => {
    const before = left.get(key)?.scroll ?? 0;
    if (before > 0) window.scrollTo(0, before);
    const note = () => {
      place.current = window.scrollY;
    };
    window.addEventListener('scroll', note, { passive: true });
    return () => {
      window.removeEventListener('scroll', note);
      if (!shown.current) return;
      left.delete(key);
      left.set(key, { ...shown.current, scroll: place.current });
      const oldest = left.keys().next().value;
      if (left.size > KEPT && oldest !== undefined) left.delete(oldest);
    };
  }, [key]);
}
