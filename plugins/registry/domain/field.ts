import type { Bilingual } from '@project-cloud/kernel';

/** What a file needs to know of a field's type; the library's definition carries more. */
export type FieldType =
  | 'text'
  | 'longtext'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'percent'
  | 'date'
  | 'month'
  | 'yesno'
  | 'choice'
  | 'choices'
  | 'region'
  | 'organisation'
  | 'industry'
  | 'creditcode'
  | 'project'
  | 'geometry'
  | 'file'
  | 'image'
  | 'table'
  | 'computed';

export interface FieldOption {
  value: string;
  label: Bilingual;
}

/** A field as a file sees it. Options of a dictionary are filled in by the caller. */
export interface FieldLike {
  key: string;
  label: Bilingual;
  type: FieldType;
  unit?: string | null;
  help?: string | Bilingual | null;
  required?: boolean;
  min?: number | null;
  max?: number | null;
  maxLength?: number | null;
  options?: FieldOption[] | null;
}

/** Where a value goes: the project's core, the entry of the library, or the progress report. */
export type FieldPart = 'project' | 'entry' | 'report';

export interface TargetField extends FieldLike {
  part: FieldPart;
}

const NEVER_IMPORTED: ReadonlySet<FieldType> = new Set(['file', 'image', 'table', 'computed']);

/** Files, tables and computed values have no cell of their own to come from. */
export function isImportable(field: FieldLike): boolean {
  return !NEVER_IMPORTED.has(field.type);
}
