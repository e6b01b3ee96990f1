import { checkAddress, SubsystemKey } from '@project-cloud/exchange';
import type { RegionRef, Role } from '@/client';
import type { Managed } from './subsystem';

/** What the form holds while it is filled in. */
export interface Draft {
  zh: string;
  en: string;
  key: string;
  url: string;
  places: Managed['places'];
  opens: Managed['opens'];
  pinned: boolean;
  roles: Role[];
  regions: RegionRef[];
  secret: string | null;
}

export const emptyDraft = (region: RegionRef | null): Draft => ({
  zh: '',
  en: '',
  key: '',
  url: '',
  places: ['navigation', 'project'],
  opens: 'embedded',
  pinned: false,
  roles: ['official', 'county-administrator', 'leader'],
  regions: region ? [{ code: region.code, name: region.name }] : [],
  secret: null,
});

export const draftOf = ({ title, ...rest }: Managed): Draft => ({
  zh: title.zh,
  en: title.en,
  key: rest.key,
  url: rest.url,
  places: rest.places,
  opens: rest.opens,
  pinned: rest.pinned,
  roles: rest.roles,
  regions: rest.regions,
  secret: null,
});

/** What is wrong with an address, by the function that the server asks too; nothing while it is empty. */
export function urlFault(url: string, platform: string): { zh: string; en: string } | null {
  if (url === '') return null;
  const address = checkAddress(url, platform);
  return address.ok ? null : address.message;
}

export const isKey = (key: string): boolean => SubsystemKey.safeParse(key).success;

export function isComplete(draft: Draft, platform: string): boolean {
  return (
    draft.zh.trim().length >= 2 &&
    draft.en.trim().length >= 2 &&
    isKey(draft.key) &&
    checkAddress(draft.url, platform).ok &&
    draft.places.length > 0 &&
    draft.roles.length > 0 &&
    draft.regions.length > 0 &&
    draft.secret !== ''
  );
}

export const bodyOf = ({ zh, en, url, places, opens, pinned, roles, regions }: Draft) => ({
  title: { zh: zh.trim(), en: en.trim() },
  url,
  places,
  opens,
  pinned: pinned && places.includes('navigation'),
  roles,
  regions: regions.map(({ code }) => code),
});
