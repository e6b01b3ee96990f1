import type { Bilingual } from '@project-cloud/kernel';
import type { Kind } from '../definition/envelope';
import type { Change } from './change';
import { same, words } from './words';

/** One property that can differ: what it is called, and how its value reads. */
export interface Property {
  key: string;
  name: Bilingual;
  words?: (value: unknown, of: Record<string, unknown>) => Bilingual;
  /** What an absent value means. */
  otherwise?: unknown;
}

export const property = (key: string, zh: string, en: string, more: Omit<Property, 'key' | 'name'> = {}): Property => ({
  key,
  name: { zh, en },
  ...more,
});

type Bag = Record<string, unknown>;

/** One change for each property that differs. */
export function diffProperties(
  about: { kind: Kind; subject: Bilingual; path: string },
  properties: readonly Property[],
  before: Bag,
  after: Bag,
): Change[] {
  return properties.flatMap(({ key, name, words: read = words, otherwise }): Change[] => {
    const was = before[key] ?? otherwise;
    const is = after[key] ?? otherwise;
    if (same(was, is)) return [];
    return [
      {
        op: 'change',
        ...about,
        path: about.path ? `${about.path}.${key}` : key,
        detail: name,
        before: read(was, before),
        after: read(is, after),
      },
    ];
  });
}

/** Properties that no table names: nothing that differs is kept from the reader. */
export function otherProperties(
  about: { kind: Kind; subject: Bilingual; path: string },
  known: ReadonlySet<string>,
  before: Bag,
  after: Bag,
): Change[] {
  const others = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !known.has(key));
  return diffProperties(
    about,
    others.sort().map((key) => property(key, key, key)),
    before,
    after,
  );
}
