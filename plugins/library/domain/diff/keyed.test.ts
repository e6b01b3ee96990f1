import fc from 'fast-check';
import { compare } from './keyed';

const keys = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 10 });

test('a list is told whole: what came, what went, and so few moves that the rest keeps its order', () => {
  fc.assert(
    fc.property(keys, keys, (before, after) => {
      const { added, removed, kept, moved } = compare(before, after, String);
      expect([...kept.map((one) => one.after), ...added.map((one) => one.item)].sort()).toEqual([...after].sort());
      expect([...kept.map((one) => one.before), ...removed].sort()).toEqual([...before].sort());
      const away = new Set(moved.map((one) => one.item));
      const still = (list: number[], other: number[]) => list.filter((one) => other.includes(one) && !away.has(one));
      expect(still(after, before)).toEqual(still(before, after));
      for (const { item, behind } of moved) expect(after[after.indexOf(item) - 1] ?? null).toBe(behind);
    }),
  );
});

test('one thing that is moved is one move', () => {
  expect(compare(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'], String).moved).toEqual([{ item: 'd', behind: null }]);
  expect(compare(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'], String).moved).toEqual([{ item: 'a', behind: 'd' }]);
});
