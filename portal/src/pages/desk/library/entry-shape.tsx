import type { FieldInfo, Filter, Library, ViewInfo } from '@/client';
import { Board } from './board';
import { Calendar } from './calendar';
import { MapView } from './map-view';

const ON_A_CARD = 3;
const ALREADY = new Set(['light', 'name', 'code', 'stage', 'reason']);

/** Whether a view shows its rows in another shape than a table. */
export const isShaped = (view: ViewInfo | undefined, library: Library): view is ViewInfo =>
  view?.kind === 'board' ||
  (view?.kind === 'calendar' && Boolean(view.date)) ||
  (view?.kind === 'map' && placeOf(library) !== null);

/** The field by which a map places the rows: the first that holds a place. */
const placeOf = (library: Library): string | null =>
  library.fields.find(({ type }) => type === 'geometry')?.key ?? null;

interface EntryShapeProps {
  library: Library;
  view: ViewInfo;
  fields: Map<string, FieldInfo>;
  filter: Filter[];
  q: string;
}

/** The rows of a view as a board, a calendar or a map. */
export function EntryShape({ library, view, fields, filter, q }: EntryShapeProps) {
  if (view.kind === 'calendar') return <Calendar library={library.key} date={view.date ?? ''} filter={filter} q={q} />;
  const place = placeOf(library);
  if (view.kind === 'map' && place) return <MapView library={library.key} place={place} filter={filter} q={q} />;
  const shown = view.columns
    .filter(({ key }) => !ALREADY.has(key) && key !== 'region_code')
    .flatMap(({ key }) => fields.get(key) ?? [])
    .slice(0, ON_A_CARD);
  return <Board library={library} shown={shown} filter={filter} q={q} />;
}
