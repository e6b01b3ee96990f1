import { CORE_FIELDS } from './core-field';
import { type Field, SQL_TYPE } from './definition/field';
import type { LibraryBody } from './definition/library';
import { FIGURE_FIELDS } from './figure-field';

export interface ProjectedColumn {
  /** The key a list, a filter or a sort names. */
  key: string;
  /** The column in the projection. Core and figures keep their key; a library's own fields get a prefix, so they never meet. */
  column: string;
  sqlType: string;
  field: Field;
  of: 'core' | 'entry' | 'figure';
}

const projected =
  (of: ProjectedColumn['of'], prefix: string) =>
  (field: Field): ProjectedColumn[] => {
    const sqlType = SQL_TYPE[field.type];
    return sqlType === null ? [] : [{ key: field.key, column: `${prefix}${field.key}`, sqlType, field, of }];
  };

export const projectionTable = (libraryKey: string) => `lib_${libraryKey.replaceAll('-', '_')}`;

/** Every column that the metadata asks for, in a fixed order. Restricted fields never leave the truth. */
export function projectedColumns(library: LibraryBody): ProjectedColumn[] {
  return [
    ...CORE_FIELDS.filter((field) => field.key !== 'description').flatMap(projected('core', '')),
    ...FIGURE_FIELDS.flatMap(projected('figure', '')),
    ...library.fields.filter((field) => field.sensitivity !== 'restricted').flatMap(projected('entry', 'f_')),
  ];
}
