import { monthEnds } from './replay';

test('[M11-04] month ends are days that are over, oldest first, across a year and a leap day', () => {
  expect(monthEnds('2024-03-31', 3, null)).toEqual(['2023-12-31', '2024-01-31', '2024-02-29']);
});

test('a timeline does not begin before there is anything to tell', () => {
  expect(monthEnds('2026-11-22', 24, '2026-09-30')).toEqual(['2026-09-30', '2026-10-31']);
  expect(monthEnds('2026-11-22', 24, '2026-11-01')).toEqual([]);
});
