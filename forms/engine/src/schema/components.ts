import type { FieldKind } from '../expression/value-type';
import { figure, figures, fileTypes, flag, oneOf, type Prop, text, whole } from './prop';

/** What a component holds, which JSON types it may have, and which props; nothing else reaches the page. */
export interface Component {
  /** `layout` arranges, `note` says, `column` is a part of a table, the rest holds a value. */
  role: 'layout' | 'note' | 'column' | 'field' | 'table' | 'computed';
  types: string[];
  kind?: FieldKind;
  props: Readonly<Record<string, Prop>>;
}

const placeholder = { placeholder: text };
const number = { ...placeholder, precision: whole(0, 10), step: figure, unit: text, addonAfter: text };
const layoutProps = {
  layout: oneOf('horizontal', 'vertical', 'inline'),
  labelAlign: oneOf('left', 'right'),
  labelCol: whole(1, 24),
  wrapperCol: whole(1, 24),
  labelWidth: whole(0, 600),
  size: oneOf('small', 'default', 'large'),
  colon: flag,
};
const pane = { tab: text, title: text, key: text };

function field(kind: FieldKind, type: string, props: Record<string, Prop> = placeholder): Component {
  return { role: 'field', types: [type], kind, props };
}
function layout(props: Record<string, Prop> = {}): Component {
  return { role: 'layout', types: ['void'], props };
}
function column(props: Record<string, Prop> = {}): Component {
  return { role: 'column', types: ['void'], props };
}

/** The allow-list. A Map, so that no name reaches Object.prototype. */
export const COMPONENTS: ReadonlyMap<string, Component> = new Map<string, Component>([
  ['Group', layout({ title: text, note: text, collapsed: flag })],
  [
    'FormGrid',
    layout({
      minColumns: figures,
      maxColumns: figures,
      minWidth: figures,
      maxWidth: figures,
      columnGap: figure,
      rowGap: figure,
      breakpoints: figures,
      strictAutoFit: flag,
    }),
  ],
  ['FormGrid.GridColumn', layout({ gridSpan: whole(1, 24) })],
  ['FormLayout', layout(layoutProps)],
  ['FormStep', layout()],
  ['FormStep.StepPane', layout(pane)],
  ['FormTab', layout()],
  ['FormTab.TabPane', layout(pane)],
  ['Note', { role: 'note', types: ['void'], props: { title: text, text, tone: oneOf('plain', 'attention') } }],

  [
    'Input',
    field('text', 'string', { ...placeholder, maxLength: whole(1, 1000), addonBefore: text, addonAfter: text }),
  ],
  [
    'Input.TextArea',
    field('longtext', 'string', { ...placeholder, rows: whole(1, 30), maxLength: whole(1, 20_000), showCount: flag }),
  ],
  ['NumberPicker', field('decimal', 'number', number)],
  ['MoneyInput', field('money', 'number', { ...number, currency: text })],
  ['PercentInput', field('percent', 'number', number)],
  ['DatePicker', field('date', 'string')],
  ['MonthPicker', field('month', 'string')],
  [
    'Select',
    {
      role: 'field',
      types: ['string', 'array'],
      props: { ...placeholder, mode: oneOf('multiple'), showSearch: flag, allowClear: flag },
    },
  ],
  ['Checkbox.Group', field('choices', 'array', {})],
  ['Radio.Group', field('choice', 'string', { optionType: oneOf('default', 'button') })],
  ['YesNo', field('yesno', 'boolean', {})],
  [
    'RegionSelect',
    field('region', 'string', { ...placeholder, root: text, level: oneOf('province', 'city', 'county', 'township') }),
  ],
  ['OrganisationSelect', field('organisation', 'string')],
  ['IndustrySelect', field('industry', 'string')],
  ['CreditCode', field('creditcode', 'string')],
  ['ProjectSelect', field('project', 'string')],
  ['Geometry', field('geometry', 'string', { ...placeholder, shape: oneOf('point', 'line', 'area') })],
  [
    'Upload',
    field('file', 'array', {
      accept: fileTypes,
      maxCount: whole(1, 100),
      maxSize: whole(1, 1024),
      multiple: flag,
      capture: flag,
      text,
    }),
  ],

  [
    'ArrayTable',
    { role: 'table', types: ['array'], kind: 'table', props: { title: text, maxRows: whole(1, 1000), unit: text } },
  ],
  ['ArrayTable.Column', column({ title: text, width: figure, align: oneOf('left', 'right') })],
  ['ArrayTable.Addition', column({ title: text })],
  ...['Remove', 'Index', 'MoveUp', 'MoveDown', 'SortHandle'].map((part): [string, Component] => [
    `ArrayTable.${part}`,
    column({ title: text }),
  ]),

  [
    'Computed',
    {
      role: 'computed',
      types: ['string', 'number', 'boolean'],
      props: { unit: text, precision: whole(0, 10), addonAfter: text },
    },
  ],
]);

export const DECORATORS: ReadonlyMap<string, Readonly<Record<string, Prop>>> = new Map([
  [
    'FormItem',
    {
      tooltip: text,
      extra: text,
      addonAfter: text,
      addonBefore: text,
      gridSpan: whole(1, 24),
      labelCol: whole(1, 24),
      wrapperCol: whole(1, 24),
      labelWidth: whole(0, 600),
      labelAlign: oneOf('left', 'right'),
      layout: oneOf('horizontal', 'vertical', 'inline'),
      asterisk: flag,
      colon: flag,
      fullness: flag,
    },
  ],
]);
