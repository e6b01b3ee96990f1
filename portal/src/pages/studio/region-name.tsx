import { type Region, useQuery } from '@/client';

/** What a region is called; its code until that is known. */
export function RegionName({ code }: { code: string }) {
  const region = useQuery<Region>(`/regions/${encodeURIComponent(code)}`, { fresh: 600_000 }).data;
  return <span style={{ whiteSpace: 'nowrap' }}>{region?.name ?? code}</span>;
}
