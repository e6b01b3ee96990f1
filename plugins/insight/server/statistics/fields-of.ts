import type { Library } from '@project-cloud/library/server';
import { type FieldsOf, STANDING_FIELDS } from '../../domain';

/** The fields that a pivot of a library can name: those of its table, and what every row has. */
export const fieldsOf =
  (library: Pick<Library, 'columns'>): FieldsOf =>
  (key) =>
    STANDING_FIELDS.find((field) => field.key === key) ?? library.columns.get(key)?.field;
