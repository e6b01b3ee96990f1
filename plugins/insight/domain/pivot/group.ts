import type { PivotDimension, PivotFilter } from '@project-cloud/library';
import type { DimensionKind } from './dimension';

/** A group of rows as PostgreSQL names it; null holds the rows that do not answer. */
export type GroupKey = string | null;

const ends = (key: string, from: string, to: string): PivotFilter[] => [
  { key, op: 'gte', value: from },
  { key, op: 'lte', value: to },
];

const lastDay = (month: string) => {
  const [year = 0, nth = 1] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(year, nth, 0)).getUTCDate()).padStart(2, '0')}`;
};

function dateFilters({ key, level }: PivotDimension, period: string, kind: 'date' | 'month'): PivotFilter[] {
  if (kind === 'month')
    return level === 'year' ? ends(key, `${period}-01`, `${period}-12`) : [{ key, op: 'eq', value: period }];
  return level === 'year'
    ? ends(key, `${period}-01-01`, `${period}-12-31`)
    : ends(key, `${period}-01`, lastDay(period));
}

/** Band 0 lies below the first edge; each edge belongs to the band above it. */
export function bandFilters({ key, edges }: PivotDimension, band: number): PivotFilter[] {
  const from = edges?.[band - 1];
  const below = edges?.[band];
  return [
    ...(from === undefined ? [] : [{ key, op: 'gte' as const, value: from }]),
    ...(below === undefined ? [] : [{ key, op: 'lt' as const, value: below }]),
  ];
}

interface Told {
  kind: DimensionKind;
  yesno?: boolean;
  /** Of a region: what stands at its own level, above the one that is asked for. */
  own?: boolean;
}

/** The conditions under which a list shows the rows of a group, and no other. */
export function groupFilters(dimension: PivotDimension, group: GroupKey, told: Told): PivotFilter[] {
  const { key } = dimension;
  if (group === null) return [{ key, op: 'empty', value: true }];
  switch (told.kind) {
    case 'region':
      return [{ key, op: told.own ? 'eq' : 'within', value: group }];
    case 'industry':
      // Under a division stands its section alone where a row says no more.
      return [{ key, op: dimension.level === 'division' && group.length === 1 ? 'eq' : 'within', value: group }];
    case 'date':
    case 'month':
      return dateFilters(dimension, group, told.kind);
    case 'figure':
      return bandFilters(dimension, Number(group));
    case 'plain':
      return [{ key, op: 'eq', value: told.yesno ? group === 'true' : group }];
  }
}

const figure = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 6 });

/** 不足 1,000 · 1,000 至不足 5,000 · 5,000 及以上: to which band an edge belongs is said. */
export function bandLabel(edges: readonly number[], band: number, lang: 'zh' | 'en'): string {
  const [from, below] = [edges[band - 1], edges[band]];
  const zh = lang === 'zh';
  if (from === undefined) return zh ? `不足 ${figure(below ?? 0)}` : `under ${figure(below ?? 0)}`;
  if (below === undefined) return zh ? `${figure(from)} 及以上` : `${figure(from)} and more`;
  return zh ? `${figure(from)} 至不足 ${figure(below)}` : `${figure(from)} to under ${figure(below)}`;
}

/** `1000, 5000` as somebody types it; null where it says no rising figures. */
export function readEdges(text: string): number[] | null {
  const edges = text
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
    .map(Number);
  const rising = edges.every((edge, at) => Number.isFinite(edge) && (at === 0 || edge > (edges[at - 1] ?? edge)));
  return edges.length > 0 && rising ? edges : null;
}
