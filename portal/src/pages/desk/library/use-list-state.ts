import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'umi';
import { type ListState, readListState, writeListState } from './list-state';

/** The list's state from the address, and how to change it. Filters replace the address; an opened drawer is a step back can undo. */
export function useListState(): [ListState, (change: Partial<ListState>, step?: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => readListState(search), [search]);
  const latest = useRef(state);
  latest.current = state;
  const change = useCallback(
    (part: Partial<ListState>, step = false) =>
      setSearch(writeListState({ ...latest.current, ...part }), { replace: !step }),
    [setSearch],
  );
  return [state, change];
}
