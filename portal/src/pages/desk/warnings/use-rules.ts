import { useEffect, useState } from 'react';
import { type Label, type Library, type LibraryRef, request, useQuery } from '@/client';

/** The rules of every library that I may see, each once: for the choice in a filter. */
export function useRules(): { key: string; title: string | Label }[] {
  const { data } = useQuery<{ items: LibraryRef[] }>('/libraries', { fresh: 600_000 });
  const keys = data?.items.map(({ key }) => key).join(' ') ?? '';
  const [rules, setRules] = useState<{ key: string; title: string | Label }[]>([]);
  useEffect(() => {
    let wanted = true;
    const read = (key: string) => request<Library>(`/libraries/${encodeURIComponent(key)}`);
    // A filter with one library's rules missing is better than none.
    Promise.allSettled(keys.split(' ').filter(Boolean).map(read)).then((answers) => {
      if (!wanted) return;
      const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.rules : []));
      setRules([...new Map(found.map((rule) => [rule.key, rule])).values()]);
    });
    return () => {
      wanted = false;
    };
  }, [keys]);
  return rules;
}
