import { may, type Principal } from '@project-cloud/access';
import type { Lang } from '@project-cloud/kernel';
import { CORE_FIELDS } from '@project-cloud/library';
import type { Library } from '@project-cloud/library/server';
import type { TrailWords } from '../../domain';

/** The words of a project's libraries; fields that the reader is not cleared for have none. */
export function wordsOf(principal: Principal, libraries: readonly Library[], lang: Lang): TrailWords {
  const cleared = may(principal.role, 'entry.restricted');
  const fields = [...CORE_FIELDS, ...libraries.flatMap(({ body }) => [...body.fields, ...body.reportFields])].filter(
    (field) => cleared || field.sensitivity !== 'restricted',
  );
  return {
    lang,
    fields: new Map(fields.map((field) => [field.key, field.label[lang] || field.label.zh])),
    stages: new Map(
      libraries.flatMap(({ body }) =>
        body.stages.map((stage) => [stage.key, stage.label[lang] || stage.label.zh] as const),
      ),
    ),
    libraries: new Map(libraries.map(({ key, body }) => [key, body.name[lang] || body.name.zh])),
  };
}
