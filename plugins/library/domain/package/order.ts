import { isObject, type JsonSchema, propertiesOf } from '@project-cloud/forms-engine';

/** Objects by key. Where the order of keys means something (the properties of a form) it is written down beforehand. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

type Children = (children: [string, JsonSchema][]) => JsonSchema;

/** The schema with the properties at every depth written by `write`, which is given them in the order that they show in. */
function withProperties(schema: JsonSchema, write: Children): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (!isObject(value)) return [keyword, value];
      if (keyword === 'items') return [keyword, withProperties(value, write)];
      if (keyword !== 'properties') return [keyword, value];
      const children = propertiesOf(schema);
      // What is no schema is left where it stands: the check of the form refuses it there.
      if (children.length < Object.keys(value).length) return [keyword, value];
      return [keyword, write(children.map(([key, child]) => [key, withProperties(child, write)]))];
    }),
  );
}

const numbered: Children = (children) =>
  Object.fromEntries(children.map(([key, child], at) => [key, { ...child, 'x-index': at }]));

const unnumbered: Children = (children) =>
  Object.fromEntries(
    children.map(([key, child]) => {
      const { 'x-index': _, ...rest } = child;
      return [key, rest];
    }),
  );

type Body = Record<string, unknown>;

/** A form's body, or an overlay's: what it adds are schemas as well. */
function ofForm(body: Body, write: Children): Body {
  if (!Array.isArray(body.operations)) return withProperties(body, write);
  const operations = body.operations.map((one: unknown) =>
    isObject(one) && isObject(one.schema) ? { ...one, schema: withProperties(one.schema, write) } : one,
  );
  return { ...body, operations };
}

/** As a file holds it: x-index says the order, so that a file whose keys somebody has sorted means the same. */
export const writtenForm = (body: Body): Body => ofForm(body, numbered);

/** As the store holds it: the order of keys says it. */
export const storedForm = (body: Body): Body => ofForm(body, unnumbered);
