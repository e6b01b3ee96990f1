import { FIGURE_FIELDS } from '@project-cloud/library';
import type { ColumnMapping } from '@project-cloud/registry';
import type { FieldInfo, Library } from '@/client';
import type { ImportUse } from './import-answer';

export type Part = 'project' | 'entry' | 'report';

/** A field that a column can fill. */
export interface TargetField {
  id: string;
  part: Part;
  key: string;
  label: FieldInfo['label'];
  type: string;
  unit: string | null;
  options: NonNullable<FieldInfo['options']>;
}

const FIGURES = new Set(FIGURE_FIELDS.map(({ key }) => key));
const NO_CELL = new Set(['file', 'image', 'table', 'computed']);
const PARTS: Record<ImportUse, Part[]> = {
  entries: ['project', 'entry'],
  reports: ['report'],
  records: ['project', 'entry', 'report'],
};

/** What a file of this use may fill. Files, tables and what is computed have no cell to come from. */
export function targetFields(library: Library, use: ImportUse): TargetField[] {
  const fields = [
    ...library.fields
      .filter(({ key }) => !FIGURES.has(key))
      .map((field) => target(field, field.core ? 'project' : 'entry')),
    ...library.reportFields.map((field) => target(field, 'report')),
  ];
  return fields.filter(({ type, part }) => !NO_CELL.has(type) && PARTS[use].includes(part));
}

function target({ key, label, type, unit, options }: FieldInfo, part: Part): TargetField {
  return { id: `${part}.${key}`, part, key, label, type, unit: unit ?? null, options: options ?? [] };
}

/** The field that a column fills; without a part the first of project, entry, report that has the key. */
export function fieldOf(
  { field, part }: Pick<ColumnMapping, 'field' | 'part'>,
  fields: readonly TargetField[],
): TargetField | null {
  if (field === null) return null;
  return fields.find((one) => one.key === field && (part === undefined || one.part === part)) ?? null;
}
