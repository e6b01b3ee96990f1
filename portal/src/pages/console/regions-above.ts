import type { Region, RegionRef } from '@/client';

/** A region with those above it, from the root down. */
export type Place = Region & { line?: RegionRef[] };

/** The way down to a region, beginning with one's own: what lies above that is not offered. */
export function regionsAbove(place: Place | undefined, own: string | undefined): RegionRef[] {
  if (!place || place.code === own) return [];
  const way = (place.line ?? place.ancestors ?? []).filter(({ code }) => code !== place.code);
  const start = way.findIndex(({ code }) => code === own);
  return start < 0 ? way : way.slice(start);
}

/** How deep a path lies: '/45/4514/' → 2. Its level may be called anything; a zone can hang anywhere. */
export function depthOf(path: string | undefined): number {
  return path?.split('/').filter(Boolean).length || 1;
}
