import type { PivotBody } from '@project-cloud/library';
import { useCallback, useEffect, useState } from 'react';
import { request } from '@/client';
import { useLanguage } from '@/locale';
import { type Counted, writePivot } from './pivot';

interface State {
  /** Which question this answers, in which language. */
  of: string;
  data?: Counted;
  error?: unknown;
}

/** Counts a pivot. The table before stays while the next is counted; a refusal takes its place. */
export function useCount(pivot: PivotBody | null) {
  const { language } = useLanguage();
  const [state, setState] = useState<State>({ of: '' });
  const [turn, setTurn] = useState(0);
  // What is drawn, and how, is no other question.
  const asked = pivot ? writePivot({ ...pivot, chart: 'table' }) : null;
  const of = `${language} ${turn} ${asked}`;
  useEffect(() => {
    if (asked === null) return undefined;
    const stop = new AbortController();
    request<Counted>('/statistics', { method: 'POST', body: JSON.parse(asked), signal: stop.signal }).then(
      (data) => setState({ of, data }),
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ of, error });
      },
    );
    return () => stop.abort();
  }, [asked, of]);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  return { data: state.data, error: state.of === of ? state.error : undefined, busy: state.of !== of, again };
}
