import {
  type CompiledForm,
  type Expression,
  fieldTypes,
  formNodes,
  isExpressionText,
  type JsonSchema,
  parseExpression,
} from '@project-cloud/forms-engine';

/** A field that is asked for, always (null) or where this holds. */
export interface Asked {
  key: string;
  when: Expression | null;
}

/**
 * When each of these fields is required, if that can be told of an entry's answers alone: of fields that always show and
 * that nobody computes. Null where one of them cannot; hidden ones read as empty then, which only the form itself knows.
 */
export function askedOf(
  schema: JsonSchema,
  { fields }: Pick<CompiledForm, 'fields'>,
  keys: readonly string[],
): Asked[] | null {
  const nodes = formNodes(schema);
  const known = fieldTypes(nodes);
  const asked: Asked[] = [];
  for (const key of keys) {
    const required = nodes.find((node) => node.key === key)?.schema.required;
    if (required === undefined || required === false) continue;
    if (required === true) asked.push({ key, when: null });
    else {
      const parsed = isExpressionText(required) ? parseExpression(required, { fields: known }) : null;
      const when = parsed?.ok ? parsed.expression : null;
      if (!when?.reads.every((read) => fields[read]?.visible === true && !fields[read].computed)) return null;
      asked.push({ key, when });
    }
  }
  return asked;
}
