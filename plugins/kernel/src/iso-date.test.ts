import fc from 'fast-check';
import { addDays, addMonths, daysBetween, lastDayOf, monthOf, parseIsoDate, parseMonth, weekdayOf } from './iso-date';

const date = fc
  .date({ min: new Date('1600-01-01T00:00:00Z'), max: new Date('2400-12-31T00:00:00Z'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

describe('iso dates', () => {
  test.each(['2026-02-28', '2028-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (d) =>
    expect(parseIsoDate(d)).toBe(d),
  );

  test.each([
    '2026-02-30',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-2-3',
    ' 2026-02-03',
    '0000-01-01',
    '2026-02-03T00:00',
    '２０２６-02-03',
    '',
  ])('%j is none', (d) => expect(parseIsoDate(d)).toBeNull());

  test('a month is read as strictly', () => {
    expect(parseMonth('2026-11')).toBe('2026-11');
    expect(['2026-13', '2026-1', '2026-11-01', '202611'].map(parseMonth)).toEqual([null, null, null, null]);
  });

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -9999, max: 9999 }), (d, n) => expect(daysBetween(d, addDays(d, n))).toBe(n)),
    );
  });

  test('weekdays run from Monday 1 to Sunday 7', () => {
    expect(['2026-11-23', '2026-11-22', '2026-11-21'].map(weekdayOf)).toEqual([1, 7, 6]);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-11-22', -24, '2024-11-22'],
    ['2026-11', 2, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', 0, '2026-11'],
  ])('%s and %i months is %s', (from, n, to) => expect(addMonths(from, n)).toBe(to));

  test('months added to a day and to its month agree', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (d, n) =>
        expect(monthOf(addMonths(d, n))).toBe(addMonths(monthOf(d), n)),
      ),
    );
  });

  test('the last day of a month is followed by a first', () => {
    expect(lastDayOf('2026-02')).toBe('2026-02-28');
    expect(lastDayOf('2028-02')).toBe('2028-02-29');
    fc.assert(
      fc.property(date, (d) => expect(addDays(lastDayOf(monthOf(d)), 1)).toBe(`${addMonths(monthOf(d), 1)}-01`)),
    );
  });

  test('what is no date, and what lies beyond the calendar, is a fault in our own code', () => {
    expect(() => addDays('soon', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError);
  });
});
