import { type Entry, type Library, useQuery } from '@/client';

/** The library of an entry, as its page knows it. */
export const useLibrary = (entry: Pick<Entry, 'library'>) =>
  useQuery<Library>(`/libraries/${entry.library.key}`, { fresh: 600_000 });
