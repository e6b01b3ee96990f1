import { NotFound } from '@project-cloud/access';
import { LibraryBody, type ProjectedColumn, projectedColumns, projectionTable, ViewBody } from '../domain';
import type { Definition } from './definition-row';
import { definitions } from './definition-store';
import { withDictionaries } from './dictionary-options';

/** A library in force, with what is derived from it, parsed once a version. */
export interface Library {
  key: string;
  version: number;
  body: LibraryBody;
  table: string;
  columns: ReadonlyMap<string, ProjectedColumn>;
}

let parsed = new Map<string, Library>();
// A dictionary that changes changes the options of libraries that did not.
definitions.onChange(() => {
  parsed = new Map();
});

/** A library as a version describes it, in force or not. */
export function libraryFrom({ key, version, body: raw }: Pick<Definition, 'key' | 'version' | 'body'>): Library {
  const body = LibraryBody.parse(raw);
  const columns = new Map(projectedColumns(body).map((column) => [column.key, column]));
  return { key, version, body, table: `pc."${projectionTable(key)}"`, columns };
}

export async function findLibrary(key: string): Promise<Library | null> {
  const memory = parsed;
  const definition = await definitions.effective('library', key);
  if (!definition) return null;
  const known = memory.get(key);
  if (known && known.version === definition.version) return known;
  const plain = libraryFrom(definition);
  const library = { ...plain, body: await withDictionaries(plain.body) };
  memory.set(key, library);
  return library;
}

export async function libraryOf(key: string): Promise<Library> {
  const library = await findLibrary(key);
  if (!library) throw NotFound();
  return library;
}

export async function allLibraries(): Promise<Library[]> {
  const found = await definitions.allEffective('library');
  return Promise.all(found.map((definition) => libraryOf(definition.key)));
}

export async function viewsOf(
  library: Library,
): Promise<(ViewBody & { key: string; title: { zh: string; en: string } })[]> {
  const all = await definitions.allEffective('view');
  return all
    .map((definition) => ({ title: definition.title, ...ViewBody.parse(definition.body), key: definition.key }))
    .filter((view) => view.library === library.key)
    .map((view) => ({ ...view, title: view.title ?? { zh: view.key, en: view.key } }))
    .sort((a, b) => Number(b.key === library.body.view) - Number(a.key === library.body.view));
}
