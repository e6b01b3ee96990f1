import { recordOf, textOf } from './body-parts';

/** A field of a form's schema, in the order in which it shows. */
export interface FormField {
  key: string;
  title: string;
  /** Title of the group that it stands in. */
  group: string;
  type: string;
  unit: string;
  help: string;
  required: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  Input: 'text',
  'Input.TextArea': 'longtext',
  NumberPicker: 'number',
  MoneyInput: 'money',
  PercentInput: 'percent',
  DatePicker: 'date',
  MonthPicker: 'month',
  Select: 'choice',
  'Radio.Group': 'choice',
  'Checkbox.Group': 'choices',
  YesNo: 'yesno',
  Upload: 'file',
  ArrayTable: 'table',
  Computed: 'computed',
  RegionSelect: 'region',
  OrganisationSelect: 'organisation',
  IndustrySelect: 'industry',
  CreditCode: 'creditcode',
  ProjectSelect: 'project',
  Geometry: 'geometry',
};

/** The fields of a schema with the group that each stands in; layout nodes give way to what they hold. */
export function formFields(schema: unknown, group = ''): FormField[] {
  const properties = Object.entries(recordOf(recordOf(schema).properties)).map(([key, node], at) => ({
    key,
    node: recordOf(node),
    at,
  }));
  const place = ({ node, at }: (typeof properties)[number]) =>
    typeof node['x-index'] === 'number' ? node['x-index'] : at;
  return properties
    .sort((a, b) => place(a) - place(b))
    .flatMap(({ key, node }) => {
      if (node.type !== 'void') return [fieldOf(key, node, group)];
      const own = textOf(recordOf(node['x-component-props']).title) || textOf(node.title);
      return formFields(node, own || group);
    });
}

/** One field, as an overlay's added schema also writes it. */
export function fieldOf(key: string, node: Record<string, unknown>, group = ''): FormField {
  const component = textOf(node['x-component']);
  return {
    key,
    title: textOf(node.title) || key,
    group,
    type: node.format === 'integer' ? 'integer' : (TYPES[component] ?? component),
    unit: textOf(node['x-unit']) || textOf(recordOf(node['x-component-props']).unit),
    help: textOf(node.description),
    required: node.required === true || typeof node.required === 'string',
  };
}
