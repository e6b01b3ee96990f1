import { useContext, useSyncExternalStore } from 'react';
import { WarningsContext } from '../warnings-context';

/** How many warnings stand at one part. */
export function useOwnWarnings(key: string): number {
  const warnings = useContext(WarningsContext);
  return useSyncExternalStore(warnings.listen, () => warnings.countOf(key));
}
