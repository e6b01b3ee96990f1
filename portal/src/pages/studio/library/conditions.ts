/** One condition of an admission: a fact, how it is asked, what for. */
export interface ConditionRow {
  fact: string;
  operator: string;
  value: unknown;
}

export interface Conditions {
  join: 'all' | 'any';
  rows: ConditionRow[];
}

const isRow = (value: unknown): value is ConditionRow =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).every((key) => ['fact', 'operator', 'value'].includes(key)) &&
  typeof (value as ConditionRow).fact === 'string' &&
  typeof (value as ConditionRow).operator === 'string';

/** Conditions as rows, as far as rows can say them; null where groups stand in groups: then the text is edited. */
export function readConditions(json: Readonly<Record<string, unknown>>): Conditions | null {
  const keys = Object.keys(json);
  if (keys.length === 0) return { join: 'all', rows: [] };
  const [join] = keys;
  if (keys.length !== 1 || (join !== 'all' && join !== 'any')) return null;
  const rows = json[join];
  return Array.isArray(rows) && rows.every(isRow) ? { join, rows } : null;
}

/** As json-rules-engine reads them. */
export const writeConditions = ({ join, rows }: Conditions): Record<string, unknown> => ({ [join]: rows });

type FactType = 'number' | 'text' | 'date' | 'boolean' | 'list';

const OPERATORS: Record<FactType, readonly string[]> = {
  number: ['greaterThanInclusive', 'lessThanInclusive', 'greaterThan', 'lessThan', 'equal', 'notEqual'],
  date: ['greaterThanInclusive', 'lessThanInclusive', 'equal', 'notEqual'],
  text: ['equal', 'notEqual', 'in'],
  boolean: ['equal'],
  list: ['contains', 'doesNotContain'],
};

/** What can be asked of a fact, the usual first. */
export const operatorsOf = (type: string): readonly string[] => OPERATORS[type as FactType] ?? OPERATORS.text;
