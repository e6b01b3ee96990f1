import { type Library, useQuery } from '@/client';
import { useLabel } from '@/locale';
import type { TrailEntry } from './trail-entry';
import { useTrailWords } from './trail-words';

/** What the changed fields of a line are called: by the library that it names, else by the words of the trail. */
export function useFieldNames({ detail }: Pick<TrailEntry, 'detail'>): (field: string) => string {
  const label = useLabel();
  const words = useTrailWords();
  const key = typeof detail?.library === 'string' ? detail.library : null;
  const library = useQuery<Library>(key ? `/libraries/${encodeURIComponent(key)}` : null, { fresh: 600_000 }).data;
  const fields = [...(library?.fields ?? []), ...(library?.reportFields ?? [])];
  return (field) => label(fields.find((one) => one.key === field)?.label) || words.field(field);
}
