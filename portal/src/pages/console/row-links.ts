import type { Filter, LightValue } from '@/client';

/** The rows of a library's list that make a figure: within a region, with more conditions. */
export function rowsHref(library: string, region: string | null, more: Filter[] = [], light?: LightValue): string {
  const within: Filter[] = region ? [{ key: 'region_code', op: 'within', value: region }] : [];
  const search = new URLSearchParams();
  const conditions = [...within, ...more];
  if (light) search.set('light', light);
  if (conditions.length > 0) search.set('filter', JSON.stringify(conditions));
  const text = search.toString();
  return `/desk/libraries/${encodeURIComponent(library)}${text ? `?${text}` : ''}`;
}

/** The rows of one region only, without those of the regions below it. */
export function ownLevelHref(library: string, region: string): string {
  return rowsHref(library, null, [{ key: 'region_code', op: 'eq', value: region }]);
}

/** Conditions that a date lies in a year. */
export function inYear(key: string, year: string): Filter[] {
  return [
    { key, op: 'gte', value: `${year}-01-01` },
    { key, op: 'lte', value: `${year}-12-31` },
  ];
}

/** The console of another region, the library kept. */
export function consoleHref(region: string, library: string | null): string {
  const search = new URLSearchParams({ region });
  if (library) search.set('library', library);
  return `/console?${search.toString()}`;
}
