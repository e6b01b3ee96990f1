import { checkAddition } from '../schema/check-schema';
import { contextTypes, fieldTypes, formNodes } from '../schema/field-node';
import { cloneJson, isObject, type JsonSchema, without } from '../schema/json-schema';
import { EXPRESSION_KEYWORDS } from '../schema/keywords';

const REMARKS = ['x-check', 'x-hint'];
const KEYWORDS: readonly string[] = [...EXPRESSION_KEYWORDS, ...REMARKS];

/** What a figure is typed into when it is no longer computed. */
const TYPED_INTO: Readonly<Record<string, JsonSchema>> = {
  money: { 'x-component': 'MoneyInput' },
  percent: { 'x-component': 'PercentInput' },
  decimal: { 'x-component': 'NumberPicker' },
  integer: { 'x-component': 'NumberPicker', format: 'integer' },
  date: { 'x-component': 'DatePicker' },
  month: { 'x-component': 'MonthPicker' },
  yesno: { 'x-component': 'YesNo' },
};

/**
 * A layer's own field without the conditions, checks and formulas that the form under it no longer bears, because what
 * they read is gone. A computed field is then filled in by hand. Null when something else is wrong with it.
 */
export function fitAddition(key: string, schema: JsonSchema, form: JsonSchema): JsonSchema | null {
  const types = fieldTypes(formNodes(form), contextTypes(form));
  let fitted = cloneJson(schema);
  for (;;) {
    const [issue] = checkAddition(key, fitted, types);
    if (!issue) return fitted;
    // The path begins with properties.<key> of a form that has this one field.
    const left = withoutPart(fitted, issue.path.split('.').slice(2));
    if (!left) return null;
    fitted = left;
  }
}

function withoutPart(schema: JsonSchema, [step, ...rest]: string[]): JsonSchema | null {
  if (step === undefined) return null;
  const part = schema[step];
  if (REMARKS.includes(step) && Array.isArray(part) && rest.length > 0) {
    const left = part.filter((_, i) => String(i) !== rest[0]);
    return left.length > 0 ? { ...schema, [step]: left } : without(schema, step);
  }
  if (KEYWORDS.includes(step)) return step === 'x-value' ? filledIn(schema) : without(schema, step);
  if (!isObject(part)) return null;
  const inner = withoutPart(part, rest);
  return inner && { ...schema, [step]: inner };
}

function filledIn(schema: JsonSchema): JsonSchema {
  const plain = without(schema, 'x-value');
  if (schema['x-component'] !== 'Computed') return plain;
  const { type } = schema;
  const kind = schema['x-type'] ?? (type === 'number' ? 'decimal' : type === 'boolean' ? 'yesno' : 'text');
  return { ...without(plain, 'x-type'), ...(TYPED_INTO[String(kind)] ?? { 'x-component': 'Input' }) };
}
