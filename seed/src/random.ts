import { itemAt } from './list';

/** A source of chance that gives the same for the same keys, on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** In [low, high). */
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** By weight; a weight of 0 is never picked. */
  weigh<T>(items: readonly T[], weightOf: (item: T) => number): T;
}

/** FNV-1a over the keys, 32 bits: spreads small integers and codes well enough to seed a generator with. */
export function hashOf(...keys: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of keys.join('\u0000')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0;
}

/** Mulberry32, seeded by the keys. Math.random would make two installs differ. */
export function randomFor(...keys: readonly (string | number)[]): Random {
  let state = hashOf(...keys);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + next() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    next,
    between,
    whole,
    chance: (share) => next() < share,
    pick: (items) => itemAt(items, whole(0, items.length - 1)),
    weigh: (items, weightOf) => {
      let left = between(
        0,
        items.reduce((sum, item) => sum + weightOf(item), 0),
      );
      const found = items.find((item) => {
        left -= weightOf(item);
        return left < 0;
      });
      return found ?? itemAt(items, items.length - 1);
    },
  };
}
