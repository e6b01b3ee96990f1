import type { ISchema } from '@formily/json-schema';
import type { FieldInfo } from '@project-cloud/forms-engine';
import { metaOf } from './field-meta';

type Node = Record<string, unknown>;

/** What the engine decides; left in the schema, Formily would decide it a second time, and in part otherwise. */
const ENGINE_OWNED = new Set([
  'required',
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'multipleOf',
  'maxLength',
  'minLength',
  'maxItems',
  'minItems',
  'uniqueItems',
  'pattern',
  'format',
  'default',
  'x-visible',
  'x-disabled',
  'x-value',
  'x-check',
  'x-hint',
  'x-context',
  'x-en',
]);

/** The schema as Formily renders it: layout, components and words stay; what the engine decides is taken out, what the page shows is put into x-data. */
export function prepareSchema(schema: Node, fields: Record<string, FieldInfo>): ISchema {
  return { ...without(schema), properties: prepared(schema, fields, false) } as ISchema;
}

function prepared(parent: Node, fields: Record<string, FieldInfo>, cell: boolean): Node {
  const out: Node = {};
  for (const [key, child] of Object.entries(isNode(parent.properties) ? parent.properties : {})) {
    if (!isNode(child)) continue;
    const node = without(child);
    const info = child.type === 'void' ? undefined : fields[key];
    if (info) {
      const meta = metaOf(info, columnsOf(child));
      node['x-data'] = Number(child.minItems) > 0 ? { ...meta, atLeastOne: true } : meta;
      node['x-decorator'] = cell ? 'Cell' : 'FieldItem';
      delete node['x-decorator-props'];
      node['x-component-props'] = propsOf(child, meta.unit, meta.type);
    }
    if (isNode(child.properties)) node.properties = prepared(child, info ? info.fields : fields, cell);
    if (isNode(child.items))
      node.items = { ...without(child.items), properties: prepared(child.items, info?.fields ?? {}, true) };
    out[key] = node;
  }
  return out;
}

const WITH_UNIT = new Set(['NumberPicker', 'MoneyInput', 'PercentInput', 'Computed']);

function propsOf(node: Node, unit: string | null, type: string): Node {
  const component = String(node['x-component'] ?? '');
  const props: Node = isNode(node['x-component-props']) ? { ...node['x-component-props'] } : {};
  if (WITH_UNIT.has(component) && unit) props.unit = unit;
  if (type === 'integer') props.integer = true;
  if (component === 'Computed') props.type = type;
  if (typeof node.maxLength === 'number') props.maxLength ??= node.maxLength;
  if (component === 'Select' && node.type === 'array') props.mode ??= 'multiple';
  return props;
}

function columnsOf(node: Node): number {
  const props = node['x-decorator-props'];
  return isNode(props) && typeof props.gridSpan === 'number' ? props.gridSpan : 1;
}

function without(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([keyword]) => !ENGINE_OWNED.has(keyword)));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
