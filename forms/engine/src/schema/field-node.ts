import type { FieldKind, FieldType } from '../expression/value-type';
import { COMPONENTS } from './components';
import { isObject, type JsonSchema, propertiesOf } from './json-schema';

/** A place in the form: a field, or a part of the layout. Layout is transparent: its fields belong to the level above. */
export interface FormNode {
  key: string;
  /** Where it stands in the schema, for messages: `properties.money.properties.paid_bond`. */
  at: string;
  schema: JsonSchema;
  isField: boolean;
  type: FieldType;
  /** The layout parts round it, outermost first. */
  groups: FormNode[];
  /** The fields of a table's rows or of an object. */
  children: FormNode[];
}

/** All nodes of one level, in the order in which they show: fields and layout, not the inside of tables and objects. */
export function formNodes(schema: JsonSchema, at = '', groups: FormNode[] = []): FormNode[] {
  return propertiesOf(schema).flatMap(([key, child]) => {
    const node: FormNode = {
      key,
      at: `${at}${at ? '.' : ''}properties.${key}`,
      schema: child,
      isField: child.type !== 'void',
      type: 'text',
      groups,
      children: [],
    };
    if (!node.isField) return [node, ...formNodes(child, node.at, [...groups, node])];
    node.children = childrenOf(child, node.at);
    node.type = fieldTypeOf(child, node.children);
    return [node];
  });
}

/** The types of a form's fields by key, as expressions see them: the top level and the context, tables with columns. */
export function fieldTypes(
  nodes: FormNode[],
  context: Readonly<Record<string, FieldType>> = {},
): Record<string, FieldType> {
  const types: Record<string, FieldType> = { ...context };
  for (const node of nodes) {
    // An object's fields have no name of their own in the language.
    if (node.isField && node.schema.type !== 'object') types[node.key] = node.type;
  }
  return types;
}

/** `x-context` of the root: figures that the server adds and nobody fills in. */
export function contextTypes(root: JsonSchema): Record<string, FieldKind> {
  const context = isObject(root['x-context']) ? root['x-context'] : {};
  return Object.fromEntries(
    Object.entries(context).flatMap(([key, one]) => (isObject(one) ? [[key, one.type as FieldKind]] : [])),
  );
}

function childrenOf(schema: JsonSchema, at: string): FormNode[] {
  if (schema.type === 'object') return formNodes(schema, at);
  return schema.type === 'array' && isObject(schema.items) ? formNodes(schema.items, `${at}.items`) : [];
}

function fieldTypeOf(schema: JsonSchema, children: FormNode[]): FieldType {
  const component = COMPONENTS.get(String(schema['x-component']));
  if (schema['x-type'] !== undefined) return schema['x-type'] as FieldKind;
  if (component?.role === 'table') {
    const columns = children.filter((c) => c.isField).map((c) => [c.key, kindOnly(c.type)]);
    return { type: 'table', columns: Object.fromEntries(columns) };
  }
  if (component?.kind === 'decimal' && schema.format === 'integer') return 'integer';
  if (component?.kind) return component.kind;
  if (schema['x-component'] === 'Select') return schema.type === 'array' ? 'choices' : 'choice';
  if (schema.type === 'number') return 'decimal';
  if (schema.type === 'boolean') return 'yesno';
  return schema.type === 'array' ? 'choices' : 'text';
}

function kindOnly(type: FieldType): FieldKind {
  return typeof type === 'string' ? type : type.type;
}
