import { useCallback, useRef, useState } from 'react';

export interface Mutation<A extends unknown[], T> {
  /** Runs once at a time: a second press while the first is under way is ignored (undefined). A failure is kept in `error`, not thrown. */
  run(...args: A): Promise<T | undefined>;
  pending: boolean;
  error: unknown;
  reset(): void;
}

/** const save = useMutation((v: Values) => request<Entry>(`/entries/${id}`, { method: 'PUT', body: v })) */
export function useMutation<A extends unknown[], T>(act: (...args: A) => Promise<T>): Mutation<A, T> {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const busy = useRef(false);
  const latest = useRef(act);
  latest.current = act;

  const run = useCallback(async (...args: A) => {
    if (busy.current) return undefined;
    busy.current = true;
    setPending(true);
    setError(undefined);
    try {
      return await latest.current(...args);
    } catch (caught) {
      setError(caught);
      return undefined;
    } finally {
      busy.current = false;
      setPending(false);
    }
  }, []);
  const reset = useCallback(() => setError(undefined), []);
  return { run, pending, error, reset };
}
