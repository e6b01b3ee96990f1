import { useSearchParams } from 'umi';

/** The filters of a list stand in its address: opened again or sent to somebody, it shows the same. */
export function useFilters() {
  const [search, setSearch] = useSearchParams();
  return {
    filter: (key: string) => search.get(key) ?? '',
    change(key: string, value: string | null) {
      const next = new URLSearchParams(search);
      if (value) next.set(key, value);
      else next.delete(key);
      setSearch(next, { replace: true });
    },
    clear: () => setSearch(new URLSearchParams(), { replace: true }),
  };
}
