import { findBadText, parseCreditCode, parseGeometry } from '@project-cloud/kernel';
import type { FieldLike, FieldType } from '../field';
import { cellText, isBlank, type RawCell } from '../tabular/cell';
import { type DateFormat, readDate, readMonth } from './calendar-date';
import { readChoice, readChoices, readYesNo } from './choice';
import { readFigure } from './figure';
import { accept, type Outcome, type Resolver, refuse } from './outcome';

/** What the mapping of a column says about how to read it, and whom to ask about names. */
export interface ReadingHints {
  dateFormat?: DateFormat;
  /** Multiplies a bare figure: 0.0001 for a column in 元 and a field in 万元. A unit in the cell itself wins. */
  factor?: number;
  split?: string;
  resolve?: Partial<Record<'region' | 'organisation' | 'industry', Resolver>>;
}

type Reader = (raw: RawCell, field: FieldLike, hints: ReadingHints) => Outcome;

const figure: Reader = (raw, field, hints) => readFigure(raw, field, hints.factor);

const named =
  (kind: 'region' | 'organisation' | 'industry'): Reader =>
  (raw, field, hints) => {
    const text = readText(raw, field);
    const resolve = hints.resolve?.[kind];
    return text.ok && resolve ? resolve(text.value) : text;
  };

const worded =
  (read: (text: string, field: FieldLike, hints: ReadingHints) => Outcome): Reader =>
  (raw, field, hints) => {
    const text = readText(raw, field);
    return text.ok ? read(text.value, field, hints) : text;
  };

const notFromFile: Reader = () => refuse('这一项不能从表格导入', 'this field cannot be imported from a table');

/** One reader a field type. To add a type, add a line. */
const READERS: Record<FieldType, Reader> = {
  text: (raw, field) => readText(raw, field),
  longtext: (raw, field) => readText(raw, field),
  integer: figure,
  decimal: figure,
  money: figure,
  percent: figure,
  date: (raw, _field, hints) => readDate(raw, hints.dateFormat),
  month: (raw, _field, hints) => readMonth(raw, hints.dateFormat),
  yesno: (raw, field, hints) => (typeof raw === 'boolean' ? accept(raw) : worded(readYesNo)(raw, field, hints)),
  choice: worded(readChoice),
  choices: worded((text, field, hints) => readChoices(text, field, hints.split)),
  region: named('region'),
  organisation: named('organisation'),
  industry: named('industry'),
  creditcode: worded(readCreditCode),
  project: (raw, field) => readText(raw, field),
  geometry: worded(readGeometry),
  file: notFromFile,
  image: notFromFile,
  table: notFromFile,
  computed: notFromFile,
};

/**
 * The value of a cell for a field, or the reason why it has none. Empty cells give null; whether a value is required
 * is for the form to say. Figures are in the field's unit, dates 'YYYY-MM-DD', months 'YYYY-MM'.
 */
export function coerceCell(raw: RawCell, field: FieldLike, hints: ReadingHints = {}): Outcome {
  if (isBlank(raw)) return accept(null);
  return READERS[field.type](raw, field, hints);
}

function readText(raw: RawCell, field: FieldLike): Outcome<string> {
  if (raw !== null && typeof raw === 'object' && raw.kind === 'refused') return { ok: false, reason: raw.reason };
  if (typeof raw === 'number' && Math.abs(raw) >= 1e15) {
    return refuse(
      '数字太长，末几位已丢失，请把单元格改成文本格式',
      'the number is too long and has lost digits; format the cell as text',
    );
  }
  const text = cellText(raw).replace(/\r\n?/g, '\n').trim();
  const bad = findBadText(text);
  if (bad === 'nul') return refuse('文字里有空字符（NUL）', 'the text holds a NUL character');
  if (bad === 'surrogate') return refuse('文字里有残缺的字符', 'the text holds half of a character');
  if (typeof field.maxLength === 'number' && text.length > field.maxLength) {
    return refuse(`文字超过 ${field.maxLength} 字`, `the text is longer than ${field.maxLength} characters`);
  }
  return accept(text);
}

function readCreditCode(text: string): Outcome<string> {
  const parsed = parseCreditCode(text.replace(/\s/g, ''));
  return parsed.ok ? accept(parsed.code) : { ok: false, reason: parsed.message };
}

function readGeometry(text: string): Outcome<string> {
  const parsed = parseGeometry(text);
  return parsed.ok
    ? accept(parsed.text)
    : refuse('位置要写成“经度, 纬度”或 WKT', 'a place is written “longitude, latitude” or as WKT');
}
