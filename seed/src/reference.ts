import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoCast } from './cast';
import type { Notice } from './notices';
import type { OutlineRow } from './outlines';
import type { IndustryRow, OrganisationRow, RegionRow } from './rows';

/** Of the installation, not of the code: another country changes this file. */
export interface Site {
  name: { zh: string; en: string };
  productName: { zh: string; en: string };
  host: { zh: string; en: string };
  phone: string;
  /** The region at the root of the tree. */
  regionRoot: string;
  codeRegionPrefix: string;
  codeDepartment: string;
  currency: string;
  moneyUnit: string;
  timeZone: string;
  language: 'zh' | 'en';
  /** True: pages say that the data are examples. */
  demo: boolean;
}

/** What every install starts from. */
export interface Reference {
  site: Site;
  regions: RegionRow[];
  /** Voided codes that old records still carry. */
  formerRegions: RegionRow[];
  /** Where the regions lie; none where an install has no map of them. */
  outlines: OutlineRow[];
  industries: IndustryRow[];
  organisations: OrganisationRow[];
  notices: Notice[];
  cast: DemoCast;
}

/** Reads the folder seed/reference. A missing or broken file stops with its name. */
export function loadReference(dir: string): Reference {
  return {
    site: read<Site>(dir, 'site.json'),
    regions: read<RegionRow[]>(dir, 'data/regions.json'),
    formerRegions: read<RegionRow[]>(dir, 'data/former-regions.json'),
    outlines: read<{ features: OutlineRow[] }>(dir, 'data/outlines.geo.json').features,
    industries: read<IndustryRow[]>(dir, 'data/industries.json'),
    organisations: read<OrganisationRow[]>(dir, 'data/organisations.json'),
    notices: read<Notice[]>(dir, 'notices.json'),
    cast: read<DemoCast>(dir, 'demo.json'),
  };
}

// The files are ours and tested beside the code, so their shape is trusted once they parse.
function read<T>(dir: string, name: string): T {
  const path = join(dir, name);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (cause) {
    throw new Error(`reference data cannot be read: ${path}`, { cause });
  }
}
