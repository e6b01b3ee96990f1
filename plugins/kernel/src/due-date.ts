import type { Lang } from './bilingual';
import { type Calendar, type CalendarDay, dayIn } from './calendar';
import { reasonOf } from './day-reason';
import { defineError, type FieldIssue } from './error';
import { addDays, daysBetween, type IsoDate, parseIsoDate } from './iso-date';

/** Days that are not counted, both ends included: hearing, expert review… Source: 行政许可法 第四十五条. */
export interface Pause {
  from: IsoDate;
  to: IsoDate;
  reason: string;
}

/** One calendar day on the way to the due date. */
export interface DerivationDay {
  date: IsoDate;
  counts: boolean;
  /** Which working day it is, from 1; null when it does not count. */
  n: number | null;
  kind: CalendarDay['kind'] | 'start' | 'paused';
  reason: string;
  /** The notice behind a holiday or a make-up day. */
  source?: string;
}

export interface DueDateQuestion {
  from: IsoDate;
  /** Working days, 0–1000; 0 means at once: the first working day from `from` on. */
  days: number;
  /** Whether `from` itself can be day 1. Practice differs from item to item, so there is no default. */
  countStart: boolean;
  pauses: readonly Pause[];
  calendar: Calendar;
  /** Of the reasons; Chinese if absent. */
  lang?: Lang;
}

export interface Due {
  due: IsoDate;
  /** A day on the way lies in a year whose holidays are not announced: compute again when they are. */
  provisional: boolean;
  calendarVersion: string;
  derivation: DerivationDay[];
}

const MAX_DAYS = 1000;
const MAX_PAUSES = 200;
const MAX_SPAN = 3653; // ten years: anyone may ask, so the walk has an end

/** A question that has no answer; `fields` names what is wrong. */
export const DueDateQuestionInvalid = defineError('DUE_DATE_QUESTION_INVALID', 422, () => ({
  zh: '无法计算到期日：起算日、工作日数或暂停区间不正确，请按所列各项改正后再试。',
  en: 'No due date can be computed: the start, the number of working days or a pause is wrong. Correct the fields listed.',
}));

/**
 * The day a limit in working days falls due, with every day on the way and why it counts or not.
 * Limits are working days without statutory holidays: 行政许可法 第八十二条. Paused days do not count: 第四十五条.
 */
export function dueOn(question: DueDateQuestion): Due {
  const fields = faultsOf(question);
  if (fields.length > 0) throw DueDateQuestionInvalid(undefined, { fields });
  const { from, days, countStart, pauses, calendar, lang = 'zh' } = question;
  const derivation: DerivationDay[] = [];
  let provisional = false;
  let n = 0;
  for (let walked = 0; walked <= MAX_SPAN; walked++) {
    const date = addDays(from, walked);
    const pause = pauses.find((p) => p.from <= date && date <= p.to);
    const day = dayIn(calendar, date);
    const isStart = walked === 0 && !countStart && days > 0;
    const counts = !isStart && pause === undefined && day.working;
    // A day that is out anyway does not become in when its year is announced.
    if (!isStart && pause === undefined && day.provisional) provisional = true;
    if (counts) n++;
    const kind = isStart ? 'start' : pause ? 'paused' : day.kind;
    derivation.push({
      date,
      counts,
      n: counts ? n : null,
      kind,
      reason: reasonOf(kind, day, pause?.reason, lang),
      ...(kind === day.kind && day.source !== undefined ? { source: day.source } : {}),
    });
    if (counts && n >= days) return { due: date, provisional, calendarVersion: calendar.version, derivation };
  }
  throw DueDateQuestionInvalid(undefined, {
    fields: [
      {
        path: 'pauses',
        code: 'span',
        message: {
          zh: '暂停区间过长，十年内不到期，请核对暂停的起止日期',
          en: 'The pauses are too long: nothing falls due within ten years; check when they begin and end',
        },
      },
    ],
  });
}

/**
 * Working days after `from` up to and including `to`: what is left today of a limit; negative when overdue.
 * The inverse of dueOn with the start not counted. Paused days are left out.
 */
export function workingDaysBetween(
  from: IsoDate,
  to: IsoDate,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar, pauses);
  let days = 0;
  for (let date = from; date < to; ) {
    date = addDays(date, 1);
    if (dayIn(calendar, date).working && !pauses.some((p) => p.from <= date && date <= p.to)) days++;
  }
  return days;
}

function faultsOf({ from, days, pauses }: DueDateQuestion): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const report = (path: string, code: string, zh: string, en: string) =>
    issues.push({ path, code, message: { zh, en } });
  const start = parseIsoDate(from);
  // Near the year 9999 the walk would leave the calendar.
  if (start === null || daysBetween(start, '9999-12-31') < MAX_SPAN) {
    report('from', 'date', '起算日不是有效日期，应形如 2026-09-28', 'Not a day; write it as 2026-09-28');
  }
  if (!Number.isInteger(days) || days < 0 || days > MAX_DAYS) {
    report('days', 'range', `工作日数应为 0—${MAX_DAYS} 的整数`, `A whole number from 0 to ${MAX_DAYS} is expected`);
  }
  if (pauses.length > MAX_PAUSES)
    report('pauses', 'range', `暂停区间最多 ${MAX_PAUSES} 段`, `At most ${MAX_PAUSES} pauses`);
  pauses.slice(0, MAX_PAUSES).forEach((pause, i) => {
    for (const end of ['from', 'to'] as const) {
      if (parseIsoDate(pause[end]) === null) {
        report(
          `pauses[${i}].${end}`,
          'date',
          '暂停的起止日期无效，应形如 2026-09-28',
          'Not a day; write it as 2026-09-28',
        );
      }
    }
    if (pause.to < pause.from)
      report(`pauses[${i}].to`, 'order', '暂停的结束日早于开始日', 'The pause ends before it begins');
  });
  return issues;
}
