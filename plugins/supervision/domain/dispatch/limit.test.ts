import { addDays, makeCalendar } from '@project-cloud/kernel';
import { LONGEST_LIMIT, untilDueDay } from './limit';

const calendar = makeCalendar([{ year: 2026, status: 'official', notice: '', holidays: [], workdays: [] }]);
const MONDAY = '2026-11-02';
const until = (due: string) => untilDueDay(due, MONDAY, calendar);

test('[M01-21] a due day is a working day ahead', () => {
  expect(until('2026-11-09')).toEqual({ workingDays: 5 });
  expect(until(MONDAY)).toBe('past');
  expect(until('2026-10-30')).toBe('past');
  expect(until('2026-11-08')).toBe('idle');
});

test('a due day lies no further ahead than the longest limit, and one of the year 9999 or 0001 is not walked to', () => {
  const last = addDays(MONDAY, (LONGEST_LIMIT / 5) * 7);
  expect(until(last)).toEqual({ workingDays: LONGEST_LIMIT });
  expect(until(addDays(last, 1))).toBe('far');
  const begun = performance.now();
  for (let times = 0; times < 1000; times++) {
    expect(until('9999-12-31')).toBe('far');
    expect(until('0001-01-01')).toBe('past');
  }
  expect(performance.now() - begun).toBeLessThan(2000);
});
