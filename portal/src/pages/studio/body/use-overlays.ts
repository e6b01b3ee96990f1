import { useEffect, useState } from 'react';
import { request, useQuery } from '@/client';
import type { DefinitionAnswer, DefinitionHead, DefinitionVersion } from '../definition-version';

/** The overlays of a form, each in the version in force (else its latest). */
export function useOverlays(key: string): DefinitionVersion[] {
  const { data } = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'form', q: key } });
  const regions = (data?.items ?? []).flatMap((item) =>
    item.key === key && item.region !== null ? [item.region] : [],
  );
  const list = regions.sort().join(' ');
  const [overlays, setOverlays] = useState<DefinitionVersion[]>([]);
  useEffect(() => {
    let wanted = true;
    const read = (region: string) =>
      request<DefinitionAnswer>(`/definitions/form/${encodeURIComponent(key)}`, { query: { region } });
    Promise.allSettled(list.split(' ').filter(Boolean).map(read)).then((answers) => {
      if (!wanted) return;
      setOverlays(
        answers.flatMap((answer) => {
          if (answer.status !== 'fulfilled') return [];
          const version = answer.value.effective ?? answer.value.items[0];
          return version ? [version] : [];
        }),
      );
    });
    return () => {
      wanted = false;
    };
  }, [key, list]);
  return overlays;
}
