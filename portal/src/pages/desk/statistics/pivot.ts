import { dimensionKind, isMeasure, LEVELS_OF, type PivotField, STANDING_FIELDS } from '@project-cloud/insight';
import { PivotBody, type PivotDimension, type PivotMeasure } from '@project-cloud/library';
import type { FieldInfo, Filter, LibraryRef } from '@/client';

export type Values = (number | null)[];

export interface Group {
  key: string | null;
  label: string;
  filter: Filter[];
}
export interface Dimension {
  label: string;
  unit: string;
  groups: Group[];
}
export interface Measured {
  key: string;
  label: string;
  unit: string;
  type: string;
}

/** What POST /statistics answers, and GET /statistics/:key with its name and roles. */
export interface Counted {
  key?: string;
  title?: string;
  roles?: string[];
  pivot: PivotBody;
  library: { key: string; name: string };
  asOf: string;
  measures: Measured[];
  rows: Dimension;
  columns: Dimension | null;
  cells: (Values | null)[][];
  rowTotals: (Values | null)[];
  columnTotals: (Values | null)[];
  total: Values;
  may: { export: boolean };
}

/** What GET /statistics answers. */
export interface StatisticsList {
  items: { key: string; title: string; library: { key: string; name: string }; roles: string[] }[];
  roles: { key: string; label: string }[];
  may: { save: boolean };
}

/** The pivot in an address; null where it says none, or what no pivot is. */
export function readPivot(text: string | null): PivotBody | null {
  if (!text) return null;
  try {
    const read = PivotBody.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

const dense = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined));

/** As an address says it: what is not said is left out, so that the same question has the same address. */
export const writePivot = ({ rows, columns, ...pivot }: PivotBody): string =>
  JSON.stringify(
    dense({
      library: pivot.library,
      rows: dense(rows),
      columns: columns ? dense(columns) : null,
      measures: pivot.measures.map(dense),
      filter: pivot.filter.length > 0 ? pivot.filter : null,
      chart: pivot.chart === 'table' ? null : pivot.chart,
    }),
  );

/** What a new table begins with: the regions below one's own; in a county, which is one, its industries. */
export const firstPivot = (library: string, depth = 1): PivotBody => ({
  library,
  rows:
    depth > 2
      ? { key: 'industry_code', level: 'section' }
      : { key: 'region_code', level: depth === 2 ? 'county' : 'city' },
  columns: { key: 'stage' },
  measures: [{ of: 'count' }],
  filter: [],
  chart: 'table',
});

/** The rows of the library's list that make a figure. */
export function drillHref({ library, filter }: PivotBody, ...groups: (Group | undefined)[]): string {
  const all = [...(filter as Filter[]), ...groups.flatMap((group) => group?.filter ?? [])];
  const lights = all.filter(({ key, op }) => key === 'light' && op === 'eq');
  // The list has a place of its own for one light.
  const light = lights.length === 1 ? lights[0] : undefined;
  const rest = all.filter((one) => one !== light);
  const search = new URLSearchParams();
  if (light) search.set('light', String(light.value));
  if (rest.length > 0) search.set('filter', JSON.stringify(rest));
  const text = search.toString();
  return `/desk/libraries/${encodeURIComponent(library)}${text ? `?${text}` : ''}`;
}

/** How deep a region lies: 1 is the root of the tree. */
export const depthOf = (path: string | undefined) => Math.max(1, (path ?? '').split('/').filter(Boolean).length);

const MONEY_BANDS = [1000, 5000, 10_000, 50_000, 100_000];
const SHARE_BANDS = [25, 50, 75, 100];

/** A dimension as it begins when its field is chosen. */
export function beginDimension(field: PivotField): PivotDimension {
  const kind = dimensionKind(field) ?? 'plain';
  if (kind === 'figure') return { key: field.key, edges: field.type === 'percent' ? SHARE_BANDS : MONEY_BANDS };
  const [level] = LEVELS_OF[kind];
  return level ? { key: field.key, level } : { key: field.key };
}

/** As much of a field as the domain asks for. */
export const asPivotField = ({ key, type, stat, sensitivity }: FieldInfo): PivotField => ({
  key,
  type,
  stat,
  sensitivity,
});

export const dividingFields = (fields: FieldInfo[]): FieldInfo[] => {
  const standing = new Set(STANDING_FIELDS.map(({ key }) => key));
  return fields.filter((field) => standing.has(field.key) || dimensionKind(asPivotField(field)) !== null);
};
export const measuredFields = (fields: FieldInfo[]): FieldInfo[] =>
  fields.filter((field) => isMeasure(asPivotField(field)));

/** `sum:total_investment` ⇄ a measure. */
export function readMeasure(key: string): PivotMeasure {
  const [of = 'count', field] = key.split(':');
  return field ? { of: of as PivotMeasure['of'], field } : { of: 'count' };
}

export const libraryKey = (libraries: LibraryRef[], asked: string | null, main: string | null): string | null =>
  libraries.find(({ key }) => key === asked)?.key ?? main ?? libraries[0]?.key ?? null;

/** A table that nobody has kept. */
export const tableHref = (pivot: PivotBody): string =>
  `/desk/statistics/new?${new URLSearchParams({ pivot: writePivot(pivot) })}`;

/** A new table over the rows that a list shows. */
export const statisticsHref = (library: string, filter: Filter[], path: string | undefined): string =>
  tableHref({ ...firstPivot(library, depthOf(path)), filter: filter as PivotBody['filter'] });
