import { useCallback, useEffect, useState } from 'react';
import { type Query, request } from '@/client';
import type { DefinitionAnswer, DefinitionHead } from '../definition-version';
import { type LibraryDraft, readLibrary, type Words } from './library-body';

/** What a new library may begin with: a definition of the kind `template` whose use is a library. */
export interface LibraryTemplate {
  key: string;
  title: Words;
  about: Words;
  order: number;
  library: LibraryDraft;
}

async function loadTemplates(): Promise<LibraryTemplate[]> {
  const { items } = await request<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'template' } });
  // Templates of imports are of this kind too, and there may be many: only their keys are read.
  const heads = items.filter(({ key }) => key.startsWith('library-'));
  const answers = await Promise.all(heads.map(({ key }) => request<DefinitionAnswer>(`/definitions/template/${key}`)));
  return answers
    .flatMap(({ effective }) => (effective && effective.body.use === 'library' ? [effective] : []))
    .map(({ key, title, body }) => ({
      key,
      title,
      about: (body.about as Words | undefined) ?? { zh: '', en: '' },
      order: typeof body.order === 'number' ? body.order : 99,
      library: readLibrary((body.library ?? {}) as Record<string, unknown>),
    }))
    .sort((a, b) => a.order - b.order);
}

export function useTemplates(): Query<LibraryTemplate[]> {
  const [data, setData] = useState<LibraryTemplate[]>();
  const [error, setError] = useState<unknown>(undefined);
  const refresh = useCallback(async () => {
    setError(undefined);
    await loadTemplates().then(setData, setError);
  }, []);
  useEffect(() => void refresh(), [refresh]);
  return { data, error, loading: !data && error === undefined, refreshing: false, refresh };
}
