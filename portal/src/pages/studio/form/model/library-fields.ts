import type { JsonSchema } from '@project-cloud/forms-engine';
import { type Field, fieldNode } from '@project-cloud/library';

/** Fields of a library that a form does not ask for yet: filled in by people, and still in use. */
export function unplaced(fields: readonly Field[], placed: ReadonlySet<string>): Field[] {
  return fields.filter(
    ({ key, type, source, retired }) =>
      !placed.has(key) && retired !== true && source !== 'derived' && type !== 'computed',
  );
}

/** The node that asks for a field of a library, as the library itself would put it into a new form. */
export function fieldSchema(field: Field, core: boolean, moneyUnit?: string): JsonSchema {
  return { ...fieldNode(field, moneyUnit), ...(core ? { 'x-core': true } : {}) };
}
