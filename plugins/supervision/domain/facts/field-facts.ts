import { CORE_FIELDS, type Field } from '@project-cloud/library';
import type { FactEntry, FactType } from '@project-cloud/rules-engine';
import { asDate, asNumber } from './figures';
import type { FactInput, FactLibrary, FactSource } from './input';

/** Report fields are facts under this prefix, with the value of the latest report. */
export const REPORT_PREFIX = 'report_';

const FACT_TYPE: Record<Field['type'], FactType> = {
  text: 'text',
  longtext: 'text',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  percent: 'number',
  date: 'date',
  month: 'text',
  yesno: 'boolean',
  choice: 'text',
  choices: 'list',
  region: 'text',
  organisation: 'text',
  industry: 'text',
  creditcode: 'text',
  project: 'text',
  geometry: 'text',
  file: 'list',
  image: 'list',
  table: 'list',
  computed: 'number',
};

/** A field as a fact: its key among the facts, and where the value lies. */
export interface FieldFact {
  key: string;
  type: FactType;
  field: Field;
  of: 'project' | 'entry' | 'report';
}

const asFact =
  (of: FieldFact['of'], prefix = '') =>
  (field: Field): FieldFact => ({ key: prefix + field.key, type: FACT_TYPE[field.type], field, of });

/** The core fields as facts: the same in every library. */
export const CORE_FACTS: readonly FieldFact[] = CORE_FIELDS.map(asFact('project'));

// Keyed by the parts of the definition, which stay the same objects for as long as a version is in use.
const cache = new WeakMap<FactLibrary, FieldFact[]>();

/** Every field that is a fact of this library's entries. */
export function fieldFacts(library: FactLibrary): readonly FieldFact[] {
  const cached = cache.get(library);
  if (cached) return cached;
  const facts = [
    ...CORE_FACTS,
    ...(library.fields ?? []).map(asFact('entry')),
    ...(library.reportFields ?? []).map(asFact('report', REPORT_PREFIX)),
  ];
  cache.set(library, facts);
  return facts;
}

/** The value of a field as rules read it: numbers as numbers, dates as days, nothing as null. */
export function fieldValue(fact: FieldFact, input: FactInput, latest: FactInput['values'] | null): unknown {
  const holder = { project: input.project, entry: input.values, report: latest ?? {} }[fact.of];
  const value = holder[fact.field.key];
  if (value === undefined || value === null || value === '') return null;
  if (fact.type === 'number') return asNumber(value);
  if (fact.type === 'date') return asDate(value);
  return value;
}

const FROM: Record<FieldFact['of'], { zh: string; en: string }> = {
  project: { zh: '项目基本信息', en: 'project data' },
  entry: { zh: '入库信息', en: 'library entry' },
  report: { zh: '最近一期月报', en: 'latest report' },
};

/** Where a field's value comes from. */
export function fieldSource(fact: FieldFact, period: string | null): FactSource {
  const from = FROM[fact.of];
  if (fact.of !== 'report') return { ...from, ref: `${fact.of}:${fact.field.key}` };
  return period === null ? { zh: '没有月报', en: 'no report' } : { ...from, ref: `report:${period}` };
}

/** A library's own fields and derived facts as entries for the fact dictionary. */
export function libraryFactEntries(library: FactLibrary): FactEntry[] {
  const fields = fieldFacts(library)
    .filter(({ of }) => of !== 'project')
    .map(({ key, type, field, of }): FactEntry => {
      const label =
        of === 'report' ? { zh: `${field.label.zh}（月报）`, en: `${field.label.en} (report)` } : field.label;
      return { key, label, type, unit: field.unit || null, source: FROM[of], description: label };
    });
  const derived = (library.facts ?? []).map(({ key, label, type, unit, expression }): FactEntry => {
    const source = { zh: `公式 ${expression}`, en: `formula ${expression}` };
    return { key, label, type, unit: unit || null, source, description: label };
  });
  return [...fields, ...derived];
}
