import { creditCodeCheckDigit, organisationCheckDigit } from '@project-cloud/kernel';
import type { Owner } from './catalogue';
import { brand } from './naming';
import type { County, Places } from './places';
import { type Random, randomFor } from './random';
import type { PartyRow } from './rows';

/** Companies of one trade in one county: few enough that an enterprise owns several projects. */
const FIRMS_PER_TRADE = 2;
const BUILDERS = 48;

/** Registering department and kind of entity, the first two characters (GB 32100-2015). */
const PREFIX: Record<PartyRow['kind'], string> = { enterprise: '91', government: '11' };

/** The owner of a project; the same keys give the same party. */
export function ownerOf(owner: Owner, county: County, places: Places, seed: number, random: Random): PartyRow {
  const inCounty = (kind: PartyRow['kind'], name: string): PartyRow => party(kind, name, county.code);
  switch (owner.as) {
    case 'department':
      return inCounty('government', county.label + owner.office);
    case 'public-company':
      return inCounty('enterprise', companyName(places.province, county.short, owner.trade));
    case 'private-company': {
      const firm = random.whole(1, FIRMS_PER_TRADE);
      const name = brand(randomFor(seed, 'firm', county.code, owner.trade, firm));
      return inCounty('enterprise', `${places.province}${county.short}${name}${owner.trade}有限公司`);
    }
  }
}

/** One of the contractors that build all over the province. */
export function builderOf(places: Places, seed: number, random: Random): PartyRow {
  const own = randomFor(seed, 'builder', random.whole(1, BUILDERS));
  const trade = own.pick(['建设集团', '建筑工程', '市政工程', '路桥工程', '水利水电工程']);
  return party('enterprise', `${places.province}${brand(own)}${trade}有限公司`, own.pick(places.counties).code);
}

/** 港口区 has a 港口投资 of its own: the word stands once. */
function companyName(province: string, county: string, trade: string): string {
  return `${province}${trade.startsWith(county) ? '' : county}${trade}有限公司`;
}

/** A credit code that verifies, made from the name: equal names are one party. */
function party(kind: PartyRow['kind'], name: string, county: string): PartyRow {
  const random = randomFor('credit-code', kind, county, name);
  const eight = `MA${Array.from({ length: 6 }, () => random.pick([...'0123456789ABCDEFGHJKLMNPQRTUWXY'])).join('')}`;
  const seventeen = `${PREFIX[kind]}${county}${eight}${organisationCheckDigit(eight)}`;
  return { code: seventeen + creditCodeCheckDigit(seventeen), name, kind, region_code: county };
}
