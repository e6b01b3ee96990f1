import { inLanguage, type JsonSchema, type Wording } from '@project-cloud/forms-engine';
import type { Lang } from '@project-cloud/kernel';
import { CORE_FIELDS } from './core-field';
import type { LibraryBody } from './definition/library';

/** A form's schema as a reader of the language sees it; a field that is the library's own borrows its English. */
export function formIn(
  lang: Lang,
  schema: JsonSchema,
  library: Pick<LibraryBody, 'fields' | 'reportFields'>,
): JsonSchema {
  const wordings: Record<string, Wording> = {};
  for (const { key, label, options } of [...CORE_FIELDS, ...library.fields, ...library.reportFields]) {
    wordings[key] = { label, options: options ?? undefined };
  }
  return inLanguage(schema, lang, wordings);
}
