import { type FieldKind, formNodes, type JsonSchema } from '@project-cloud/forms-engine';
import { recordOf, textOf, titleOf } from './tree';

/** A field that a condition may name. */
export interface FieldChoice {
  readonly key: string;
  readonly title: string;
  readonly kind: FieldKind;
  readonly unit: string;
  readonly options: readonly { value: string; label: string }[];
  /** A figure that the server adds and nobody fills in. */
  readonly context: boolean;
}

/** All that expressions of a form may read, in the order of the form; the figures of the server last. */
export function fieldChoices(schema: JsonSchema): FieldChoice[] {
  const fields = formNodes(schema)
    .filter((node) => node.isField && node.schema.type !== 'object')
    .map(
      (node): FieldChoice => ({
        key: node.key,
        title: titleOf(node),
        kind: typeof node.type === 'string' ? node.type : node.type.type,
        unit: textOf(node.schema['x-unit']),
        options: optionsOf(node.schema),
        context: false,
      }),
    );
  const context = Object.entries(recordOf(schema['x-context'])).map(([key, one]): FieldChoice => {
    const { label, type, unit } = recordOf(one);
    return {
      key,
      title: textOf(label) || key,
      kind: (textOf(type) || 'text') as FieldKind,
      unit: textOf(unit),
      options: [],
      context: true,
    };
  });
  return [...fields, ...context];
}

/** The options that stand in a schema itself; those of a dictionary are elsewhere. */
export function optionsOf(schema: JsonSchema): { value: string; label: string }[] {
  if (!Array.isArray(schema.enum)) return [];
  return schema.enum.map((option: unknown) => {
    const { value, label } =
      typeof option === 'object' && option !== null ? recordOf(option) : { value: option, label: option };
    return { value: String(value), label: String(label ?? value) };
  });
}

/** What kind of thing a node is, as the palette names it. */
export function kindOf(key: string, schema: JsonSchema): FieldKind {
  const [node] = formNodes({ type: 'object', properties: { [key]: schema } });
  const type = node?.type ?? 'text';
  return typeof type === 'string' ? type : type.type;
}
