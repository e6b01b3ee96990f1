import { type OpenApi, resolve, type Schema } from './openapi';

export interface SchemaRow {
  name: string;
  depth: number;
  required: boolean;
  schema: Schema;
}

const MAX_DEPTH = 4;

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** The properties of an object schema as rows, what is inside objects and lists indented below. */
export function schemaRows(document: OpenApi, given: Schema, depth = 0): SchemaRow[] {
  const schema = itemOf(document, given);
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(record(schema.properties)).flatMap(([name, value]) => {
    const property = resolve(document, value);
    const below = depth < MAX_DEPTH ? schemaRows(document, property, depth + 1) : [];
    return [{ name, depth, required: required.includes(name), schema: property }, ...below];
  });
}

/** A list is read by what it holds. */
function itemOf(document: OpenApi, schema: Schema): Schema {
  const resolved = resolve(document, schema);
  return resolved.type === 'array' ? itemOf(document, record(resolved.items)) : resolved;
}

type Say = (key: string, params?: Record<string, string | number>) => string;

/** The type of a value in words: '文字的列表', '"red"、"yellow" 之一'. */
export function typeText(document: OpenApi, given: Schema, say: Say): string {
  const schema = resolve(document, given);
  if (Array.isArray(schema.enum))
    return say('oneOf', { list: schema.enum.map((value) => JSON.stringify(value)).join('、') });
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = [schema.anyOf, schema.oneOf].find(Array.isArray);
  if (choices) return [...new Set(choices.map((choice) => typeText(document, record(choice), say)))].join(' / ');
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types
    .map((type) => {
      if (type === 'array') return say('listOf', { type: typeText(document, record(schema.items), say) });
      if (type === 'string' && schema.format === 'binary') return say('type_file');
      return typeof type === 'string' ? say(`type_${type}`) : say('any');
    })
    .join(' / ');
}

/** Bounds and defaults in words. */
export function limitTexts(schema: Schema, say: Say): string[] {
  const { minimum, maximum, maxLength, default: usual, description, pattern } = schema;
  // The bounds of a machine's integers are no rule of ours.
  const bound = (value: unknown): value is number =>
    typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  return [
    ...(typeof description === 'string' ? [description] : []),
    ...(bound(minimum) ? [say('atLeast', { n: minimum })] : []),
    ...(bound(maximum) ? [say('upTo', { n: maximum })] : []),
    ...(bound(maxLength) ? [say('longest', { n: maxLength })] : []),
    ...(typeof pattern === 'string' ? [pattern] : []),
    ...(usual !== undefined && usual !== null ? [say('default', { value: JSON.stringify(usual) })] : []),
  ];
}
