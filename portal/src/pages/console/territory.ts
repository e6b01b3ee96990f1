import { useSearchParams } from 'umi';
import { type LibraryList, type LibraryRef, type Query, useQuery, useSession } from '@/client';
import { depthOf, type Place, regionsAbove } from './regions-above';

/** What the console looks at, from its address: a region (one's own unless said otherwise) and a library. */
export interface Territory {
  region: string | null;
  library: string | null;
  libraries: LibraryRef[];
  /** Regions above, from one's own down. */
  above: { code: string; name: string }[];
  /** 1 at the root of the tree, 2 below it. */
  depth: number;
  query: Query<LibraryList>;
  chooseLibrary(key: string): void;
}

export function useTerritory(): Territory {
  const { user } = useSession();
  const [search, setSearch] = useSearchParams();
  const query = useQuery<LibraryList>('/libraries', { fresh: 600_000 });
  const libraries = query.data?.items ?? [];
  const region = search.get('region') ?? user?.region?.code ?? null;
  const asked = search.get('library');
  const library = libraries.find(({ key }) => key === asked)?.key ?? query.data?.main ?? null;
  const place = useQuery<Place>(region ? `/regions/${encodeURIComponent(region)}` : null, { fresh: 600_000 }).data;
  return {
    region,
    library,
    libraries,
    above: regionsAbove(place, user?.region?.code),
    depth: depthOf(place?.path ?? user?.region?.path),
    query,
    chooseLibrary: (key) => {
      const next = new URLSearchParams(search);
      next.set('library', key);
      setSearch(next);
    },
  };
}
