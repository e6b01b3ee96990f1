import { normaliseWidth, parseIsoDate, parseMonth } from '@project-cloud/kernel';
import { cellText, type RawCell } from '../tabular/cell';
import { fromSerial } from '../tabular/spreadsheet-number';
import { accept, type Outcome, refuse } from './outcome';

/** The order of day, month and year in a column. YMD needs no telling; the others are never guessed. */
export type DateFormat = 'YMD' | 'MDY' | 'DMY';

const YEAR_FIRST =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const MONTH = /^(\d{4})(?:-(\d{1,2})|\/(\d{1,2})|\.(\d{2})|年(\d{1,2})月?|(\d{2}))$/;
const TIME = /[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?[AP]M)?(Z|[+-]\d{2}:?\d{2})?$/i;
/** Serial numbers of 1950 to 2100: text of five digits in a date column is a date that lost its format. */
const SERIALS = { from: 18_264, to: 73_415 };

/** Reads a day: '2026-11-22'. A time of day is left off; a time in another zone is refused, for the day may differ. */
export function readDate(raw: RawCell, format: DateFormat = 'YMD'): Outcome<string> {
  if (typeof raw === 'number') return fromNumber(raw);
  if (raw !== null && typeof raw === 'object') {
    if (raw.kind === 'refused') return { ok: false, reason: raw.reason };
    if (raw.kind === 'percent') return notADate(cellText(raw));
  }
  const shown = cellText(raw);
  if (shown.length > 60) return notADate(`${shown.slice(0, 39)}…`);
  const text = withoutTime(normaliseWidth(shown).trim());
  if (text === null) return refuse('时间带有时区，日期可能差一天', 'the time has a zone, so the day may differ');
  if (/^\d{5}$/.test(text)) return fromNumber(Number(text));
  const parts = split(text, format);
  if (!parts) return unclear(shown, text, format);
  const iso = parseIsoDate(`${parts.year}-${two(parts.month)}-${two(parts.day)}`);
  return iso ? accept(iso) : refuse(`“${shown}”这一天不存在`, `there is no day "${shown}"`);
}

/** Reads a month: '2026-11'; a whole date gives its month. */
export function readMonth(raw: RawCell, format: DateFormat = 'YMD'): Outcome<string> {
  if (typeof raw === 'string') {
    const match = MONTH.exec(normaliseWidth(raw).trim());
    if (match) {
      const month = match.slice(2).find((part) => part !== undefined) ?? '';
      const iso = parseMonth(`${match[1]}-${two(month)}`);
      return iso ? accept(iso) : refuse(`“${raw}”这个月不存在`, `there is no month "${raw}"`);
    }
  }
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= 190_001 && raw <= 210_012)
    return readMonth(String(raw));
  const day = readDate(raw, format);
  if (day.ok) return accept(day.value.slice(0, 7));
  return raw !== null && typeof raw === 'object' && raw.kind === 'refused'
    ? day
    : refuse(`“${cellText(raw)}”不是月份，请写成 2026-11`, `"${cellText(raw)}" is not a month; write 2026-11`);
}

function fromNumber(number: number): Outcome<string> {
  const compact = COMPACT.exec(String(number));
  if (compact) return readDate(String(number));
  const iso = number >= SERIALS.from && number <= SERIALS.to ? fromSerial(number, false) : null;
  return iso ? accept(iso.slice(0, 10)) : notADate(String(number));
}

function split(text: string, format: DateFormat): { year: string; month: string; day: string } | null {
  const first = YEAR_FIRST.exec(text);
  if (first) {
    const [month = '', day = ''] = first.slice(2).filter((part) => part !== undefined);
    return { year: first[1] ?? '', month, day };
  }
  const compact = COMPACT.exec(text);
  if (compact) return { year: compact[1] ?? '', month: compact[2] ?? '', day: compact[3] ?? '' };
  const last = format === 'YMD' ? null : YEAR_LAST.exec(text);
  if (!last) return null;
  const [, one = '', , other = '', year = ''] = last;
  return format === 'MDY' ? { year, month: one, day: other } : { year, month: other, day: one };
}

/** Null: the time names a zone other than ours and is not midnight. */
function withoutTime(text: string): string | null {
  const match = TIME.exec(text);
  if (!match) return text;
  const midnight = /^0?0$/.test(match[1] ?? '') && match[2] === '00' && /^(00)?$/.test(match[3] ?? '');
  const zone = match[4];
  if (zone && !midnight && !/^\+08:?00$/.test(zone)) return null;
  return text.slice(0, match.index);
}

function unclear(shown: string, text: string, format: DateFormat): Outcome<string> {
  if (format === 'YMD' && YEAR_LAST.test(text)) {
    return refuse(
      `“${shown}”的月和日分不清，请在列映射里选定日期顺序`,
      `day and month of "${shown}" cannot be told apart; choose the order in the mapping`,
    );
  }
  return notADate(shown);
}

const notADate = (shown: string) =>
  refuse(`“${shown}”不是日期，请写成 2026-11-22`, `"${shown}" is not a date; write 2026-11-22`);

const two = (text: string) => text.padStart(2, '0');
