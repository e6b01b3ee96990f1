import { type JsonSchema, renameInSchema } from '@project-cloud/forms-engine';
import { recordOf } from './tree';

/** A schema with other keys for some of its parts, and all that reads them told so. */
export function rewriteKeys(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  return renamedParts(renameInSchema(schema, names), names);
}

function renamedParts(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  if (schema.properties === undefined || schema.type === 'array') return schema;
  const entries = Object.entries(recordOf(schema.properties)).map(([key, child]) => {
    const node = recordOf(child);
    return [names.get(key) ?? key, node.type === 'void' ? renamedParts(node, names) : node];
  });
  return { ...schema, properties: Object.fromEntries(entries) };
}
