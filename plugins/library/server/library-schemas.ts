import type { Principal } from '@project-cloud/access';
import { CORE_FIELDS, type Column, type Field, type FieldType, libraryMay } from '../domain';
import { allLibraries, type Library } from './library-of';

const DAY = { type: 'string', format: 'date' };
const LIST = { type: 'array', items: {} };
const TEXT = { type: 'string' };
const NUMBER = { type: 'number' };

/** A field's value as JSON Schema says it, before its own bounds. */
const TYPES: Record<FieldType, Record<string, unknown>> = {
  text: TEXT,
  longtext: TEXT,
  integer: { type: 'integer' },
  decimal: NUMBER,
  money: NUMBER,
  percent: NUMBER,
  date: DAY,
  month: { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
  yesno: { type: 'boolean' },
  choice: TEXT,
  choices: { type: 'array', items: TEXT },
  region: TEXT,
  organisation: TEXT,
  industry: TEXT,
  creditcode: { type: 'string', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' },
  file: LIST,
  image: LIST,
  geometry: { type: 'string', description: 'WKT: POINT, LINESTRING, POLYGON' },
  project: TEXT,
  table: LIST,
  computed: { readOnly: true },
};

type Said = Omit<Column, 'type'> & Pick<Field, 'type'> & Partial<Pick<Field, 'source' | 'columns' | 'maxRows'>>;

function rowsOf({ columns, maxRows }: Said, moneyUnit: string): Record<string, unknown> {
  if (!columns) return {};
  const properties = Object.fromEntries(columns.map((column) => [column.key, schemaOf(column, moneyUnit)]));
  const required = columns.filter((column) => column.required).map(({ key }) => key);
  const items = { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  return { items, ...(maxRows ? { maxItems: maxRows } : {}) };
}

function schemaOf(field: Said, moneyUnit: string): Record<string, unknown> {
  const codes = field.options?.filter(({ retired }) => !retired).map(({ value }) => value);
  const type = TYPES[field.type];
  const unit = field.type === 'money' ? moneyUnit : field.unit;
  return {
    ...type,
    ...rowsOf(field, moneyUnit),
    ...(codes && field.type === 'choice' ? { enum: codes } : {}),
    ...(codes && field.type === 'choices' ? { items: { type: 'string', enum: codes } } : {}),
    ...(field.min === null ? {} : { minimum: field.min }),
    ...(field.max === null ? {} : { maximum: field.max }),
    ...(field.maxLength === null ? {} : { maxLength: field.maxLength }),
    title: field.label.zh,
    description: [field.label.en, field.help].filter(Boolean).join(' · '),
    ...(unit ? { 'x-unit': unit } : {}),
    ...(field.source === 'derived' ? { readOnly: true } : {}),
  };
}

const objectOf = (fields: readonly Field[], moneyUnit: string) => ({
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field.key, schemaOf(field, moneyUnit)])),
});

const asked = (fields: readonly Field[]) =>
  fields.filter((field) => !field.retired && field.sensitivity !== 'restricted');

function schemasOf({ key, body }: Library): Record<string, unknown> {
  const own = objectOf(asked(body.fields), body.moneyUnit);
  const schemas: Record<string, unknown> = {
    [`${key}.entry`]: {
      title: body.name.zh,
      description: [body.name.en, body.purpose].filter(Boolean).join(' · '),
      type: 'object',
      required: ['formVersion', 'values'],
      properties: {
        formVersion: { type: 'string', description: `GET /api/libraries/${key}/form` },
        project: objectOf(CORE_FIELDS, body.moneyUnit),
        values: own,
      },
    },
  };
  if (body.reportForm)
    schemas[`${key}.report`] = { title: `${body.name.zh} 月报`, ...objectOf(asked(body.reportFields), body.moneyUnit) };
  return schemas;
}

/**
 * The libraries that somebody may see, as they are in force now, for the OpenAPI document: their addresses and what is
 * sent there. What a region's own form asks for beyond that, its form says.
 */
export async function librarySchemas(principal: Principal | null) {
  const libraries = principal ? await allLibraries() : [];
  const seen = libraries.filter(({ body }) => principal && libraryMay(body, principal, 'view'));
  return {
    schemas: Object.assign({}, ...seen.map(schemasOf)) as Record<string, unknown>,
    libraries: seen.map(({ key, version, body }) => ({
      key,
      version,
      name: body.name,
      entries: `/api/libraries/${key}/entries`,
      export: `/api/libraries/${key}/export.csv`,
      template: `/api/libraries/${key}/template.xlsx`,
      entry: { $ref: `#/components/schemas/${key}.entry` },
      ...(body.reportForm ? { report: { $ref: `#/components/schemas/${key}.report` } } : {}),
    })),
  };
}
