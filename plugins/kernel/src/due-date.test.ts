import fc from 'fast-check';
import y2024 from '../../../seed/reference/calendar/2024.json';
import y2025 from '../../../seed/reference/calendar/2025.json';
import y2026 from '../../../seed/reference/calendar/2026.json';
import { type CalendarYear, isWorkingDay, makeCalendar } from './calendar';
import { type Due, type DueDateQuestion, dueOn, type Pause, workingDaysBetween } from './due-date';
import { isDomainError } from './error';
import { addDays } from './iso-date';

const calendar = makeCalendar([y2024, y2025, y2026] as CalendarYear[]);

const ask = (from: string, days: number, more: Partial<DueDateQuestion> = {}): Due =>
  dueOn({ from, days, countStart: false, pauses: [], calendar, ...more });
const on = (due: Due, date: string) => due.derivation.find((d) => d.date === date);

describe('dueOn', () => {
  test.each([
    ['2026-09-28', 20, '2026-10-30'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-01-08', 5, '2026-01-15'],
    ['2026-03-02', 50, '2026-05-14'],
    ['2026-03-02', 70, '2026-06-11'],
  ])('[M03-11] from %s, %i working days fall due on %s by the official calendar', (from, days, due) => {
    expect(ask(from, days)).toMatchObject({ due, provisional: false, calendarVersion: calendar.version });
  });

  test('[M03-11] with the start counted, five days from a worked Sunday end after the National Day week', () => {
    expect(ask('2025-09-28', 5, { countStart: true }).due).toBe('2025-10-10');
  });

  test('[M03-11] a limit that runs into a year without notice is provisional', () => {
    const due = ask('2026-12-25', 20);
    expect(due).toMatchObject({ due: '2027-01-22', provisional: true });
    expect(on(due, '2027-01-01')?.reason).toBe('工作日（放假安排未公布，暂计）');
    expect(ask('2026-12-25', 4).provisional).toBe(false);
  });

  test('days that are out anyway do not make a limit provisional', () => {
    const announced = makeCalendar([y2025, y2026] as CalendarYear[]);
    expect(ask('2024-12-31', 1, { calendar: announced }).provisional).toBe(false);
    const only2026 = makeCalendar([y2026] as CalendarYear[]);
    const pause = { from: '2025-12-30', to: '2025-12-31', reason: '听证' };
    expect(ask('2025-12-29', 3, { calendar: only2026, pauses: [pause] }).provisional).toBe(false);
    expect(ask('2025-12-29', 3, { calendar: only2026 }).provisional).toBe(true);
  });

  test('[M03-10] accepted on a Friday, the first counted day is the next one worked by the official calendar', () => {
    const first = (from: string) => ask(from, 5).derivation.find((d) => d.n === 1)?.date;
    expect(first('2026-11-20')).toBe('2026-11-23'); // an ordinary weekend
    expect(first('2026-02-13')).toBe('2026-02-14'); // the Saturday is worked in exchange
    expect(first('2026-09-30')).toBe('2026-10-08'); // the National Day week
  });

  test('[M03-13] an expert review of ten working days moves the due date by exactly ten working days', () => {
    const review = { from: '2026-03-10', to: '2026-03-23', reason: '专家评审' };
    const paused = ask('2026-03-02', 20, { pauses: [review] });
    expect(workingDaysBetween(ask('2026-03-02', 20).due, paused.due, calendar)).toBe(10);
    expect(paused.due).toBe(ask('2026-03-02', 30).due);
    expect(on(paused, '2026-03-10')).toEqual({
      date: '2026-03-10',
      counts: false,
      n: null,
      kind: 'paused',
      reason: '暂停，不计时：专家评审',
    });
  });

  test('[M03-13] pauses that overlap are not counted twice', () => {
    const a = { from: '2026-03-10', to: '2026-03-16', reason: '听证' };
    const b = { from: '2026-03-12', to: '2026-03-20', reason: '检测' };
    const both = { from: '2026-03-10', to: '2026-03-20', reason: '' };
    expect(ask('2026-03-02', 20, { pauses: [a, b] }).due).toBe(ask('2026-03-02', 20, { pauses: [both] }).due);
  });

  test('the derivation names every day, why it counts, and the notice behind it', () => {
    const { derivation, due } = ask('2026-09-28', 4);
    expect(due).toBe('2026-10-09');
    expect(derivation.map((d) => [d.date.slice(5), d.n, d.reason])).toEqual([
      ['09-28', null, '起算当日不计'],
      ['09-29', 1, '工作日'],
      ['09-30', 2, '工作日'],
      ...[1, 2, 3, 4, 5, 6, 7].map((d) => [`10-0${d}`, null, '国庆节放假']),
      ['10-08', 3, '工作日'],
      ['10-09', 4, '工作日'],
    ]);
    expect(derivation[3]?.source).toContain('国办发明电〔2025〕7号');
    expect(derivation[1]).not.toHaveProperty('source');
  });

  test('the reasons speak English when asked', () => {
    const { derivation } = ask('2026-02-13', 2, { lang: 'en' });
    expect(derivation.slice(0, 3).map((d) => d.reason)).toEqual([
      'the first day is not counted',
      'worked in exchange for Spring Festival',
      'Spring Festival holiday',
    ]);
  });

  test('no days at all means at once: on the day, or the first working day after it', () => {
    expect(ask('2026-11-23', 0).due).toBe('2026-11-23');
    expect(ask('2026-10-01', 0).due).toBe('2026-10-08');
  });

  test.each<[string, Partial<DueDateQuestion>, string[]]>([
    ['a start that is no day', { from: '2026-02-30' }, ['from']],
    ['a start at the end of the calendar', { from: '9999-12-01' }, ['from']],
    ['half a day', { days: 1.5 }, ['days']],
    ['days below none', { days: -1 }, ['days']],
    ['days without end', { days: 1e9 }, ['days']],
    ['NaN', { days: Number.NaN }, ['days']],
    [
      'a pause that ends before it begins',
      { pauses: [{ from: '2026-03-10', to: '2026-03-01', reason: '' }] },
      ['pauses[0].to'],
    ],
    [
      'a pause of no days',
      { pauses: [{ from: 'x', to: '2026-03-01', reason: '' }] },
      ['pauses[0].from', 'pauses[0].to'],
    ],
    ['a pause of a century', { pauses: [{ from: '2026-03-03', to: '2126-03-01', reason: '' }] }, ['pauses']],
    [
      'too many pauses',
      { pauses: Array<Pause>(201).fill({ from: '2026-03-03', to: '2026-03-03', reason: '' }) },
      ['pauses'],
    ],
  ])('refuses %s and names the field', (_, wrong, paths) => {
    expect.assertions(2);
    try {
      ask('2026-03-02', 20, wrong);
    } catch (e) {
      expect(isDomainError(e) && e.code).toBe('DUE_DATE_QUESTION_INVALID');
      expect(isDomainError(e) && e.fields?.map((f) => f.path)).toEqual(paths);
    }
  });
});

describe('the laws of limits', () => {
  const from = fc.nat(1000).map((n) => addDays('2024-01-01', n));
  const days = fc.integer({ min: 0, max: 120 });
  const pause: fc.Arbitrary<Pause> = fc
    .tuple(fc.nat(1100), fc.nat(40))
    .map(([at, long]) => ({ from: addDays('2024-01-01', at), to: addDays('2024-01-01', at + long), reason: '评审' }));
  const pauses = fc.array(pause, { maxLength: 4 });

  test('a longer limit never falls due earlier, and counting the start never makes it later', () => {
    fc.assert(
      fc.property(from, days, pauses, (f, n, p) => {
        const due = ask(f, n, { pauses: p }).due;
        expect(due <= ask(f, n + 1, { pauses: p }).due).toBe(true);
        expect(ask(f, n, { pauses: p, countStart: true }).due <= due).toBe(true);
      }),
    );
  });

  test('[M03-13] a pause only postpones', () => {
    fc.assert(
      fc.property(from, days, pauses, pause, (f, n, p, one) => {
        expect(ask(f, n, { pauses: p }).due <= ask(f, n, { pauses: [...p, one] }).due).toBe(true);
      }),
    );
  });

  test('the day it falls due is worked, not paused, and the last of exactly n that count', () => {
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 120 }), pauses, fc.boolean(), (f, n, p, countStart) => {
        const { due, derivation } = ask(f, n, { pauses: p, countStart });
        const counted = derivation.filter((d) => d.counts);
        expect(counted.map((d) => d.n)).toEqual(Array.from({ length: n }, (_, i) => i + 1));
        expect(counted[n - 1]?.date).toBe(due);
        expect(counted.every((d) => isWorkingDay(d.date, calendar))).toBe(true);
        expect(derivation.map((d) => d.date)).toEqual(derivation.map((_, i) => addDays(f, i)));
      }),
    );
  });

  test('[M03-11] the working days between start and due are the limit', () => {
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 120 }), pauses, (f, n, p) => {
        const { due } = ask(f, n, { pauses: p });
        expect(workingDaysBetween(f, due, calendar, p)).toBe(n);
        expect(workingDaysBetween(due, f, calendar, p)).toBe(-n);
      }),
    );
  });

  test('a day that falls due today has none left', () => {
    expect(workingDaysBetween('2026-11-23', '2026-11-23', calendar)).toBe(0);
    expect(workingDaysBetween('2026-11-24', '2026-11-20', calendar)).toBe(-2);
  });
});
