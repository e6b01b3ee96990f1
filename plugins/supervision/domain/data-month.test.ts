import { dataMonthOf, lastCompleteMonth, lastDueMonth, reportDueOn } from './data-month';

describe('report months', () => {
  test('November’s report is due on 25 November; February’s on its last day at the latest', () => {
    expect(reportDueOn('2026-11', 25)).toBe('2026-11-25');
    expect(reportDueOn('2026-02', 30)).toBe('2026-02-28');
    expect(reportDueOn('2028-02', 30)).toBe('2028-02-29');
  });

  test('a report is overdue from the day after', () => {
    expect(lastDueMonth('2026-11-25', 25)).toBe('2026-10');
    expect(lastDueMonth('2026-11-26', 25)).toBe('2026-11');
    expect(lastDueMonth('2026-01-10', 25)).toBe('2025-12');
  });

  test('the data month is the latest report’s', () => {
    expect(dataMonthOf(['2026-09', '2026-10'], '2026-11-22')).toBe('2026-10');
    expect(dataMonthOf(['2026-11'], '2026-11-22')).toBe('2026-11');
    expect(dataMonthOf(['2026-08'], '2026-11-22')).toBe('2026-08');
  });

  test('without a report, or with last year’s only, it is the last complete month', () => {
    expect(dataMonthOf([], '2026-11-22')).toBe('2026-10');
    expect(dataMonthOf(['2025-12'], '2026-11-22')).toBe('2026-10');
  });

  test('in January the year that is spoken of is still the last one', () => {
    expect(lastCompleteMonth('2027-01-05')).toBe('2026-12');
    expect(dataMonthOf(['2026-11'], '2027-01-05')).toBe('2026-11');
    expect(dataMonthOf([], '2027-01-05')).toBe('2026-12');
    expect(dataMonthOf(['2026-12'], '2027-02-01')).toBe('2027-01');
  });
});
