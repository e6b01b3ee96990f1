import { hashOf } from './random';
import type { RegionRow } from './rows';

/** A county with what names and codes need. */
export interface County {
  code: string;
  /** As it stands in project names: 扶绥县, 融水县. */
  label: string;
  /** As it stands in company names: 扶绥, 融水. */
  short: string;
  city: string;
  towns: RegionRow[];
}

/** The regions, arranged for drawing. */
export interface Places {
  /** As it stands in company names: 广西. */
  province: string;
  counties: County[];
  countyOf: Map<string, County>;
  regionOf: Map<string, RegionRow>;
  /** Each county as often as its weight, its slots side by side: see `countyAt`. */
  slots: County[];
}

/** Arranges the regions; townships and zones are optional. */
export function arrangePlaces(regions: readonly RegionRow[]): Places {
  const current = regions.filter((region) => !region.validTo);
  const regionOf = new Map(current.map((region) => [region.code, region]));
  const townsOf = groupByParent(current);
  const counties = current
    .filter((region) => region.level === 'county')
    .map((region): County => {
      const short = shortName(region.name);
      return {
        code: region.code,
        label: region.name.endsWith('自治县') ? `${short}县` : region.name,
        short,
        city: region.parent ?? '',
        towns: (townsOf.get(region.code) ?? []).filter((town) => /[镇乡道]$/.test(town.name)),
      };
    });
  if (counties.length === 0) throw new Error('the demonstration needs at least one county');
  return {
    province: shortName(current.find((region) => region.parent === null)?.name ?? ''),
    counties,
    countyOf: new Map(counties.map((county) => [county.code, county])),
    regionOf,
    slots: counties.flatMap((county) => Array.from({ length: 6 + (hashOf(county.code) % 9) }, () => county)),
  };
}

/** 广西壮族自治区 → 广西; 融水苗族自治县 → 融水; 扶绥县 → 扶绥; 南宁市 → 南宁. */
export function shortName(name: string): string {
  const autonomous = /^(..)(.+族)?自治[区县]$/.exec(name);
  if (autonomous?.[1]) return autonomous[1];
  return name.length > 2 ? name.replace(/[省市县区]$/, '') : name;
}

function groupByParent(regions: readonly RegionRow[]): Map<string, RegionRow[]> {
  const groups = new Map<string, RegionRow[]>();
  for (const region of regions) {
    const group = groups.get(region.parent ?? '');
    if (group) group.push(region);
    else groups.set(region.parent ?? '', [region]);
  }
  return groups;
}
