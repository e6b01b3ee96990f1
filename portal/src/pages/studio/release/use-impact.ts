import { useCallback, useEffect, useRef, useState } from 'react';
import { isClientError, request } from '@/client';
import type { Impact, Release } from './release';
import { isOpen } from './standing';

export interface ImpactState {
  impact: Impact | null;
  pending: boolean;
  error: unknown;
  /** The server cannot say: nothing is shown of it. */
  unknown: boolean;
  again(): void;
}

/** What the release would do to the data that is there: asked when it is opened, and again when it changes. */
export function useImpact(release: Release): ImpactState {
  const [impact, setImpact] = useState<Impact | null>(null);
  const [pending, setPending] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const [unknown, setUnknown] = useState(false);
  const asked = useRef(0);
  const wanted = isOpen(release) && release.definitions.length > 0;
  const state = `${release.revision} ${release.definitions.map(({ id, revision }) => `${id}.${revision}`).join()}`;

  const ask = useCallback(() => {
    asked.current += 1;
    const nth = asked.current;
    setPending(true);
    setError(null);
    request<Impact>(`/releases/${release.id}/preview`, { method: 'POST' })
      .then((answer) => nth === asked.current && setImpact(answer))
      .catch((failed) => {
        if (nth !== asked.current) return;
        if (isClientError(failed) && failed.status === 404) setUnknown(true);
        else setError(failed);
      })
      .finally(() => nth === asked.current && setPending(false));
  }, [release.id]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the drafts are others
  useEffect(() => {
    if (wanted) ask();
    else setPending(false);
  }, [wanted, state, ask]);

  return { impact, pending, error, unknown: unknown || !wanted, again: ask };
}
