import { useCallback } from 'react';
import { useStore } from '../designer-context';
import type { Changes } from '../model/document';

/** Changes keywords of a part. Keystrokes in one of them are one step back. */
export function useSet(key: string): (changes: Changes, mark?: string) => void {
  const store = useStore();
  return useCallback(
    (changes, mark) => {
      store.act({ gesture: { do: 'set', key, changes }, mark: mark === undefined ? null : `${key}.${mark}` });
    },
    [store, key],
  );
}
