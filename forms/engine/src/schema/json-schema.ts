/** A Formily JSON Schema node as it comes from a file or from the studio: nothing about it is trusted yet. */
export type JsonSchema = { [keyword: string]: unknown };

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The properties of a node in the order in which they show: by x-index, then as written. */
export function propertiesOf(schema: JsonSchema): [string, JsonSchema][] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const entries = Object.entries(properties).filter((entry): entry is [string, JsonSchema] => isObject(entry[1]));
  const place = (node: JsonSchema) => (typeof node['x-index'] === 'number' ? node['x-index'] : null);
  if (entries.every(([, node]) => place(node) === null)) return entries;
  return entries
    .map((entry, i) => ({ entry, place: place(entry[1]) ?? i }))
    .sort((a, b) => a.place - b.place)
    .map(({ entry }) => entry);
}

/** The keywords of a node without one of them. */
export function without(schema: JsonSchema, keyword: string): JsonSchema {
  const { [keyword]: _, ...rest } = schema;
  return rest;
}

/** A copy that shares nothing; schemas are plain JSON. */
export function cloneJson<T>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneJson) as T;
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy[key] = cloneJson(value[key]);
  return copy as T;
}
