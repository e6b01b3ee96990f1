import type { CompiledForm, FieldInfo } from '@project-cloud/forms-engine';
import type { FieldIssue, IsoDate } from '@project-cloud/kernel';

/** What becomes of an entry's answers when it is taken into another version of its form. */
export interface FormMove {
  /** Answers that go along as they are. */
  maps: FieldInfo[];
  /** Answers that go along and no longer fit: out of the new bounds, an option that is gone. */
  unfit: { field: FieldInfo; issue: FieldIssue }[];
  /** Answers that the new form does not ask for: kept beside it, readable and exportable. */
  aside: string[];
  /** What the new form asks for and nobody has answered yet. */
  asked: { field: FieldInfo; issue: FieldIssue }[];
}

const isAnswered = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Weighs the answers (core and own together) against a form; `own` are the keys that the library's entry keeps. */
export function planFormMove(
  form: CompiledForm,
  answers: Readonly<Record<string, unknown>>,
  own: readonly string[],
  today: IsoDate,
): FormMove {
  const known = new Set(form.keys);
  const input = Object.fromEntries(Object.entries(answers).filter(([key]) => known.has(key)));
  const { issues } = form.validate(input, { today, kept: input });
  const issueOf = new Map(issues.map((issue) => [topKey(issue.path), issue]));
  const move: FormMove = { maps: [], unfit: [], aside: [], asked: [] };
  for (const key of form.keys) {
    const field = form.fields[key];
    if (!field || field.computed) continue;
    const issue = issueOf.get(key);
    if (isAnswered(input[key])) {
      if (issue) move.unfit.push({ field, issue });
      else move.maps.push(field);
    } else if (issue) move.asked.push({ field, issue });
  }
  move.aside = own.filter((key) => !known.has(key) && isAnswered(answers[key]));
  return move;
}

const topKey = (path: string) => path.split(/[.[]/)[0] ?? path;
