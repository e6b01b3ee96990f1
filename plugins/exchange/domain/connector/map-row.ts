import { parseExpression } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import type { ConnectorBody, ConnectorField, FieldSource } from '@project-cloud/library';
import { writeValue } from './write-value';

export type Row = Readonly<Record<string, unknown>>;
export type ReceivedRecord = Record<string, string | number>;

/** A field that the receiver would not take, under its own name for it. */
export interface RowFault {
  field: string;
  label: Bilingual;
  reason: Bilingual;
}

export type Mapped = { ok: true; record: ReceivedRecord } | { ok: false; errors: RowFault[] };

type Read = (row: Row) => unknown;

function reader(source: FieldSource | null, today: string): Read {
  if (source === null) return () => null;
  if (source.kind === 'field') return (row) => row[source.key];
  if (source.kind === 'constant') return () => source.value;
  const parsed = parseExpression(source.expression, { fields: null });
  return parsed.ok ? (row) => parsed.expression.evaluate(row, { today }) : () => null;
}

/** What was answered, as text; nothing is null, and so are only blanks. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(',');
  const text = String(value).trim();
  return text === '' ? null : text;
}

const missing: Bilingual = { zh: '没有填写，对方要求必填', en: 'Nothing is filled in; the receiver requires it' };

const faultOf = ({ code, label }: ConnectorField, reason: Bilingual): RowFault => ({ field: code, label, reason });

/** A connector made ready for many rows: its expressions are read once. */
export function mapper(connector: ConnectorBody, today: string): (row: Row) => Mapped {
  const fields = connector.fields.map((field) => ({ field, read: reader(field.from, today) }));
  return (row) => {
    const record: ReceivedRecord = {};
    const errors: RowFault[] = [];
    for (const { field, read } of fields) {
      const text = asText(read(row));
      if (text === null) {
        if (field.required) errors.push(faultOf(field, missing));
        continue;
      }
      const written = writeValue(text, field);
      if (written.ok) record[field.code] = written.value;
      else errors.push(faultOf(field, written.reason));
    }
    return errors.length > 0 ? { ok: false, errors } : { ok: true, record };
  };
}

/** One row as the receiver takes it, or every field that it would not take, with the reason. */
export const mapRow = (connector: ConnectorBody, row: Row, today: string): Mapped => mapper(connector, today)(row);

/** The same text for the same record, whatever the order of its fields: what is hashed to see whether it changed. */
export const recordText = (record: ReceivedRecord): string =>
  JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Which of our fields a connector reads. */
export const fieldsRead = ({ fields }: ConnectorBody): { at: number; path: string; key: string }[] =>
  fields.flatMap(({ from }, at) => {
    if (from?.kind === 'field') return [{ at, path: `fields.${at}.from.key`, key: from.key }];
    if (from?.kind !== 'expression') return [];
    const parsed = parseExpression(from.expression, { fields: null });
    if (!parsed.ok) return [];
    return parsed.expression.reads.map((key) => ({ at, path: `fields.${at}.from.expression`, key }));
  });
