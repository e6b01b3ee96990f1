import y2024 from '../../../seed/reference/calendar/2024.json';
import y2025 from '../../../seed/reference/calendar/2025.json';
import y2026 from '../../../seed/reference/calendar/2026.json';
import { type CalendarYear, dayIn, isWorkingDay, makeCalendar } from './calendar';
import { parseCalendarYear } from './calendar-year';

// The very files that every install gets.
const officialCalendar = makeCalendar([y2024, y2025, y2026] as CalendarYear[]);

describe('the calendar files', () => {
  test.each([
    { file: y2024, year: 2024, off: 28, worked: 8, number: '国办发明电〔2023〕7号' },
    { file: y2025, year: 2025, off: 28, worked: 5, number: '国办发明电〔2024〕12号' },
    { file: y2026, year: 2026, off: 33, worked: 6, number: '国办发明电〔2025〕7号' },
  ])(
    '$year has the $off days off and the $worked worked in exchange of $number',
    ({ file, year, off, worked, number }) => {
      const parsed = parseCalendarYear(file);
      expect(parsed).toMatchObject({ ok: true, year: { year, status: 'official' } });
      if (!parsed.ok) return;
      expect(parsed.year.notice).toContain(number);
      expect([parsed.year.holidays.length, parsed.year.workdays.length]).toEqual([off, worked]);
    },
  );
});

describe('dayIn', () => {
  test('says why a day is worked or not, and after which notice', () => {
    const source = expect.stringContaining('国办发明电〔2025〕7号');
    expect(dayIn(officialCalendar, '2026-02-14')).toMatchObject({
      working: true,
      kind: 'makeup',
      name: '春节',
      source,
    });
    expect(dayIn(officialCalendar, '2026-10-01')).toMatchObject({
      working: false,
      kind: 'holiday',
      name: '国庆节',
      source,
    });
    expect(dayIn(officialCalendar, '2026-11-22')).toEqual({
      date: '2026-11-22',
      working: false,
      kind: 'weekend',
      provisional: false,
    });
    expect(dayIn(officialCalendar, '2026-11-23')).toEqual({
      date: '2026-11-23',
      working: true,
      kind: 'working',
      provisional: false,
    });
  });

  test('a year that is not announced is plain Monday to Friday, and provisional', () => {
    expect(dayIn(officialCalendar, '2027-10-01')).toMatchObject({ working: true, provisional: true });
    const announced = makeCalendar([{ year: 2027, status: 'provisional', holidays: [], workdays: [] }]);
    expect(dayIn(announced, '2027-10-01')).toMatchObject({ working: true, provisional: true });
  });

  test('a notice reaches back into the December before', () => {
    const calendar = makeCalendar([
      { year: 2023, status: 'official', notice: 'n', holidays: [{ date: '2022-12-31', name: '元旦' }], workdays: [] },
    ]);
    expect(dayIn(calendar, '2022-12-31')).toMatchObject({ kind: 'holiday' });
    expect(isWorkingDay('2022-12-30', calendar)).toBe(true);
  });
});

describe('makeCalendar', () => {
  test('the version names the content: order does not matter, any day does', () => {
    const { years, version } = officialCalendar;
    expect(version).toMatch(/^2024-2026\.[0-9a-f]{8}$/);
    expect(makeCalendar([...years].reverse()).version).toBe(version);
    const changed = years.map((y) => (y.year === 2026 ? { ...y, workdays: y.workdays.slice(1) } : y));
    expect(makeCalendar(changed).version).not.toBe(version);
    const doubted = years.map((y) => (y.year === 2026 ? { ...y, status: 'provisional' as const } : y));
    expect(makeCalendar(doubted).version).not.toBe(version);
    expect(makeCalendar([]).years).toEqual([]);
  });
});

describe('parseCalendarYear', () => {
  const good = {
    year: 2030,
    status: 'official',
    notice: 'n',
    holidays: [{ date: '2030-10-01', name: '国庆节' }],
    workdays: [],
  };
  const faults = (input: unknown) => {
    const parsed = parseCalendarYear(input);
    return parsed.ok ? [] : parsed.issues.map((i) => `${i.path} ${i.code}`);
  };

  test('reads a year, and one with nothing announced', () => {
    expect(parseCalendarYear(good)).toEqual({ ok: true, year: good });
    expect(faults({ year: 2031, status: 'provisional', holidays: [], workdays: [] })).toEqual([]);
  });

  test.each<[string, unknown, string[]]>([
    ['no object', [], [' type']],
    ['an unknown key', { ...good, colour: 1 }, ['colour unknown']],
    ['an official year without notice', { ...good, notice: undefined }, ['notice required']],
    ['a date that is none', { ...good, holidays: [{ date: '2030-02-30', name: 'x' }] }, ['holidays[0].date date']],
    ['a day of another year', { ...good, holidays: [{ date: '2031-01-01', name: '元旦' }] }, ['holidays[0].date year']],
    ['a day twice', { ...good, holidays: [...good.holidays, ...good.holidays] }, ['holidays[1].date duplicate']],
    ['a day without name', { ...good, holidays: [{ date: '2030-10-01', name: ' ' }] }, ['holidays[0].name required']],
    ['a day both off and worked', { ...good, workdays: good.holidays }, ['workdays[0].date conflict']],
    [
      'a Tuesday worked in exchange',
      { ...good, workdays: [{ date: '2030-10-08', name: '国庆节' }] },
      ['workdays[0].date weekday'],
    ],
    [
      'a key inside a day',
      { ...good, holidays: [{ date: '2030-10-01', name: 'x', pay: 3 }] },
      ['holidays[0].pay unknown'],
    ],
    ['everything at once', {}, ['year year', 'status option', 'holidays type', 'workdays type']],
  ])('refuses %s', (_, input, issues) => expect(faults(input)).toEqual(issues));
});
