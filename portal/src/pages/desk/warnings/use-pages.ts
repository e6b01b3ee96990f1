import { useCallback, useEffect, useRef, useState } from 'react';
import { apiUrl, type RequestOptions, request } from '@/client';

/** One page of a list that grows: rows, and where the next begins. */
export interface PageAnswer<T> {
  items: T[];
  next: string | number | null;
  count?: number;
}

export interface Pages<T> {
  rows: T[];
  /** The last page that came; null before the first. */
  page: PageAnswer<T> | null;
  busy: boolean;
  error: unknown;
  more(): void;
  again(): void;
}

/** Keyset pages one under the other; another query begins anew. */
export function usePages<T>(path: string, query: RequestOptions['query']): Pages<T> {
  const key = apiUrl(path, query);
  const [shown, setShown] = useState<{ key: string; rows: T[]; page: PageAnswer<T> } | null>(null);
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState<unknown>(undefined);
  const turn = useRef(0);
  const asked = useRef(query);
  asked.current = query;

  const load = useCallback(
    async (before: T[], after: string | number | null) => {
      const mine = ++turn.current;
      setBusy(true);
      setError(undefined);
      try {
        const page = await request<PageAnswer<T>>(path, { query: { ...asked.current, after } });
        if (mine === turn.current) setShown({ key, rows: [...before, ...page.items], page });
      } catch (caught) {
        if (mine === turn.current) setError(caught);
      } finally {
        if (mine === turn.current) setBusy(false);
      }
    },
    [key, path],
  );
  useEffect(() => {
    void load([], null);
  }, [load]);

  return {
    rows: shown?.rows ?? [],
    page: shown?.page ?? null,
    busy,
    error,
    more: () => void load(shown?.rows ?? [], shown?.page.next ?? null),
    again: () => void load([], null),
  };
}
