import type { Column, Field, FieldType } from '../definition/field';

const DIMENSIONS: ReadonlySet<FieldType> = new Set(['choice', 'yesno', 'industry']);
const MEASURES: ReadonlySet<FieldType> = new Set(['money', 'integer', 'decimal', 'computed']);
const FILTERED: ReadonlySet<FieldType> = new Set(['choice', 'choices', 'yesno', 'date', 'money', 'industry']);

/** What every answer of a type is first asked. */
const begun = (key: string, zh: string, type: FieldType) => ({
  key,
  label: { zh, en: '' },
  unit: type === 'percent' ? '%' : '',
  help: '',
  required: false,
  min: type === 'percent' ? 0 : null,
  max: type === 'percent' ? 100 : null,
  maxLength: type === 'text' ? 200 : type === 'longtext' ? 2000 : null,
  pattern: null,
  ...(type === 'choice' || type === 'choices' ? { options: [] } : {}),
});

/** A column of a table as it begins. */
export const newColumn = (type: Column['type'], key: string, zh: string): Column => ({ ...begun(key, zh, type), type });

/** A field as it begins: what most fields of its type are set to. */
export function newField(type: FieldType, key: string, zh: string): Field {
  return {
    ...begun(key, zh, type),
    type,
    sensitivity: 'internal',
    filterable: FILTERED.has(type),
    sortable: type === 'money' || type === 'date',
    stat: DIMENSIONS.has(type) ? 'dimension' : MEASURES.has(type) && type !== 'computed' ? 'measure' : null,
    source: type === 'computed' ? 'derived' : 'filled',
  };
}
