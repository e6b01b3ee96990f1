import { CORE_FIELDS, type Field } from '@project-cloud/library';
import type { Library } from '@project-cloud/library/server';
import type { FieldPart, TargetField } from '../../domain/field';

const target =
  (library: Library, part: FieldPart) =>
  (field: Field): TargetField => ({
    key: field.key,
    label: field.label,
    type: field.type,
    part,
    unit: field.type === 'money' ? library.body.moneyUnit : field.unit,
    help: field.help,
    required: field.required,
    min: field.min,
    max: field.max,
    maxLength: field.maxLength,
    options: field.options ?? null,
  });

/** Every field that a column may fill: core facts, the library's own, and its report's. */
export function targetFields(library: Library): TargetField[] {
  return [
    ...CORE_FIELDS.map(target(library, 'project')),
    ...library.body.fields.map(target(library, 'entry')),
    ...library.body.reportFields.map(target(library, 'report')),
  ];
}
