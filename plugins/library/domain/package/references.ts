import { isObject } from '@project-cloud/forms-engine';
import { type Envelope, KINDS, type Kind } from '../definition/envelope';
import { type Slot, slotName } from './slot';

/** A definition that another one names, and where it does. */
export interface Reference extends Slot {
  at: string;
}

/** Where the bodies of a kind name other definitions: the last part of a path may be a list, `*` is every member. */
const NAMES: Partial<Record<Kind, readonly (readonly [path: string, kind: Kind])[]>> = {
  library: [
    ['form', 'form'],
    ['reportForm', 'form'],
    ['view', 'view'],
    ['rules', 'rule'],
    ['items', 'item'],
    ['indicators', 'indicator'],
    ['fields.*.dictionary', 'dictionary'],
    ['reportFields.*.dictionary', 'dictionary'],
    ['fields.*.columns.*.dictionary', 'dictionary'],
    ['reportFields.*.columns.*.dictionary', 'dictionary'],
  ],
  item: [['prerequisites', 'item']],
  indicator: [['parent', 'indicator']],
  connector: [['library', 'library']],
};

function reach(value: unknown, steps: readonly string[], at: string): [string, string][] {
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (Array.isArray(value)) return value.flatMap((item, nth) => reach(item, [], `${at}[${nth}]`));
    return typeof value === 'string' ? [[at, value]] : [];
  }
  if (step === '*') return Array.isArray(value) ? value.flatMap((item, nth) => reach(item, rest, `${at}[${nth}]`)) : [];
  return isObject(value) ? reach(value[step], rest, `${at}.${step}`) : [];
}

/** Dictionaries that the fields of a form or of a layer take their options from. */
function dictionariesOf(value: unknown, at: string): Reference[] {
  if (Array.isArray(value)) return value.flatMap((item, nth) => dictionariesOf(item, `${at}[${nth}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'x-dictionary' && typeof item === 'string'
      ? [{ kind: 'dictionary' as const, key: item, region: null, at: `${at}.${key}` }]
      : dictionariesOf(item, `${at}.${key}`),
  );
}

/** What a definition cannot do without. A layer cannot do without its base. */
export function referencesOf({ kind, key, region, body }: Envelope): Reference[] {
  const base: Reference[] = region ? [{ kind, key, region: null, at: 'region' }] : [];
  const named = (NAMES[kind] ?? []).flatMap(([path, of]) =>
    reach(body, path.split('.'), 'body').map(([at, named]): Reference => ({ kind: of, key: named, region: null, at })),
  );
  return [...base, ...named, ...(kind === 'form' ? dictionariesOf(body, 'body') : [])];
}

/** What has to be there already, because it is not taken along: other libraries and the regions. */
export interface Requirements {
  libraries: string[];
  regions: string[];
}

export function requirementsOf(parts: readonly Envelope[]): Requirements {
  const libraries = parts.flatMap(({ kind, body }) =>
    kind === 'library' && isObject(body.admission) && typeof body.admission.from === 'string'
      ? [body.admission.from]
      : [],
  );
  const regions = parts.flatMap(({ kind, region, body }) => [
    ...(region ? [region] : []),
    ...(kind === 'library' && typeof body.regionRoot === 'string' ? [body.regionRoot] : []),
  ]);
  const own = new Set(parts.filter(({ kind }) => kind === 'library').map(({ key }) => key));
  return {
    libraries: [...new Set(libraries)].filter((key) => !own.has(key)).sort(),
    regions: [...new Set(regions)].sort(),
  };
}

/**
 * A library with everything that it needs and that belongs to it: what it names and what that names, the layers of every
 * region on any of it, and the definitions that say whose they are (`library`: views, import mappings).
 */
export function closureOf(library: string, all: readonly Envelope[]): Envelope[] {
  const bySlot = new Map(all.map((one) => [slotName(one), one]));
  const layers = new Map<string, Envelope[]>();
  for (const one of all.filter(({ region }) => region !== null)) {
    const base = slotName({ ...one, region: null });
    layers.set(base, [...(layers.get(base) ?? []), one]);
  }
  const found = new Set<Envelope>();
  const take = (one: Envelope | undefined): void => {
    if (!one || found.has(one)) return;
    found.add(one);
    for (const reference of referencesOf(one)) take(bySlot.get(slotName(reference)));
    for (const layer of layers.get(slotName(one)) ?? []) take(layer);
    if (one.kind === 'library') for (const other of all) if (other.body.library === one.key) take(other);
  };
  take(bySlot.get(slotName({ kind: 'library', key: library, region: null })));
  return [...found];
}

/** In which order definitions come to be: what others stand on first, the library last. */
export function inOrderOfNeed<T extends Slot>(parts: readonly T[]): T[] {
  const rank = ({ kind, region }: Slot) => (kind === 'library' ? KINDS.length : 0) + (region ? 1 : 0);
  return [...parts].sort((a, b) => rank(a) - rank(b) || (slotName(a) < slotName(b) ? -1 : 1));
}
