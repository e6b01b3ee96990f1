import type { Bilingual } from '@project-cloud/kernel';
import { COMPONENTS, DECORATORS } from './components';
import type { FormNode } from './field-node';
import { isObject } from './json-schema';

const MAX_OPTIONS = 10_000;
/** Those of a dictionary are put in by the server, where the form is shown. */
const MAX_OF_DICTIONARY = 20_000;

const OPTION_SHAPE = {
  zh: '选项要是文字、数字，或 { label, value }',
  en: 'An option is a text, a number or { label, value }',
};

/** Notes a fault at a keyword of the node that is checked. */
export type Say = (keyword: string, code: string, message: Bilingual) => unknown;

/** The component, its place, its props and its frame. */
export function checkComponent({ schema, isField }: FormNode, insideTable: boolean, say: Say): void {
  const name = schema['x-component'];
  const component = typeof name === 'string' ? COMPONENTS.get(name) : undefined;
  if (name === undefined && schema.type === 'object') {
    for (const keyword of ['x-component-props', 'x-decorator', 'x-decorator-props', 'items', 'enum']) {
      if (schema[keyword] !== undefined)
        say(keyword, 'keyword', { zh: '一组字段不能有这一项', en: 'A group of fields cannot have this' });
    }
    return;
  }
  if (!component) {
    say('x-component', 'component', { zh: `没有组件“${String(name)}”`, en: `There is no component “${String(name)}”` });
    return;
  }
  if (!component.types.includes(String(schema.type))) {
    const message = {
      zh: `${String(name)} 的 type 要是 ${component.types.join(' 或 ')}`,
      en: `The type of ${String(name)} has to be ${component.types.join(' or ')}`,
    };
    say('type', 'type', message);
  }
  if (component.role === 'column' && !insideTable) {
    const message = { zh: `${String(name)} 只能放在明细表里`, en: `${String(name)} goes into a table only` };
    say('x-component', 'component', message);
  }
  if (insideTable && (component.role === 'table' || component.role === 'layout'))
    say('x-component', 'component', {
      zh: '明细表里不能再放表格或版式',
      en: 'A table holds neither tables nor layout',
    });
  if (component.role === 'computed' && schema['x-value'] === undefined)
    say('x-value', 'computed', { zh: '自动计算的字段要有 x-value', en: 'A computed field needs x-value' });
  if (component.role === 'table' && !isRow(schema.items))
    say('items', 'shape', {
      zh: '明细表的 items 要写成 { type: object, properties }',
      en: 'Write the items of a table as { type: object, properties }',
    });
  if (schema.items !== undefined && component.role !== 'table')
    say('items', 'keyword', { zh: '只有明细表可以有 items', en: 'Only a table has items' });
  if (schema.properties !== undefined && isField && !(component.role === 'table' && onlyAdds(schema.properties))) {
    say('properties', 'keyword', { zh: '字段里不能再放字段', en: 'A field holds no fields' });
  }
  checkProps(schema['x-component-props'], component.props, 'x-component-props', say);
  const decorator = schema['x-decorator'];
  if (decorator === undefined && schema['x-decorator-props'] === undefined) return;
  const props = typeof decorator === 'string' ? DECORATORS.get(decorator) : undefined;
  if (!props) {
    say('x-decorator', 'component', {
      zh: `没有外框“${String(decorator)}”`,
      en: `There is no decorator “${String(decorator)}”`,
    });
    return;
  }
  checkProps(schema['x-decorator-props'], props, 'x-decorator-props', say);
}

// What one row holds is in its properties; a row itself is no component.
function isRow(items: unknown): boolean {
  if (!isObject(items) || items.type !== 'object' || !isObject(items.properties)) return false;
  if (!Object.values(items.properties).every(isObject)) return false;
  return Object.keys(items).every((key) => key === 'type' || key === 'properties');
}

// Beside its rows a table holds the button that adds one.
function onlyAdds(properties: unknown): boolean {
  return isObject(properties) && Object.values(properties).every(isAddition);
}

function isAddition(part: unknown): boolean {
  if (!isObject(part) || part.type !== 'void' || part['x-component'] !== 'ArrayTable.Addition') return false;
  return (
    Object.keys(part).every((key) => ['type', 'title', 'x-component'].includes(key)) &&
    typeof (part.title ?? '') === 'string'
  );
}

function checkProps(
  value: unknown,
  allowed: Readonly<Record<string, (v: unknown) => Bilingual | null>>,
  keyword: string,
  say: Say,
): void {
  if (value === undefined) return;
  if (!isObject(value)) {
    say(keyword, 'props', { zh: '要是一个对象', en: 'It has to be an object' });
    return;
  }
  for (const [name, one] of Object.entries(value)) {
    const check = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    const fault = check ? check(one) : { zh: '不能有这个属性', en: 'There is no such property' };
    if (fault) say(`${keyword}.${name}`, 'props', fault);
  }
}

/** `enum`: short enough, of plain values, each once; a choice has one or a dictionary. What is `disabled` is retired. */
export function checkOptions({ schema, isField }: FormNode, say: Say): void {
  const { enum: options } = schema;
  const chooses = ['Select', 'Radio.Group', 'Checkbox.Group'].includes(String(schema['x-component']));
  if (options === undefined) {
    if (isField && chooses && schema['x-dictionary'] === undefined)
      say('enum', 'options', {
        zh: '要有选项 enum，或字典 x-dictionary',
        en: 'It needs options (enum) or a dictionary (x-dictionary)',
      });
    return;
  }
  const [least, most] = schema['x-dictionary'] === undefined ? [1, MAX_OPTIONS] : [0, MAX_OF_DICTIONARY];
  if (!Array.isArray(options) || options.length < least || options.length > most) {
    say('enum', 'options', { zh: `选项要有 ${least} 到 ${most} 个`, en: `${least} to ${most} options needed` });
    return;
  }
  const seen = new Set<unknown>();
  for (const [i, option] of options.entries()) {
    const value = isObject(option) ? option.value : option;
    const fits = isObject(option)
      ? typeof option.label === 'string' &&
        [undefined, true, false].includes(option.disabled as undefined) &&
        Object.keys(option).every((k) => ['label', 'value', 'disabled'].includes(k))
      : true;
    const scalar = typeof value === 'string' || typeof value === 'number';
    if (!fits || !scalar || value === '') say(`enum.${i}`, 'options', OPTION_SHAPE);
    if (seen.has(value)) {
      const twice = { zh: `选项“${String(value)}”出现了两次`, en: `The option “${String(value)}” stands there twice` };
      say(`enum.${i}`, 'options', twice);
    }
    seen.add(value);
  }
}
