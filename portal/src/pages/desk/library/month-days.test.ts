import { monthDays, monthFrom } from './month-days';

describe('the page of a calendar', () => {
  it('begins on a Monday and has whole weeks', () => {
    const days = monthDays('2026-11');
    expect(days).toHaveLength(42);
    expect(days.indexOf('2026-11-01')).toBe(6);
    expect(days.filter(Boolean)).toHaveLength(30);
  });

  it('knows leap years, and the months beside a year’s end', () => {
    expect(monthDays('2028-02').filter(Boolean)).toHaveLength(29);
    expect([monthFrom('2026-12', 1), monthFrom('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });
});
