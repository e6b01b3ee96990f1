import type { CalendarYear, NamedDay } from './calendar';
import type { FieldIssue } from './error';
import { monthOf, parseIsoDate, weekdayOf } from './iso-date';

const KEYS = ['year', 'status', 'notice', 'holidays', 'workdays'];

/** Reads one year of the calendar as a file or an administrator brings it; strict, every fault with its place. */
export function parseCalendarYear(
  input: unknown,
): { ok: true; year: CalendarYear } | { ok: false; issues: FieldIssue[] } {
  const issues: FieldIssue[] = [];
  const report: Report = (path, code, zh, en) => issues.push({ path, code, message: { zh, en } });
  if (!isRecord(input)) {
    report('', 'type', '应为一个年度的日历对象', 'The calendar of one year is expected');
    return { ok: false, issues };
  }

  for (const key of Object.keys(input))
    if (!KEYS.includes(key)) report(key, 'unknown', `没有“${key}”这一项，请删去`, `There is no “${key}”; remove it`);
  const { year, status, notice } = input;
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 1949 || year > 2999) {
    report('year', 'year', '年份应为 1949—2999 的整数', 'The year is a whole number from 1949 to 2999');
  }
  if (status !== 'official' && status !== 'provisional')
    report('status', 'option', '状态应为 official 或 provisional', 'The status is official or provisional');
  if (notice !== undefined && typeof notice !== 'string')
    report('notice', 'type', '通知应为文字', 'The notice is a text');
  if (status === 'official' && !notice)
    report(
      'notice',
      'required',
      '正式年度须注明国务院办公厅通知的名称和文号',
      'An official year names the notice of the General Office of the State Council',
    );

  const holidays = readDays('holidays', input.holidays, year, report);
  const workdays = readDays('workdays', input.workdays, year, report);
  const off = new Set(holidays.map((d) => d.date));
  workdays.forEach(({ date }, i) => {
    const path = `workdays[${i}].date`;
    if (off.has(date))
      report(
        path,
        'conflict',
        `${date} 同时列为放假和上班，请核对通知`,
        `${date} is listed both off and at work; check the notice`,
      );
    else if (weekdayOf(date) <= 5)
      report(
        path,
        'weekday',
        `${date} 是周一至周五，不需要调休上班，请核对通知`,
        `${date} is a weekday already; check the notice`,
      );
  });
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, year: { ...(input as unknown as CalendarYear), holidays, workdays } };
}

type Report = (path: string, code: string, zh: string, en: string) => void;

function readDays(key: string, input: unknown, year: unknown, report: Report): NamedDay[] {
  if (!Array.isArray(input)) {
    report(key, 'type', '应为日期列表', 'A list of days is expected');
    return [];
  }
  const days: NamedDay[] = [];
  const seen = new Set<string>();
  for (const [i, item] of input.entries()) {
    const path = `${key}[${i}]`;
    const day = readDay(path, item, report);
    if (day === null) continue;
    if (!belongsTo(day.date, year))
      report(
        `${path}.date`,
        'year',
        `${day.date} 不属于 ${String(year)} 年的安排`,
        `${day.date} is not of ${String(year)}`,
      );
    if (seen.has(day.date)) report(`${path}.date`, 'duplicate', `${day.date} 重复`, `${day.date} stands twice`);
    seen.add(day.date);
    days.push(day);
  }
  return days;
}

function readDay(path: string, item: unknown, report: Report): NamedDay | null {
  if (!isRecord(item)) {
    report(path, 'type', '应为 {date, name}', '{date, name} is expected');
    return null;
  }
  const { date, name, ...others } = item;
  for (const key of Object.keys(others))
    report(`${path}.${key}`, 'unknown', `没有“${key}”这一项，请删去`, `There is no “${key}”; remove it`);
  if (typeof name !== 'string' || name.trim() === '')
    report(`${path}.name`, 'required', '请填写节日名称', 'Name the holiday');
  const day = typeof date === 'string' ? parseIsoDate(date) : null;
  if (day === null)
    report(`${path}.date`, 'date', '不是有效日期，应形如 2026-10-01', 'Not a day; write it as 2026-10-01');
  return day === null ? null : { date: day, name: String(name) };
}

// New Year's arrangement reaches back: the notice for 2023 made 2022-12-31 a holiday.
function belongsTo(date: string, year: unknown): boolean {
  return date.startsWith(`${String(year)}-`) || monthOf(date) === `${Number(year) - 1}-12`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
