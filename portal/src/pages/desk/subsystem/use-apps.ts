import { useQuery } from '@/client';

/** Another system that this person may open. */
export interface AppOffer {
  key: string;
  title: string;
  opens: 'embedded' | 'window';
  pinned: boolean;
  places: ('navigation' | 'project')[];
}

/** Those that open by themselves or, with an entry, those that open on that project. */
export function useApps(signedIn: boolean, entry?: string) {
  return useQuery<{ items: AppOffer[] }>(signedIn ? '/subsystems' : null, { query: { entry }, fresh: 30_000 });
}

export const inMenu = ({ places }: AppOffer): boolean => places.includes('navigation');
