import { formatCount, formatMoney, formatPercent } from './amount';
import { formatDate } from './date-text';
import { dueLight } from './due-light';
import { layerOf } from './layer-of';

describe('figures on the page', () => {
  it('money has thousands separators and loses no digit', () => {
    expect(formatMoney(48263150)).toBe('48,263,150');
    expect(formatMoney(1234.000001)).toBe('1,234.000001');
    expect(formatMoney(1234.5, 2)).toBe('1,234.50');
  });

  it('nothing is a dash and zero is zero', () => {
    for (const nothing of [null, undefined] as const) {
      expect(formatMoney(nothing)).toBe('—');
      expect(formatCount(nothing)).toBe('—');
      expect(formatPercent(nothing)).toBe('—');
      expect(formatDate(nothing)).toBe('—');
    }
    expect(formatMoney(0)).toBe('0');
    expect(formatCount(0)).toBe('0');
    expect(formatPercent(0)).toBe('0.0');
  });

  it('a date is written year-month-day, and does not move with the time zone', () => {
    expect(formatDate('2026-11-22')).toBe('2026-11-22');
    expect(formatDate('2026-11-22', 'short')).toBe('11-22');
    expect(formatDate('2026-11', 'month')).toBe('2026-11');
  });

  it.each([
    [-3, 'red'],
    [-1, 'red'],
    [0, 'yellow'],
    [2, 'yellow'],
    [3, 'green'],
  ] as const)('%i working days left is %s', (left, light) => {
    expect(dueLight(left)).toBe(light);
  });

  it('a region belongs to the layer of its digits', () => {
    expect([null, '45', '4514', '451421'].map((region) => layerOf(region))).toEqual(['base', 'base', 'city', 'county']);
  });
});
