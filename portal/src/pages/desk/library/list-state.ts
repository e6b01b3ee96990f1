import type { Filter } from '@/client';

/** What a list shows, all of it in the address: a link shows the same rows to a colleague, and back returns to them. */
export interface ListState {
  /** Key of the saved view; null is the library's first. */
  view: string | null;
  q: string;
  light: string | null;
  conditions: Filter[];
  sort: { key: string; desc: boolean }[] | null;
  /** Chosen columns; null is what the view has. */
  columns: string[] | null;
  /** The entry that the drawer shows. */
  open: string | null;
}

/** Reads the address; what is damaged in it counts as not said. */
export function readListState(search: URLSearchParams): ListState {
  return {
    view: search.get('view'),
    q: search.get('q') ?? '',
    light: search.get('light'),
    conditions: readConditions(search.get('filter')),
    sort: search.get('sort') ? readSort(search.get('sort') ?? '') : null,
    columns: search.get('columns')?.split(',').filter(Boolean) ?? null,
    open: search.get('open'),
  };
}

/** The address of a state; what is as the view has it is left out. */
export function writeListState(state: ListState): URLSearchParams {
  const search = new URLSearchParams();
  if (state.view) search.set('view', state.view);
  if (state.q) search.set('q', state.q);
  if (state.light) search.set('light', state.light);
  if (state.conditions.length > 0) search.set('filter', JSON.stringify(state.conditions));
  if (state.sort) search.set('sort', writeSort(state.sort));
  if (state.columns) search.set('columns', state.columns.join(','));
  if (state.open) search.set('open', state.open);
  return search;
}

/** '-total_investment,name' ⇄ keys with direction. */
export function readSort(text: string): { key: string; desc: boolean }[] {
  return text
    .split(',')
    .filter((part) => part !== '' && part !== '-')
    .map((part) => (part.startsWith('-') ? { key: part.slice(1), desc: true } : { key: part, desc: false }));
}

export function writeSort(sort: { key: string; desc: boolean }[]): string {
  return sort.map(({ key, desc }) => (desc ? `-${key}` : key)).join(',');
}

/** The filter that the API gets: the conditions, and the light as one of them. */
export function filterOf(state: ListState): Filter[] {
  return state.light ? [...state.conditions, { key: 'light', op: 'eq', value: state.light }] : state.conditions;
}

function readConditions(text: string | null): Filter[] {
  if (!text) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isCondition) : [];
  } catch {
    return [];
  }
}

function isCondition(value: unknown): value is Filter {
  const condition = value as Partial<Filter> | null;
  return typeof condition?.key === 'string' && typeof condition.op === 'string';
}
