import { flatten, mergeBodies, takeTheirs, unflatten } from './merge-bodies';

const field = (key: string, zh = key) => ({ key, label: { zh } });
const base = { purpose: '一', fields: [field('a'), field('b')], reportFields: [], stages: [field('s')] };

describe('two people at one library', () => {
  it('a body is the same after it was flattened', () => {
    expect(unflatten(flatten(base))).toEqual(base);
  });

  it('[P1] both keep what they did to different fields', () => {
    const mine = { ...base, fields: [field('a', '甲'), field('b'), field('c')] };
    const theirs = { ...base, purpose: '二', fields: [field('a'), field('b', '乙'), field('d')] };
    const { merged, clashes } = mergeBodies(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect(merged).toMatchObject({
      purpose: '二',
      fields: [field('a', '甲'), field('b', '乙'), field('c'), field('d')],
    });
  });

  it('a field that they took out stays out, one that I took out too', () => {
    const mine = { ...base, fields: [field('b')] };
    const theirs = { ...base, fields: [field('a')] };
    expect(mergeBodies(base, mine, theirs).merged.fields).toEqual([]);
  });

  it('what both changed is asked, and either answer is kept whole', () => {
    const { merged, clashes } = mergeBodies(base, { ...base, purpose: '我' }, { ...base, purpose: '他' });
    expect(clashes.map(({ key }) => key)).toEqual(['purpose']);
    expect(merged.purpose).toBe('我');
    expect(takeTheirs(merged, clashes).purpose).toBe('他');
  });
});
