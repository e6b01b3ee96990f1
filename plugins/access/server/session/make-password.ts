import { randomInt } from 'node:crypto';

const SETS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '-_+='];

/** Sixteen characters, all four classes, without those that look alike: people copy it once from a screen. */
export function makePassword(): string {
  const all = SETS.join('');
  const draw = (set: string) => set[randomInt(set.length)] ?? '';
  const characters = [...SETS.map(draw), ...Array.from({ length: 12 }, () => draw(all))];
  for (let at = characters.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [characters[at], characters[other]] = [characters[other] ?? '', characters[at] ?? ''];
  }
  return characters.join('');
}
