import { database } from '@project-cloud/access/server';
import type { FieldIssue } from '@project-cloud/kernel';
import { type Envelope, type Field, type FieldType, LibraryBody, typeChangeIssue } from '../domain';
import { libraryEvents } from './events';

type Part = 'fields' | 'reportFields';

/** The type that each field has had, the newest last published: a key that was removed keeps its type with its answers. */
async function typesBefore(key: string, part: Part): Promise<Map<string, FieldType>> {
  const found = await database.query<{ key: string; type: FieldType }>(
    `SELECT field->>'key' AS key, field->>'type' AS type FROM definitions,
       json_array_elements(coalesce(body::json->$2, '[]'::json)) AS field
     WHERE kind = 'library' AND key = $1 AND status IN ('published', 'retired') ORDER BY version`,
    [key, part],
  );
  return new Map(found.rows.map((row) => [row.key, row.type]));
}

/** The fields whose type differs from what it was. */
export async function retyped(key: string, part: Part, fields: readonly Field[]): Promise<Map<string, FieldType>> {
  const before = await typesBefore(key, part);
  const changed = fields.flatMap((field): [string, FieldType][] => {
    const was = before.get(field.key);
    return was !== undefined && was !== field.type ? [[field.key, was]] : [];
  });
  return new Map(changed);
}

/** Answers are of the type they were given in: a field that has some keeps its type, and a new field takes over. */
export async function typeIssues(envelope: Envelope): Promise<FieldIssue[]> {
  if (envelope.kind !== 'library') return [];
  const library = LibraryBody.parse(envelope.body);
  const issues: FieldIssue[] = [];
  for (const part of ['fields', 'reportFields'] as const) {
    const changed = await retyped(envelope.key, part, library[part]);
    if (changed.size === 0) continue;
    const filled = new Set<string>();
    await libraryEvents.emit('answers-asked', { library: envelope.key, part, keys: [...changed.keys()], filled });
    for (const [at, field] of library[part].entries()) {
      const was = changed.get(field.key);
      if (was !== undefined && filled.has(field.key))
        issues.push(typeChangeIssue(`body.${part}[${at}].type`, field, was));
    }
  }
  return issues;
}
