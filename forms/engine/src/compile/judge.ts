import type { Bilingual, FieldIssue } from '@project-cloud/kernel';
import type { Expression } from '../expression/expression';
import type { Remark } from '../schema/schema-expressions';
import type { FormContext } from './compiled-form';
import type { Filled } from './fill';
import type { CompiledField, Level } from './level';
import { message, rendered } from './message';

/** Judges what a level was filled with; issues come in the order of the form. */
export function judge(
  level: Level,
  filled: Filled,
  prefix: string,
  outer: Record<string, unknown>,
  ctx: FormContext,
): FieldIssue[] {
  // Rows were filled before the fields below them were known: judge them by the finished form.
  const scope = { ...outer, ...filled.scope };
  const issues: FieldIssue[] = filled.unknown.map((key) => ({
    path: `${prefix}${key}`,
    code: 'unknown',
    message: message('unknown', { key: key.slice(0, 60) }),
  }));
  for (const field of level.fields) {
    if (filled.visible.has(field.node.key)) issues.push(...judgeField(field, filled, prefix, scope, ctx));
  }
  return issues;
}

function judgeField(
  field: CompiledField,
  filled: Filled,
  prefix: string,
  scope: Record<string, unknown>,
  ctx: FormContext,
): FieldIssue[] {
  const { key } = field.node;
  const path = `${prefix}${key}`;
  const misfit = filled.misfits.get(key);
  if (misfit) return [{ path, ...misfit }];
  const value = filled.values[key];
  const issues: FieldIssue[] = [];
  const say = (code: string, text: Bilingual) => issues.push({ path, code, message: text });

  if (isEmpty(value)) {
    if (isRequired(field, scope, ctx)) say('required', message('required'));
    else if (!ctx.draft && Number(field.node.schema.minItems) > 0)
      say('minItems', message('minItems', field.node.schema));
  } else {
    for (const failure of field.constraints(value)) say(failure.code, failure.message);
    if (typeof value === 'string' && value.trim() === '') say('whitespace', message('whitespace'));
  }
  for (const [i, part] of (filled.parts.get(key) ?? []).entries()) {
    const inner = field.node.schema.type === 'object' ? `${path}.` : `${path}[${i}].`;
    if (part && field.inner) issues.push(...judge(field.inner, part, inner, scope, ctx));
    else issues.push({ path: `${path}[${i}]`, code: 'type', message: message('row') });
  }
  if (!ctx.draft) {
    for (const check of failing(field.expressions.checks, filled, scope, ctx))
      say('check', rendered(check.message, scope, ctx));
  }
  return issues;
}

/** Checks that hold against a form; one that reads a field with a misfit waits until that is put right. */
export function failing(checks: Remark[], filled: Filled, scope: Record<string, unknown>, ctx: FormContext): Remark[] {
  return checks.filter((check) => !check.reads.some((key) => filled.misfits.has(key)) && holds(check.when, scope, ctx));
}

/** A field that nobody can change now is not asked for. */
export function isRequired(field: CompiledField, scope: Record<string, unknown>, ctx: FormContext): boolean {
  const { required, disabled, value } = field.expressions;
  return !ctx.draft && value === null && holds(required, scope, ctx) && !holds(disabled, scope, ctx);
}

export function holds(condition: Expression | boolean, scope: Record<string, unknown>, ctx: FormContext): boolean {
  return typeof condition === 'boolean' ? condition : condition.evaluate(scope, ctx) === true;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
