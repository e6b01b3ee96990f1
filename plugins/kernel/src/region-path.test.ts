import fc from 'fast-check';
import { isDomainError } from './error';
import { childPath, isRegionPath, isWithin, ROOT_PATH, regionCodesOf, regionLineOf, subtree } from './region-path';

const code = fc.oneof(
  fc.stringMatching(/^\d{1,6}$/),
  fc.stringMatching(/^Z\d\d-\d{1,3}$/),
  fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z-]{0,4}$/),
);
// Few codes, so that one path is often the beginning of another.
const path = fc
  .array(fc.oneof(fc.constantFrom('4', '45', '451', '45-', '450'), code), { maxLength: 4 })
  .map((codes) => codes.reduce(childPath, ROOT_PATH));
const below = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0; // as COLLATE "C" does
const inRange = (p: string, root: string) => {
  const { lo, hi } = subtree(root);
  return !below(p, lo) && below(p, hi);
};

describe('region paths', () => {
  test('a child hangs below its parent', () => {
    expect(childPath(ROOT_PATH, '45')).toBe('/45/');
    expect(childPath('/45/', '4514')).toBe('/45/4514/');
    expect(regionCodesOf('/45/4514/')).toEqual(['45', '4514']);
    expect(regionLineOf('/45/4514/')).toEqual(['/45/4514/', '/45/']);
    expect(regionLineOf(ROOT_PATH)).toEqual([]);
  });

  test('the range of a subtree ends before the next sibling', () => {
    expect(subtree('/45/4514/')).toEqual({ lo: '/45/4514/', hi: '/45/45140' });
    expect(subtree(ROOT_PATH)).toEqual({ lo: '/', hi: '0' });
  });

  test('the range of a subtree holds exactly the region and its descendants', () => {
    fc.assert(
      fc.property(path, path, (a, root) => {
        const descends = regionLineOf(a).includes(root) || root === ROOT_PATH;
        expect(inRange(a, root)).toBe(descends);
        expect(isWithin(a, root)).toBe(descends);
      }),
      { numRuns: 500 },
    );
  });

  test('[M01-26] a special zone that is no GB/T 2260 county hangs under any parent and is in its subtree only', () => {
    for (const parent of ['/45/4514/', '/45/', '/45/4514/451421/']) {
      const zone = childPath(parent, 'Z45-001');
      expect(inRange(zone, parent)).toBe(true);
      expect(isWithin(zone, '/45/')).toBe(true);
      expect(isWithin(zone, '/45/4501/')).toBe(false);
      expect(inRange(childPath(zone, 'Z45-002'), zone)).toBe(true);
    }
  });

  test('the tree decides, not the digits: a county moved to another city is no longer in the first', () => {
    const moved = childPath('/45/4501/', '451421');
    expect(inRange(moved, '/45/4514/')).toBe(false);
    expect(inRange(moved, '/45/4501/')).toBe(true);
  });

  test.each(['', '45', '/45', '45/', '//', '/45//', '/45/45 14/', "/45/4514'/", '/45/%/'])('%j is no path', (bad) => {
    expect(isRegionPath(bad)).toBe(false);
    expect(isWithin('/45/4514/', bad)).toBe(false);
    expect(() => subtree(bad)).toThrow();
    expect(() => childPath(bad, '4514')).toThrow();
  });

  test.each(['', '45/14', '中', '-1', ' ', 'a'.repeat(33)])('%j is no code', (bad) => {
    expect(() => childPath('/45/', bad)).toThrow(expect.objectContaining({ code: 'REGION_PATH_INVALID' }));
  });

  test('the refusal is a domain error with what to check', () => {
    expect.assertions(1);
    try {
      subtree('45');
    } catch (e) {
      expect(isDomainError(e) && e.text.zh).toContain('请检查区域资料');
    }
  });
});
