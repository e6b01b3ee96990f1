import { isObject, type JsonSchema } from '../schema/json-schema';
import type { FieldInfo } from './compiled-form';
import type { CompiledField, Level } from './level';

export function fieldInfos(level: Level): Record<string, FieldInfo> {
  return Object.fromEntries(level.fields.map((field) => [field.node.key, fieldInfo(field)]));
}

function fieldInfo(field: CompiledField): FieldInfo {
  const { node, expressions } = field;
  const { schema } = node;
  const props = isObject(schema['x-component-props']) ? schema['x-component-props'] : {};
  const group = node.groups.findLast((one) => one.schema.title !== undefined);
  return {
    key: node.key,
    title: textOr(schema.title, columnTitle(field) ?? node.key),
    help: typeof schema.description === 'string' ? schema.description : null,
    type: node.type,
    component: textOr(schema['x-component'], ''),
    unit: typeof schema['x-unit'] === 'string' ? schema['x-unit'] : typeof props.unit === 'string' ? props.unit : null,
    core: schema['x-core'] === true,
    locked: schema['x-locked'] === true,
    computed: expressions.value !== null,
    required: typeof expressions.required === 'boolean' ? expressions.required : 'conditional',
    visible: field.alwaysHidden ? false : field.visible.length === 0 ? true : 'conditional',
    options: options(schema),
    default: schema.default ?? null,
    group: group ? { key: group.key, title: textOr(group.schema.title, '') } : null,
    fields: field.inner ? fieldInfos(field.inner) : {},
  };
}

function columnTitle(field: CompiledField): string | null {
  const props = field.node.groups.at(-1)?.schema['x-component-props'];
  return isObject(props) && typeof props.title === 'string' ? props.title : null;
}

function options(schema: JsonSchema): FieldInfo['options'] {
  if (!Array.isArray(schema.enum)) return null;
  return schema.enum.map((one: unknown) =>
    isObject(one) ? { value: one.value, label: String(one.label) } : { value: one, label: String(one) },
  );
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
