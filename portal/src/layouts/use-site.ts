import type { PublicHome } from '@/client/types';
import { useQuery } from '@/client/use-query';

/** The site's name, host and telephone, which come with the public home and are data, not code. */
export function useSite(): PublicHome['site'] | undefined {
  return useQuery<PublicHome>('/public/home', { fresh: 300_000 }).data?.site;
}
