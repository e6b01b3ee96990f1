import type { JsonSchema } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';

/** A field or a part of the layout in a composed form, with its neighbours. */
export interface FormPart {
  key: string;
  schema: JsonSchema;
  /** The part round it; null at the top. */
  group: string | null;
  /** What stands before it in the same group. */
  before: string | null;
}

export type FormParts = ReadonlyMap<string, FormPart>;

const isRecord = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All parts of a composed form, in the order in which they show; not the columns of a table. */
export function partsOf(form: JsonSchema): FormParts {
  const parts = new Map<string, FormPart>();
  const visit = (schema: JsonSchema, group: string | null) => {
    let before: string | null = null;
    // A composed form is written in its order.
    for (const [key, child] of Object.entries(isRecord(schema.properties) ? schema.properties : {})) {
      if (!isRecord(child)) continue;
      parts.set(key, { key, schema: child, group, before });
      before = key;
      if (child.type === 'void') visit(child, key);
    }
  };
  visit(form, null);
  return parts;
}

/** What the part is called, in both languages; its key when it has no name. */
export function nameOf(key: string, ...places: (FormParts | undefined)[]): Bilingual {
  for (const parts of places) {
    const schema = parts?.get(key)?.schema;
    if (typeof schema?.title !== 'string') continue;
    const english = isRecord(schema['x-en']) ? schema['x-en'].title : undefined;
    return { zh: schema.title, en: typeof english === 'string' ? english : schema.title };
  }
  return { zh: key, en: key };
}
