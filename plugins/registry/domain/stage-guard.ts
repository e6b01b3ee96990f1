import { type Expression, parseExpression } from '@project-cloud/forms-engine';
import type { FieldIssue } from '@project-cloud/kernel';
import type { Field, Guard } from '@project-cloud/library';

/** What is known of an entry when it is asked to move: answers of the project and of the library in one record. */
export interface Moving {
  values: Readonly<Record<string, unknown>>;
  fields: readonly Pick<Field, 'key' | 'label'>[];
  today: string;
}

const conditions = new Map<string, Expression | null>();

function conditionOf(text: string): Expression | null {
  const known = conditions.get(text);
  if (known !== undefined) return known;
  const parsed = parseExpression(text, { fields: null });
  const condition = parsed.ok ? parsed.expression : null;
  conditions.set(text, condition);
  return condition;
}

/** A value that no list of files, nothing, and no text counts as. */
const isThere = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

/** What of a move's guard is not met yet, each thing by the field that it is about; empty when the entry may move. */
export function guardIssues(guard: Guard, { values, fields, today }: Moving): FieldIssue[] {
  const labelOf = (key: string) => fields.find((field) => field.key === key)?.label ?? { zh: key, en: key };
  const missing = guard.evidence
    .filter((key) => !isThere(values[key]))
    .map((key): FieldIssue => {
      const { zh, en } = labelOf(key);
      return {
        path: `values.${key}`,
        code: 'evidence',
        message: { zh: `还没有“${zh}”`, en: `“${en || zh}” is missing` },
      };
    });
  if (!guard.when) return missing;
  const condition = conditionOf(guard.when);
  if (condition?.evaluate(values, { today }) === true) return missing;
  const path = condition?.reads[0] ? `values.${condition.reads[0]}` : 'stage';
  const words = guard.message || `要满足：${inWords(guard.when, condition?.reads ?? [], labelOf)}`;
  return [...missing, { path, code: 'condition', message: { zh: words, en: words } }];
}

/** The condition with its fields called by their names. */
function inWords(text: string, reads: readonly string[], labelOf: (key: string) => { zh: string }): string {
  return reads.reduce((words, key) => words.replace(new RegExp(`\\b${key}\\b`, 'g'), labelOf(key).zh), text);
}
