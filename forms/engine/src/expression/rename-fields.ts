import { isObject, type JsonSchema } from '../schema/json-schema';
import { EXPRESSION_KEYWORDS } from '../schema/keywords';

/** Old key to new key. */
export type Renaming = ReadonlyMap<string, string>;

// A quoted text, or a name: not one behind a point (a column of a table), not one before a bracket (a function).
const TOKEN = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|(?<![\w.])[a-z]\w*(?!\w|\s*\()/g;

/** The expression with other names for some of its fields; texts in quotes, columns and functions stay. */
export function renameInExpression(text: string, names: Renaming): string {
  return text.replace(TOKEN, (token) => names.get(token) ?? token);
}

/** The same for a sentence with expressions between braces. */
export function renameInTemplate(text: string, names: Renaming): string {
  return text.replace(/\{[^{}]*\}/g, (part) => renameInExpression(part, names));
}

/** A field's schema with other names for the fields that it reads, down to the columns of a table. */
export function renameInSchema(schema: JsonSchema, names: Renaming): JsonSchema {
  const renamed: JsonSchema = { ...schema };
  for (const keyword of EXPRESSION_KEYWORDS) {
    const value = schema[keyword];
    if (typeof value === 'string') renamed[keyword] = renameInExpression(value, names);
  }
  for (const keyword of ['x-check', 'x-hint']) {
    const list = schema[keyword];
    if (Array.isArray(list)) renamed[keyword] = list.map((one: unknown) => remark(one, names));
  }
  if (isObject(schema.items)) renamed.items = renameInSchema(schema.items, names);
  if (isObject(schema.properties)) {
    const own = new Map([...names].filter(([key]) => !Object.hasOwn(schema.properties as object, key)));
    renamed.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, child]) => [
        key,
        isObject(child) ? renameInSchema(child, schema.type === 'void' ? names : own) : child,
      ]),
    );
  }
  return renamed;
}

function remark(one: unknown, names: Renaming): unknown {
  if (!isObject(one)) return one;
  return Object.fromEntries(
    Object.entries(one).map(([part, text]) => {
      if (part === 'en') return [part, remark(text, names)];
      if (typeof text !== 'string') return [part, text];
      const rename = part === 'when' || part === 'suggest' ? renameInExpression : renameInTemplate;
      return [part, rename(text, names)];
    }),
  );
}
