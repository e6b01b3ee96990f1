import { useSyncExternalStore } from 'react';

const PHONE = '(max-width: 767px)';

/** Whether the screen is a phone's: tables become cards, tabs stand at the bottom. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(PHONE);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(PHONE).matches,
  );
}
