import { useCallback, useEffect, useReducer, useRef } from 'react';
import { cached, load } from './cache';
import { isClientError } from './client-error';
import { apiUrl, type RequestOptions, request } from './request';

export interface QueryOptions {
  query?: RequestOptions['query'];
  /** Load again every so many milliseconds while this is set (a job that runs). */
  every?: number | null;
  /** An answer younger than this many milliseconds is not asked for again. Default 5,000. */
  fresh?: number;
  mayBeSignedOut?: boolean;
}

export interface Query<T> {
  /** The last answer; it stays while a newer one loads. */
  data: T | undefined;
  error: unknown;
  /** Nothing to show yet. */
  loading: boolean;
  /** A newer answer is on its way. */
  refreshing: boolean;
  refresh(): Promise<void>;
}

/** GET /api<path>, cached by address. A null path asks nothing. */
export function useQuery<T>(path: string | null, options: QueryOptions = {}): Query<T> {
  const { every = null, fresh = 5000, mayBeSignedOut = false } = options;
  const key = path === null ? null : apiUrl(path, options.query);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const asked = useRef({ path, query: options.query });
  asked.current = { path, query: options.query };

  const refresh = useCallback(async () => {
    if (key === null) return;
    const { path: now, query } = asked.current;
    await load(
      key,
      () => request<T>(now ?? '', { query: query ?? {}, mayBeSignedOut }),
      (error) => isClientError(error) && error.status === 0,
    );
  }, [key, mayBeSignedOut]);

  useEffect(() => {
    if (key === null) return undefined;
    const entry = cached(key);
    const look = () => {
      redraw();
      // Invalidated (at = 0) while on the screen: load again.
      if (entry.at === 0 && !entry.pending) void refresh();
    };
    entry.listeners.add(look);
    if (!entry.pending && Date.now() - entry.at > fresh) void refresh();
    const timer = every ? setInterval(() => void refresh(), every) : undefined;
    return () => {
      entry.listeners.delete(look);
      clearInterval(timer);
    };
  }, [key, fresh, every, refresh]);

  const entry = key === null ? null : cached(key);
  const data = entry?.data as T | undefined;
  const error = entry?.error;
  return {
    data,
    error,
    loading: entry !== null && data === undefined && error === undefined,
    refreshing: Boolean(entry?.pending),
    refresh,
  };
}
