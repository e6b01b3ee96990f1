import type { Column, Field, FieldType, Option } from '../definition/field';

type Node = Record<string, unknown>;

const WIDE: ReadonlySet<FieldType> = new Set(['longtext', 'choices', 'file', 'image', 'geometry', 'table']);

/** What a field and a column have in common. */
type Asked = Omit<Column, 'type'> & { type: FieldType } & Pick<Field, 'maxRows'>;

/** Which component asks for a field of this type, and what of JSON holds the answer. */
const COMPONENT: Record<FieldType, (field: Asked) => Node> = {
  text: () => ({ type: 'string', 'x-component': 'Input' }),
  longtext: () => ({
    type: 'string',
    'x-component': 'Input.TextArea',
    'x-component-props': { rows: 3, showCount: true },
  }),
  integer: () => ({ type: 'number', format: 'integer', 'x-component': 'NumberPicker' }),
  decimal: () => ({ type: 'number', 'x-component': 'NumberPicker' }),
  money: () => ({ type: 'number', 'x-component': 'MoneyInput' }),
  percent: () => ({ type: 'number', 'x-component': 'PercentInput' }),
  date: () => ({ type: 'string', 'x-component': 'DatePicker' }),
  month: () => ({ type: 'string', 'x-component': 'MonthPicker' }),
  yesno: () => ({ type: 'boolean', 'x-component': 'YesNo' }),
  choice: () => ({ type: 'string', 'x-component': 'Select' }),
  choices: (field) =>
    field.dictionary || (field.options?.length ?? 0) > 12
      ? { type: 'array', 'x-component': 'Select', 'x-component-props': { mode: 'multiple', showSearch: true } }
      : { type: 'array', 'x-component': 'Checkbox.Group' },
  region: () => ({ type: 'string', 'x-component': 'RegionSelect' }),
  organisation: () => ({ type: 'string', 'x-component': 'OrganisationSelect' }),
  industry: () => ({ type: 'string', 'x-component': 'IndustrySelect' }),
  creditcode: () => ({ type: 'string', 'x-component': 'CreditCode' }),
  project: () => ({ type: 'string', 'x-component': 'ProjectSelect' }),
  geometry: () => ({ type: 'string', 'x-component': 'Geometry' }),
  file: () => ({
    type: 'array',
    maxItems: 9,
    'x-component': 'Upload',
    'x-component-props': { maxCount: 9, maxSize: 20, multiple: true },
  }),
  image: () => ({
    type: 'array',
    maxItems: 9,
    'x-component': 'Upload',
    'x-component-props': { accept: 'image/*', maxCount: 9, maxSize: 20, multiple: true, capture: true },
  }),
  table: ({ label, maxRows }) => ({
    type: 'array',
    ...(maxRows ? { maxItems: maxRows } : {}),
    items: {
      type: 'object',
      properties: {
        item: { type: 'string', title: label.zh, maxLength: 200, 'x-component': 'Input' },
        remark: { type: 'string', title: '备注', maxLength: 200, 'x-component': 'Input' },
      },
    },
    'x-component': 'ArrayTable',
    'x-component-props': { maxRows: maxRows ?? 50 },
  }),
  computed: (field) => ({
    type: 'number',
    'x-type': 'decimal',
    'x-value': `{{ ${field.formula || '0'} }}`,
    'x-component': 'Computed',
  }),
};

const NUMBERS: ReadonlySet<FieldType> = new Set(['integer', 'decimal', 'money', 'percent']);
const TEXTS: ReadonlySet<FieldType> = new Set(['text', 'longtext']);

function bounds(field: Asked): Node {
  if (NUMBERS.has(field.type))
    return {
      ...(field.min === null ? {} : { minimum: field.min }),
      ...(field.max === null ? {} : { maximum: field.max }),
    };
  if (!TEXTS.has(field.type)) return {};
  return {
    ...(field.maxLength === null ? {} : { maxLength: field.maxLength }),
    ...(field.pattern === null ? {} : { pattern: field.pattern }),
  };
}

function choices(field: Asked): Node {
  if (field.type !== 'choice' && field.type !== 'choices') return {};
  if (field.dictionary) return { 'x-dictionary': field.dictionary };
  return { enum: (field.options ?? []).map(optionNode) };
}

const optionNode = ({ value, label, retired }: Option) => ({
  label: label.zh,
  value,
  ...(retired ? { disabled: true } : {}),
});

const unitOf = (field: Asked, moneyUnit: string) =>
  field.type === 'money' ? moneyUnit : field.unit || (field.type === 'percent' ? '%' : '');

/** What is asked, in words and within bounds, wherever it stands. */
function askedNode(field: Asked, moneyUnit: string): Node {
  const unit = unitOf(field, moneyUnit);
  return {
    ...COMPONENT[field.type](field),
    title: field.label.zh,
    ...(field.label.en ? { 'x-en': { title: field.label.en } } : {}),
    ...(field.help ? { description: field.help } : {}),
    ...(field.required && field.type !== 'computed' ? { required: true } : {}),
    ...bounds(field),
    ...choices(field),
    ...(unit ? { 'x-unit': unit } : {}),
  };
}

/** A column of a table as the node of a row; a cell has no room for chips. */
function columnNode(column: Column, moneyUnit: string): Node {
  const node = askedNode(column, moneyUnit);
  return column.type === 'choices'
    ? { ...node, 'x-component': 'Select', 'x-component-props': { mode: 'multiple' } }
    : node;
}

const rowOf = (columns: readonly Column[], moneyUnit: string): Node => ({
  type: 'object',
  properties: Object.fromEntries(columns.map((column) => [column.key, columnNode(column, moneyUnit)])),
});

/** A field of a library as the node of a form that asks for it. */
export function fieldNode(field: Field, moneyUnit = '万元'): Node {
  return {
    ...askedNode(field, moneyUnit),
    ...(field.type === 'table' && field.columns ? { items: rowOf(field.columns, moneyUnit) } : {}),
    ...(field.default === null || field.default === undefined ? {} : { default: field.default }),
    ...(field.sensitivity === 'restricted' ? { 'x-sensitivity': 'restricted' } : {}),
    'x-decorator': 'FormItem',
    ...(WIDE.has(field.type) ? { 'x-decorator-props': { gridSpan: 2 } } : {}),
  };
}
