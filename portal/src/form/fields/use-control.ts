import type { Field } from '@formily/core';
import { useField } from '@formily/react';

/** The id of a field's place on the page: where a link from the list of errors leads (`goToField`). */
export function fieldId(path: string): string {
  return `field-${path}`;
}

/** What every control takes from its field, so that label, error and control belong together for a screen reader. */
export function useControl() {
  const field = useField<Field>();
  const id = `${fieldId(field.path.toString())}-control`;
  const invalid = field.selfErrors.length > 0;
  return {
    field,
    id,
    invalid,
    editable: field.pattern === 'editable',
    aria: {
      id,
      'aria-invalid': invalid || undefined,
      'aria-describedby': invalid ? `${fieldId(field.path.toString())}-errors` : undefined,
    },
    status: invalid ? ('error' as const) : undefined,
  };
}
