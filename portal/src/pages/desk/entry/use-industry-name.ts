import { useQuery } from '@/client';
import { useLabel } from '@/locale';

interface Industry {
  code: string;
  name: string | { zh: string; en: string };
}

/** A class of the industry classification by name and code; the code alone until the names are there. */
export function useIndustryName(): (code: unknown) => unknown {
  const label = useLabel();
  const { data } = useQuery<{ items: Industry[] }>('/industries', { fresh: 3_600_000 });
  return (code) => {
    const found = data?.items.find((item) => item.code === code);
    return found ? `${label(found.name)}（${found.code}）` : code;
  };
}
