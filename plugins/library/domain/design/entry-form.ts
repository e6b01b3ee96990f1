import type { Field } from '../definition/field';
import { CORE_NODES } from './core-nodes';
import { fieldNode } from './field-node';

type Node = Record<string, unknown>;

export interface DesignedLibrary {
  name: { zh: string; en: string };
  moneyUnit: string;
  fields: readonly Field[];
}

const GRID = { minColumns: 1, maxColumns: 2, minWidth: 320, columnGap: 48, rowGap: 0 };

const group = (title: { zh: string; en: string }, grid: string, properties: Node): Node => ({
  type: 'void',
  title: title.zh,
  'x-en': { title: title.en },
  'x-component': 'Group',
  'x-component-props': { title: title.zh },
  properties: {
    [grid]: { type: 'void', 'x-component': 'FormGrid', 'x-component-props': GRID, properties },
  },
});

/** The group that a library's own fields stand in. */
export const OWN_GRID = 'own_grid';

const asked = (fields: readonly Field[]) => fields.filter((field) => !field.retired);

const nodesOf = (fields: readonly Field[], moneyUnit: string): Node =>
  Object.fromEntries(asked(fields).map((field) => [field.key, fieldNode(field, moneyUnit)]));

/** The form that a library's fields make by themselves: the project first, then the fields in their order, two columns. */
export function entryForm({ name, moneyUnit, fields }: DesignedLibrary): Node {
  const own = nodesOf(fields, moneyUnit);
  return {
    type: 'object',
    title: `${name.zh}登记表`,
    properties: {
      basics: group({ zh: '一、项目基本情况', en: '1. The project' }, 'basics_grid', { ...CORE_NODES }),
      ...(Object.keys(own).length > 0
        ? { own: group({ zh: `二、${name.zh}填报内容`, en: `2. ${name.en || name.zh}` }, OWN_GRID, own) }
        : {}),
    },
  };
}

/** The same for a library's report. */
export function reportForm({ name, moneyUnit, fields }: DesignedLibrary): Node {
  return {
    type: 'object',
    title: `${name.zh}月报`,
    properties: {
      report: group({ zh: '一、本期情况', en: '1. This period' }, OWN_GRID, nodesOf(fields, moneyUnit)),
    },
  };
}
