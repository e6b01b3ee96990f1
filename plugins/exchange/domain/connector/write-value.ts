import { Amount, type Bilingual, parseAmount, parseIsoDate } from '@project-cloud/kernel';
import type { ConnectorField, DateFormat } from '@project-cloud/library';

export type Written = { ok: true; value: string | number } | { ok: false; reason: Bilingual };

const fault = (zh: string, en: string): Written => ({ ok: false, reason: { zh, en } });
const YUAN_IN_WAN = BigInt(10_000);
const INTEGER = /^[+-]?\d{1,15}$/;
const LONGEST = 40;

const shown = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Exact, as text: a double would round what is large and has decimals. */
function decimal(text: string, { unit }: ConnectorField): Written {
  const amount = parseAmount(text);
  if (!amount) return fault(`“${shown(text)}”不是数`, `“${shown(text)}” is not a number`);
  const value = unit === 'yuan' ? Amount.ofMicros(amount.micros * YUAN_IN_WAN) : amount;
  return { ok: true, value: value.toString() };
}

function date(text: string, format: DateFormat): Written {
  const day = text.slice(0, 10);
  if (parseIsoDate(day) === null) return fault(`“${shown(text)}”不是日期`, `“${shown(text)}” is not a date`);
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return { ok: true, value: format.replace('YYYY', year).replace('MM', month).replace('DD', dayOfMonth) };
}

function byType(text: string, field: ConnectorField): Written {
  switch (field.type) {
    case 'integer':
      return INTEGER.test(text)
        ? { ok: true, value: Number(text) }
        : fault(`“${shown(text)}”不是整数`, `“${shown(text)}” is not a whole number`);
    case 'decimal':
      return decimal(text, field);
    case 'date':
      return date(text, field.dateFormat ?? 'YYYY-MM-DD');
    default:
      return { ok: true, value: text };
  }
}

/** A value as the receiver writes it, or why it would not take it. */
export function writeValue(text: string, field: ConnectorField): Written {
  const { translate, values, maxLength } = field;
  const theirs = translate && Object.hasOwn(translate, text) ? (translate[text] ?? text) : text;
  const written = byType(theirs, field);
  if (!written.ok) return written;
  const length = [...String(written.value)].length;
  if (maxLength !== undefined && length > maxLength)
    return fault(
      `${length} 个字符，对方最多收 ${maxLength} 个`,
      `${length} characters; the receiver takes ${maxLength} at most`,
    );
  if (values && !values.includes(String(written.value)))
    return fault(`“${shown(theirs)}”不在对方的代码表里`, `“${shown(theirs)}” is not among the receiver’s codes`);
  return written;
}
