import { carryOver } from './carry-over';
import { chooseVersions, mergeVersions } from './conflict';
import { formatValue, maskValue } from './format-value';
import { readFigure, showFigure } from './read-figure';
import { isBlank, sameValue } from './same-value';

const base = { plan: 100, leader: '甲', note: '' };

test('fields that only one of two people changed merge by themselves; what both changed is left to choose', () => {
  const { merged, clashes } = mergeVersions(
    base,
    { plan: 120, leader: '乙', note: null },
    { plan: 130, leader: '甲', note: '补' },
  );
  expect(merged).toEqual({ plan: 120, leader: '乙', note: '补' });
  expect(clashes).toEqual([{ key: 'plan', base: 100, mine: 120, theirs: 130 }]);
  expect(chooseVersions(merged, clashes, { plan: 'theirs' })).toEqual({ plan: 130, leader: '乙', note: '补' });
  expect(chooseVersions(merged, clashes, {})).toEqual({ plan: 120, leader: '乙', note: '补' });
});

test('two people who made the same change do not clash', () => {
  expect(mergeVersions(base, { ...base, plan: 5 }, { ...base, plan: 5 }).clashes).toEqual([]);
});

test('nothing typed is lost when the form changes: known answers go along, the others are handed back', () => {
  expect(carryOver({ plan: 1, gone: '旧', empty: '' }, ['plan', 'fresh'])).toEqual({
    values: { plan: 1 },
    left: [{ key: 'gone', value: '旧' }],
  });
});

test('nothing, blank text and an empty list are one answer; zero and no are answers', () => {
  expect([undefined, null, ' ', []].every(isBlank)).toBe(true);
  expect([0, false, '0'].some(isBlank)).toBe(false);
  expect(sameValue({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(sameValue([1, 2], [2, 1])).toBe(false);
});

test('a figure is read in full-width digits and with commas; what is no figure stays as typed', () => {
  expect(readFigure('１，４８０．５')).toBe(1480.5);
  expect(readFigure('11,5000')).toBe(115000);
  expect(readFigure('  ')).toBeNull();
  expect(readFigure('约1480')).toBe('约1480');
  expect(readFigure('123456789012.123456')).toBe('123456789012.123456');
  expect(showFigure(14800)).toBe('14,800');
  expect(showFigure('约1480')).toBe('约1480');
});

test('values read as people write them, and restricted ones are covered', () => {
  expect(formatValue({ type: 'money' }, 86400)).toBe('86,400');
  expect(formatValue({ type: 'money' }, null)).toBe('—');
  expect(formatValue({ type: 'integer' }, 0)).toBe('0');
  expect(
    formatValue(
      {
        type: 'choices',
        options: [
          { value: 'a', label: '甲' },
          { value: 'b', label: '乙' },
        ],
      },
      ['a', 'b'],
    ),
  ).toBe('甲、乙');
  expect(maskValue('13877119208')).toBe('138****9208');
  expect(maskValue('陆志强')).toBe('陆**');
});
