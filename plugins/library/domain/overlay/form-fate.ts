import {
  type Composition,
  composeForm,
  type JsonSchema,
  type Layer,
  type Operation,
} from '@project-cloud/forms-engine';
import { type Bilingual, inBoth } from '@project-cloud/kernel';

/** What became of one operation of a layer on one base. */
export interface Fate {
  state: 'applied' | 'suspended' | 'conflict';
  code: string;
  reason: Bilingual;
  notes: { code: string; reason: Bilingual }[];
}

/** A layer on a base, with the layers of the regions round it between them. */
export interface Laid {
  composition: Composition;
  fates: Fate[];
}

export function lay(base: JsonSchema, outer: readonly Layer[], layer: Layer): Laid {
  const composition = composeForm(base, [...outer, layer]);
  const fates = layer.operations.map((): Fate => ({ state: 'applied', code: '', reason: inBoth(''), notes: [] }));
  const own = (one: { layer: string }) => one.layer === layer.region;
  for (const { index, code, reason } of composition.suspended.filter(own))
    Object.assign(fates[index] as Fate, { state: 'suspended', code, reason });
  for (const { index, code, reason } of composition.conflicts.filter(own))
    Object.assign(fates[index] as Fate, { state: 'conflict', code, reason });
  for (const { index, code, reason } of composition.notes.filter(own)) fates[index]?.notes.push({ code, reason });
  return { composition, fates };
}

/** The keys that a layer adds with one operation: a group brings its fields. */
export function addedKeys(operation: Operation): string[] {
  if (operation.op !== 'add') return [];
  const keys: string[] = [];
  const visit = (key: string, schema: unknown) => {
    keys.push(key);
    const { properties, type } = schema as JsonSchema;
    if (type === 'void' && typeof properties === 'object' && properties !== null)
      for (const [inner, child] of Object.entries(properties)) visit(inner, child);
  };
  visit(operation.key, operation.schema);
  return keys;
}
