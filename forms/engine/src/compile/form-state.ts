import type { FieldState, FormContext, Hint } from './compiled-form';
import { type Filled, isVisible } from './fill';
import { holds, isRequired } from './judge';
import type { Level } from './level';
import { rendered } from './message';

/** What every field and layout part shows, by path. */
export function levelState(
  level: Level,
  filled: Filled,
  prefix: string,
  outer: Record<string, unknown>,
  ctx: FormContext,
): Record<string, FieldState> {
  const scope = { ...outer, ...filled.scope };
  const state: Record<string, FieldState> = {};
  for (const { node, visible } of level.layout) {
    state[`${prefix}${node.key}`] = { visible: isVisible(visible, scope, ctx), required: false, disabled: false };
  }
  for (const field of level.fields) {
    const path = `${prefix}${field.node.key}`;
    const visible = filled.visible.has(field.node.key);
    state[path] = {
      visible,
      required: visible && isRequired(field, scope, ctx),
      disabled: holds(field.expressions.disabled, scope, ctx),
      ...(field.expressions.value ? { value: filled.scope[field.node.key] ?? null } : {}),
    };
    for (const [i, part] of (filled.parts.get(field.node.key) ?? []).entries()) {
      const inner = field.node.schema.type === 'object' ? `${path}.` : `${path}[${i}].`;
      if (part && field.inner) Object.assign(state, levelState(field.inner, part, inner, scope, ctx));
    }
  }
  return state;
}

/** What looks wrong without being forbidden, field by field. */
export function levelHints(
  level: Level,
  filled: Filled,
  prefix: string,
  outer: Record<string, unknown>,
  ctx: FormContext,
): Hint[] {
  const scope = { ...outer, ...filled.scope };
  return level.fields.flatMap((field) => {
    if (!filled.visible.has(field.node.key)) return [];
    const path = `${prefix}${field.node.key}`;
    const own = field.expressions.hints
      .filter((hint) => holds(hint.when, scope, ctx))
      .map((hint) => ({
        field: path,
        message: rendered(hint.message, scope, ctx),
        effect: hint.effect && rendered(hint.effect, scope, ctx),
        suggest: hint.suggest?.evaluate(scope, ctx) ?? null,
      }));
    const inner = (filled.parts.get(field.node.key) ?? []).flatMap((part, i) => {
      const at = field.node.schema.type === 'object' ? `${path}.` : `${path}[${i}].`;
      return part && field.inner ? levelHints(field.inner, part, at, scope, ctx) : [];
    });
    return [...own, ...inner];
  });
}
