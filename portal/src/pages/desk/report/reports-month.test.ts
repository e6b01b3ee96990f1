import { reportsMonth } from './reports-month';

test.each([
  ['begun by plan', { planned_start: '2026-11-30', actual_start: null, actual_end: null }, true],
  ['begun in fact before its plan', { planned_start: '2026-12-30', actual_start: '2026-11-02' }, true],
  ['not begun by the end of the month', { planned_start: '2026-12-01', actual_start: null }, false],
  ['ended in the month', { actual_start: '2025-01-01', actual_end: '2026-11-01' }, true],
  ['ended before the month', { actual_start: '2025-01-01', actual_end: '2026-10-31' }, false],
  ['without any date', {}, false],
])('a project that has %s reports the month or not', (_, row, expected) => {
  expect(reportsMonth(row, '2026-11')).toBe(expected);
});
