import { makeCalendar } from '@project-cloud/kernel';
import { dueDay } from './due';

/** National Day 2026, of which only these days matter here. */
const calendar = makeCalendar([
  {
    year: 2026,
    status: 'official',
    holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((date) => ({
      date,
      name: '国庆节',
    })),
    workdays: [{ date: '2026-10-10', name: '国庆节' }],
  },
]);

test.each([
  ['2026-11-23', '2026-11-25', 2, 'soon'],
  ['2026-11-23', '2026-11-26', 3, 'later'],
  ['2026-11-23', '2026-11-23', 0, 'today'],
  ['2026-11-23', '2026-11-20', -1, 'overdue'],
  ['2026-09-30', '2026-10-08', 1, 'soon'],
  ['2026-10-09', '2026-10-12', 2, 'soon'],
])('on %s what is due on %s has %i working days left: %s', (today, due, workingDaysLeft, state) => {
  expect(dueDay(today, due, calendar)).toEqual({ due, workingDaysLeft, state });
});

test('due on Friday is overdue on Saturday, though no working day has gone by', () => {
  expect(dueDay('2026-11-21', '2026-11-20', calendar)).toMatchObject({ workingDaysLeft: -1, state: 'overdue' });
});
