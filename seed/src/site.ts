import { itemAt } from './list';
import type { County, Places } from './places';
import { hashOf, type Random } from './random';
import type { RegionRow } from './rows';

/** Serial numbers run through all five digits before one comes again, in another county. */
export const SERIALS = 100_000;

/** Where a project lies. */
export interface Site {
  county: County;
  town: RegionRow | null;
}

/** The place of a known project: a county, a township or a zone. */
export function siteOf(code: string, places: Places, seed: number): Site {
  const county = places.countyOf.get(code);
  if (county) return { county, town: null };
  const region = places.regionOf.get(code);
  const above = places.countyOf.get(region?.parent ?? '');
  if (region && above) return { county: above, town: region };
  // A zone is no GB/T 2260 subtree: the code is issued by a county of the city that it hangs under.
  const near = places.counties.filter((one) => one.city === region?.parent);
  const host = near[hashOf(seed, code) % Math.max(1, near.length)];
  if (!host) throw new Error(`the known project lies in no region: ${code}`);
  return { county: host, town: region ?? null };
}

/** When a serial comes again (every 100,000 projects) the county is another one, so no code comes twice. */
export function drawSite(places: Places, index: number, seed: number, random: Random): Site {
  const { slots } = places;
  const block = Math.floor(index / SERIALS);
  const at = hashOf(seed, 'site', index % SERIALS) + block * Math.max(16, Math.floor(slots.length / 16));
  const county = itemAt(slots, at % slots.length);
  return { county, town: county.towns.length > 0 && random.chance(0.12) ? random.pick(county.towns) : null };
}
