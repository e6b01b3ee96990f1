import type { LibraryBody } from './definition/library';

interface Admitting {
  key: string;
  body: Pick<LibraryBody, 'admission'>;
}

/** The libraries that a project passes before this one, the first of them first, and this one. */
function wayInto(library: Admitting, all: ReadonlyMap<string, Admitting>): string[] {
  const way: string[] = [];
  for (let at: Admitting | undefined = library; at && !way.includes(at.key); ) {
    way.unshift(at.key);
    at = at.body.admission ? all.get(at.body.admission.from) : undefined;
  }
  return way;
}

/** Libraries in the order in which a project passes them: each behind the one that it admits from. */
export function inAdmissionOrder<L extends Admitting>(libraries: readonly L[]): L[] {
  const all = new Map(libraries.map((library) => [library.key, library]));
  const places = new Map(libraries.map((library) => [library.key, wayInto(library, all).join('/')]));
  const place = (library: L) => places.get(library.key) ?? '';
  return [...libraries].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/** Entries of one project with the one that has come furthest first; others keep their order. */
export function furthestFirst<E extends { library_key: string }>(
  entries: readonly E[],
  libraries: readonly Admitting[],
): E[] {
  const all = new Map(libraries.map((library) => [library.key, library]));
  const depth = (entry: E) => {
    const library = all.get(entry.library_key);
    return library ? wayInto(library, all).length : 0;
  };
  return [...entries].sort((a, b) => depth(b) - depth(a));
}
