import { z } from 'zod';
import { FieldKey, Text } from './envelope';

export const FIELD_TYPES = [
  'text',
  'longtext',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'month',
  'yesno',
  'choice',
  'choices',
  'region',
  'organisation',
  'industry',
  'creditcode',
  'file',
  'image',
  'geometry',
  'project',
  'table',
  'computed',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

const Option = z
  .object({
    value: z.string().min(1).max(80),
    label: Text,
    /** Not chosen any more; answers that have it stay. */
    retired: z.boolean().optional(),
  })
  .strict();
export type Option = z.infer<typeof Option>;

/** What a cell of a table may be: all but what takes a page of its own. */
export const COLUMN_TYPES = FIELD_TYPES.filter(
  (type) => type !== 'file' && type !== 'image' && type !== 'geometry' && type !== 'table',
);

/** What a field and a column of a table have in common. */
const asked = {
  key: FieldKey,
  label: Text,
  unit: z.string().max(20).default(''),
  help: z.string().max(400).default(''),
  required: z.boolean().default(false),
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  maxLength: z.number().int().positive().nullable().default(null),
  pattern: z.string().max(200).nullable().default(null),
  options: z.array(Option).max(500).nullish(),
  dictionary: z.string().nullish(),
  /** By which expression a computed figure is worked out; its form says the same. */
  formula: z.string().max(500).optional(),
};

/** A column of a table field: every row has one such answer. */
export const Column = z.object({ ...asked, type: z.enum(COLUMN_TYPES) }).strict();
export type Column = z.infer<typeof Column>;

/** A field of a library or of its report. What it may hold in a given region is the form's to say. */
export const Field = z
  .object({
    ...asked,
    type: z.enum(FIELD_TYPES),
    /** What the rows of a table hold; without it the form alone says so. */
    columns: z.array(Column).min(1).max(30).optional(),
    maxRows: z.number().int().min(1).max(1000).nullish(),
    sensitivity: z.enum(['public', 'internal', 'restricted']).default('internal'),
    filterable: z.boolean().default(false),
    sortable: z.boolean().default(false),
    stat: z.enum(['measure', 'dimension']).nullable().default(null),
    source: z.enum(['filled', 'shared', 'derived']).default('filled'),
    default: z.union([z.string().max(4000), z.number(), z.boolean(), z.array(z.string().max(200)).max(200)]).nullish(),
    /** New entries no longer ask for it; what was answered stays readable and exportable. */
    retired: z.boolean().optional(),
  })
  .strict();
export type Field = z.infer<typeof Field>;

/** The PostgreSQL type of a projected column; null for what a list never reads. */
export const SQL_TYPE: Record<FieldType, string | null> = {
  text: 'text',
  longtext: null,
  integer: 'bigint',
  decimal: 'numeric',
  money: 'numeric(20,6)',
  percent: 'numeric',
  date: 'date',
  month: 'text',
  yesno: 'boolean',
  choice: 'text',
  choices: 'text[]',
  region: 'text',
  organisation: 'text',
  industry: 'text',
  creditcode: 'text',
  file: null,
  image: null,
  geometry: 'text',
  project: 'text',
  table: null,
  computed: 'numeric',
};
