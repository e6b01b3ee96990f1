type Encode = (value: unknown) => string;

const NOTHING = '\\N';
const SPECIAL = /[\\\t\n\r]/;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string) =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (special) => ESCAPED[special] ?? special) : text;

/** One value as a number, a truth or a text; what JSON has no word for is nothing, as it would be there. */
function scalar(value: unknown): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : NOTHING;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return escaped(JSON.stringify(value));
}

const element = (value: unknown) =>
  value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, (special) => `\\${special}`)}"`;

const list: Encode = (value) => (Array.isArray(value) ? escaped(`{${value.map(element).join(',')}}`) : scalar(value));

const json: Encode = (value) => escaped(JSON.stringify(value));

const encoderOf = (type: string): Encode => (type.endsWith('[]') ? list : type.startsWith('json') ? json : scalar);

/** Rows as `COPY … FROM STDIN` reads them: a line for a row, a tab between values. `record` says which, and their types. */
export function copyText(record: Readonly<Record<string, string>>, rows: readonly object[]): string {
  const columns = Object.entries(record).map(([key, type]) => ({ key, encode: encoderOf(type) }));
  let text = '';
  for (const row of rows as readonly Record<string, unknown>[]) {
    let at = 0;
    for (const { key, encode } of columns) {
      const value = row[key];
      if (at++ > 0) text += '\t';
      text += value === null || value === undefined ? NOTHING : encode(value);
    }
    text += '\n';
  }
  return text;
}
