import type { Expression } from '../expression/expression';
import type { FieldType } from '../expression/value-type';
import { inOrder, valueReads } from '../schema/dependencies';
import { type FormNode, fieldTypes } from '../schema/field-node';
import { type NodeExpressions, nodeExpressions } from '../schema/schema-expressions';
import { constraints, type Failure } from './constraint';
import { type FieldReader, fieldReader } from './field-value';
import { type Dictionaries, type OptionSet, optionsOf } from './option-set';

/** One field, compiled. */
export interface CompiledField {
  node: FormNode;
  expressions: NodeExpressions;
  /** Whether it and everything round it shows. */
  visible: (Expression | boolean)[];
  /** Hidden whatever is filled in (a layer hides it): then its default is its value. */
  alwaysHidden: boolean;
  read: FieldReader;
  /** What may be chosen, as it is now. */
  options: () => OptionSet | null;
  constraints: (value: unknown) => Failure[];
  /** The fields of its rows, or of an object. */
  inner: Level | null;
}

/** The fields of one level: of the form, of a table's rows, of an object. */
export interface Level {
  /** As they show. */
  fields: CompiledField[];
  byKey: ReadonlyMap<string, CompiledField>;
  /** As they can be computed: each after what it reads. */
  inOrder: CompiledField[];
  layout: { node: FormNode; visible: (Expression | boolean)[] }[];
}

export function compileLevel(
  nodes: FormNode[],
  known: Readonly<Record<string, FieldType>>,
  dictionaries?: Dictionaries,
  parsed: Map<FormNode, NodeExpressions> = new Map(),
): Level {
  for (const node of nodes) parsed.set(node, nodeExpressions(node.schema, { fields: known }).expressions);
  const of = (node: FormNode) => parsed.get(node);
  const visibility = (node: FormNode) =>
    [...node.groups, node].flatMap((one) => {
      const visible = of(one)?.visible ?? true;
      return visible === true ? [] : [visible];
    });

  const fields = nodes
    .filter((node) => node.isField)
    .map((node): CompiledField => {
      const visible = visibility(node);
      const hasInside = node.children.length > 0 || node.schema.type === 'object';
      return {
        node,
        expressions: parsed.get(node) as NodeExpressions,
        visible,
        alwaysHidden: visible.includes(false),
        read: fieldReader(node),
        options: optionsOf(node.schema, dictionaries),
        constraints: constraints(node.schema),
        inner: hasInside
          ? compileLevel(node.children, { ...known, ...fieldTypes(node.children) }, dictionaries, parsed)
          : null,
      };
    });
  const byKey = new Map(fields.map((field) => [field.node.key, field]));
  const { order } = inOrder(new Map(fields.map((field) => [field.node.key, valueReads(field.node, of)])));
  return {
    fields,
    byKey,
    inOrder: order.flatMap((key) => byKey.get(key) ?? []),
    layout: nodes.filter((node) => !node.isField).map((node) => ({ node, visible: visibility(node) })),
  };
}
