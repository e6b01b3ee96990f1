import { defineError } from '@project-cloud/kernel';
import { checkSchema } from '../schema/check-schema';
import { contextTypes, fieldTypes, formNodes } from '../schema/field-node';
import { cloneJson, isObject, type JsonSchema } from '../schema/json-schema';
import { remarks } from '../schema/schema-expressions';
import type { CompiledForm, FormContext, Verdict } from './compiled-form';
import { fieldInfos } from './field-info';
import { fill } from './fill';
import { levelHints, levelState } from './form-state';
import { failing, judge } from './judge';
import { compileLevel } from './level';
import { message, rendered } from './message';
import type { Dictionaries } from './option-set';

/** A schema that `checkSchema` finds fault with cannot be compiled; the faults are its fields. */
export const FormSchemaInvalid = defineError<{ count: number }>('FORM_SCHEMA_INVALID', 422, ({ count }) => ({
  zh: `表单定义有 ${count} 处错误，改正后才能使用`,
  en: `The form definition has ${count} fault(s) and cannot be used`,
}));

/**
 * Compiles a composed schema. Costs milliseconds: keep the result as long as the version. Throws FormSchemaInvalid.
 * `dictionaries` gives what `x-dictionary` names, asked anew with every answer; without it those fields take any text.
 */
export function compileForm(source: JsonSchema, dictionaries?: Dictionaries): CompiledForm {
  const faults = checkSchema(source);
  if (faults.length > 0) throw FormSchemaInvalid({ count: faults.length }, { fields: faults });
  const schema = cloneJson(source);
  const nodes = formNodes(schema);
  const context = contextTypes(schema);
  const known = fieldTypes(nodes, context);
  const level = compileLevel(nodes, known, dictionaries);
  const checks = remarks(schema, 'x-check', { fields: known }, []);

  const storedIn = ({ kept }: FormContext) => (kept ? [kept] : []);
  // Only what the schema declares is seen of the context.
  const outer = (ctx: FormContext) =>
    Object.fromEntries(
      Object.keys(context).flatMap((key) =>
        ctx.context && Object.hasOwn(ctx.context, key) ? [[key, ctx.context[key]]] : [],
      ),
    );

  return {
    keys: level.fields.map((field) => field.node.key),
    fields: fieldInfos(level),
    defaults: Object.fromEntries(
      level.fields.flatMap(({ node }) =>
        node.schema.default === undefined ? [] : [[node.key, cloneJson(node.schema.default)]],
      ),
    ),
    validate(input, ctx): Verdict {
      if (!isObject(input))
        return { ok: false, values: {}, issues: [{ path: '', code: 'type', message: message('object') }] };
      const filled = fill(level, input, outer(ctx), ctx, storedIn(ctx));
      const issues = judge(level, filled, '', {}, ctx);
      if (!ctx.draft) {
        for (const check of failing(checks, filled, filled.scope, ctx)) {
          issues.push({
            path: check.when.reads[0] ?? '',
            code: 'check',
            message: rendered(check.message, filled.scope, ctx),
          });
        }
      }
      return { ok: issues.length === 0, values: filled.values, issues };
    },
    state: (values, ctx) => levelState(level, fill(level, values, outer(ctx), ctx, storedIn(ctx)), '', {}, ctx),
    hints: (values, ctx) => levelHints(level, fill(level, values, outer(ctx), ctx, storedIn(ctx)), '', {}, ctx),
  };
}
