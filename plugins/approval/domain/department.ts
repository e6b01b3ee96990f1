import type { ItemLevel } from '@project-cloud/library';

const DEPTH: Record<ItemLevel, number> = { province: 1, city: 2, county: 3 };

/**
 * Where the department of a level sits that decides for a place: `/45/4514/451421/451421101/` and county give
 * `/45/4514/451421/`. Null where the place itself stands higher.
 */
export function placeOfLevel(regionPath: string, level: ItemLevel): string | null {
  const steps = regionPath.split('/').filter(Boolean);
  return steps.length < DEPTH[level] ? null : `/${steps.slice(0, DEPTH[level]).join('/')}/`;
}
