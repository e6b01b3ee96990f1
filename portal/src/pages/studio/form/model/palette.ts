import type { JsonSchema } from '@project-cloud/forms-engine';

/** A thing that can be put into a form; its title comes from the page's words. */
export interface PaletteItem {
  name: string;
  /** The start of the keys that it gets: text_1, text_2. */
  stem: string;
  schema(title: string, option: string): JsonSchema;
  /** Parts that come with it, by their own stems; a group comes with its grid. */
  inside?: { stem: string; schema(title: string): JsonSchema }[];
}

const field = (name: string, component: string, type: string, more: JsonSchema = {}): PaletteItem => ({
  name,
  stem: name,
  schema: (title) => ({ type, title, ...more, 'x-decorator': 'FormItem', 'x-component': component }),
});
const chooses = (name: string, component: string, type: string): PaletteItem => ({
  name,
  stem: name,
  schema: (title, option) => ({
    type,
    title,
    enum: [1, 2].map((n) => ({ label: `${option} ${n}`, value: `option_${n}` })),
    'x-decorator': 'FormItem',
    'x-component': component,
  }),
});

const wide = { 'x-decorator-props': { gridSpan: 2 } };

/** New fields, in the order in which people look for them. Each passes the engine's check as it comes. */
export const FIELD_ITEMS: readonly PaletteItem[] = [
  field('text', 'Input', 'string', { maxLength: 200 }),
  field('longtext', 'Input.TextArea', 'string', { maxLength: 2000, ...wide }),
  field('integer', 'NumberPicker', 'number', { format: 'integer' }),
  field('decimal', 'NumberPicker', 'number'),
  field('money', 'MoneyInput', 'number', { 'x-unit': '万元' }),
  field('percent', 'PercentInput', 'number', { 'x-unit': '%' }),
  field('date', 'DatePicker', 'string'),
  field('month', 'MonthPicker', 'string'),
  field('yesno', 'YesNo', 'boolean'),
  chooses('choice', 'Select', 'string'),
  chooses('radio', 'Radio.Group', 'string'),
  chooses('choices', 'Checkbox.Group', 'array'),
  field('region', 'RegionSelect', 'string'),
  field('organisation', 'OrganisationSelect', 'string'),
  field('industry', 'IndustrySelect', 'string'),
  field('creditcode', 'CreditCode', 'string'),
  field('project', 'ProjectSelect', 'string'),
  field('file', 'Upload', 'array', {
    maxItems: 10,
    ...wide,
    'x-component-props': { maxCount: 10, maxSize: 20, multiple: true },
  }),
  field('image', 'Upload', 'array', {
    maxItems: 9,
    ...wide,
    'x-component-props': { accept: 'image/*', maxCount: 9, maxSize: 20, multiple: true, capture: true },
  }),
  field('geometry', 'Geometry', 'string', { 'x-component-props': { shape: 'point' } }),
  {
    name: 'table',
    stem: 'table',
    schema: (title) => ({
      type: 'array',
      title,
      ...wide,
      'x-decorator': 'FormItem',
      'x-component': 'ArrayTable',
      items: {
        type: 'object',
        properties: {
          column_1: { type: 'string', title, 'x-component': 'Input' },
        },
      },
    }),
  },
  {
    name: 'computed',
    stem: 'computed',
    schema: (title) => ({
      type: 'number',
      title,
      'x-type': 'decimal',
      'x-value': '{{ 0 }}',
      'x-decorator': 'FormItem',
      'x-component': 'Computed',
    }),
  },
];

const layout =
  (component: string) =>
  (title: string): JsonSchema => ({
    type: 'void',
    title,
    'x-component': component,
    'x-component-props': component.endsWith('Pane') ? { tab: title } : { title },
  });
const grid = {
  stem: 'grid',
  schema: (): JsonSchema => ({
    type: 'void',
    'x-component': 'FormGrid',
    'x-component-props': { minColumns: 1, maxColumns: 2 },
  }),
};

/** Parts that arrange, and the note that says. */
export const LAYOUT_ITEMS: readonly PaletteItem[] = [
  { name: 'group', stem: 'group', schema: layout('Group'), inside: [grid] },
  { name: 'grid', stem: 'grid', schema: () => grid.schema() },
  {
    name: 'step',
    stem: 'steps',
    schema: () => ({ type: 'void', 'x-component': 'FormStep' }),
    inside: [{ stem: 'step', schema: layout('FormStep.StepPane') }],
  },
  {
    name: 'tab',
    stem: 'tabs',
    schema: () => ({ type: 'void', 'x-component': 'FormTab' }),
    inside: [{ stem: 'tab', schema: layout('FormTab.TabPane') }],
  },
  {
    name: 'note',
    stem: 'note',
    schema: (title) => ({ type: 'void', 'x-component': 'Note', 'x-component-props': { text: title } }),
  },
];

/** One more pane for steps or tabs that are there. */
export const PANE_ITEMS: Readonly<Record<string, PaletteItem>> = {
  FormStep: { name: 'pane', stem: 'step', schema: layout('FormStep.StepPane') },
  FormTab: { name: 'pane', stem: 'tab', schema: layout('FormTab.TabPane') },
};

/** The schema of a thing with keys of its own for what comes with it. */
export function newSchema(
  item: PaletteItem,
  words: { title: string; option: string },
  keyFor: (stem: string) => string,
): JsonSchema {
  const schema = item.schema(words.title, words.option);
  if (!item.inside) return schema;
  return {
    ...schema,
    properties: Object.fromEntries(item.inside.map((one) => [keyFor(one.stem), one.schema(words.title)])),
  };
}
