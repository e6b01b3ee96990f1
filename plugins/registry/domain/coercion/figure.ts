import { MAX_AMOUNT, normaliseWidth } from '@project-cloud/kernel';
import type { FieldLike } from '../field';
import { cellText, type RawCell } from '../tabular/cell';
import { type Decimal, decimalText, multiply, parseDecimal, shift } from './decimal';
import { accept, type Outcome, refuse } from './outcome';
import { placesBetween } from './unit';

const PLAIN = /^-?\d{1,9}(\.\d{1,6})?$/;
const FIGURE = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(.*)$/;
const MAX_DECIMALS = 6;
/** A double, as JSON and spreadsheets have it, is exact up to 15 digits. */
const MAX_DIGITS = 15;

/**
 * Reads a figure in the field's unit. Full-width digits, thousands separators, a percent sign in a percent field and
 * an explicit unit that converts ('1.2亿元' in a field in 万元) are read; anything that could mean two things is not.
 */
export function readFigure(raw: RawCell, field: FieldLike, factor?: number): Outcome<number> {
  if (typeof raw === 'string' && factor === undefined && PLAIN.test(raw)) return within(raw, Number(raw), field);
  if (typeof raw === 'boolean') return refuse('应当是数字', 'a number is expected');
  if (raw !== null && typeof raw === 'object') {
    if (raw.kind === 'refused') return { ok: false, reason: raw.reason };
    if (raw.kind === 'date') return refuse('应当是数字，单元格是日期', 'a number is expected, the cell is a date');
    if (field.type !== 'percent') return refuse('这一项不是百分比', 'this field is not a percentage');
    return settle(parseDecimal(String(raw.percent)), String(raw.percent), field);
  }
  if (typeof raw === 'number') return settle(scaled(parseDecimal(String(raw)), factor), String(raw), field);
  return readText(cellText(raw), field, factor);
}

function readText(shown: string, field: FieldLike, factor: number | undefined): Outcome<number> {
  const text = normaliseWidth(shown).trim();
  const match = FIGURE.exec(text);
  const figure = match?.[1] ?? '';
  const rest = (match?.[2] ?? '').trim();
  if (/^[eE][+-]?\d+$/.test(rest)) {
    return refuse(
      '是科学计数法，位数可能已经丢失，请改成完整的数字',
      'it is in scientific notation, which may have lost digits',
    );
  }
  const decimal = parseDecimal(figure.replaceAll(',', ''));
  if (!decimal || (rest !== '' && /\d/.test(rest))) return notAFigure(shown);
  if (rest === '') return settle(scaled(decimal, factor), shown, field);
  if (field.type === 'percent' && (rest === '%' || rest === field.unit)) return settle(decimal, shown, field);
  if (rest === '%') return refuse('这一项不是百分比', 'this field is not a percentage');
  const unit = field.unit ?? '';
  const places = unit === '' ? null : placesBetween(rest, unit);
  if (places === null) {
    return unit === ''
      ? refuse(`数字后面有“${rest}”`, `"${rest}" follows the number`)
      : refuse(`单位“${rest}”不能换算成${unit}`, `the unit "${rest}" does not convert to ${unit}`);
  }
  return settle(shift(decimal, places), shown, field);
}

const notAFigure = (shown: string) => refuse(`“${excerpt(shown)}”不是数字`, `"${excerpt(shown)}" is not a number`);

const excerpt = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

function scaled(decimal: Decimal | null, factor: number | undefined): Decimal | null {
  if (!decimal || factor === undefined) return decimal;
  const by = parseDecimal(String(factor));
  return by ? multiply(decimal, by) : null;
}

function settle(decimal: Decimal | null, shown: string, field: FieldLike): Outcome<number> {
  if (!decimal) return notAFigure(shown);
  const text = decimalText(decimal);
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  if (fraction.length > MAX_DECIMALS) {
    return refuse(`最多 ${MAX_DECIMALS} 位小数`, `at most ${MAX_DECIMALS} decimals`);
  }
  const value = Number(text);
  if (Math.abs(value) > MAX_AMOUNT) return refuse('数字超过 1 万亿', 'the number is beyond 10^12');
  if (`${whole}${fraction}`.replace(/^0+/, '').length > MAX_DIGITS) {
    return refuse(`有效数字超过 ${MAX_DIGITS} 位`, `more than ${MAX_DIGITS} significant digits`);
  }
  return within(text, value, field);
}

function within(text: string, value: number, field: FieldLike): Outcome<number> {
  if (field.type === 'integer' && !Number.isInteger(value))
    return refuse(`“${text}”不是整数`, `"${text}" is not an integer`);
  const unit = field.unit ?? '';
  if (typeof field.min === 'number' && value < field.min) {
    return refuse(`不能小于 ${field.min}${unit}`, `must not be below ${field.min}${unit}`);
  }
  if (typeof field.max === 'number' && value > field.max) {
    return refuse(`不能大于 ${field.max}${unit}`, `must not be above ${field.max}${unit}`);
  }
  return accept(Object.is(value, -0) ? 0 : value);
}
