import type { FieldInfo as FormField } from '@project-cloud/forms-engine';
import type { Entry } from '@/client';

type Values = Record<string, unknown>;
type Fields = Record<string, FormField>;

/** An entry as one set of answers: the project's own columns and the library's values, as its form asks for them. */
export function valuesOfEntry(entry: Pick<Entry, 'project' | 'values'>, fields: Fields): Values {
  const { project, values } = entry;
  const core: Values = {
    ...project,
    region_code: project.region_code ?? project.region.code,
    owner_name: project.owner_name ?? project.owner?.name,
    owner_code: project.owner_code ?? project.owner?.code,
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const value = field.core ? core[key] : values[key];
      return value === undefined || value === null ? [] : [[key, value]];
    }),
  );
}

/** The way back: which answers are the project's columns and which the library's values. Blank answers go along as null, so that they clear. */
export function splitValues(answers: Values, fields: Fields): { project: Values; values: Values } {
  const project: Values = {};
  const values: Values = {};
  for (const [key, field] of Object.entries(fields)) {
    if (field.core) project[key] = answers[key] ?? null;
    else if (answers[key] !== undefined) values[key] = answers[key];
  }
  return { project, values };
}
