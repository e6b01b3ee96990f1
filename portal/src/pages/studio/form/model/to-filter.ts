import type { Sentence } from './condition';

/** One condition of a list's filter, as the list of a library takes it. */
export interface ListFilter {
  readonly key: string;
  readonly op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'contains' | 'within' | 'empty';
  readonly value: string | number | boolean | readonly string[];
}

/**
 * The filter that finds the projects of which a condition is true today; null when a list cannot ask for it: another
 * joint, another field to compare with, a field that the list does not have.
 */
export function toFilter(sentence: Sentence, listed: ReadonlySet<string>): ListFilter[] | null {
  if (sentence.join === '||' && sentence.clauses.length > 1) return null;
  const filters: ListFilter[] = [];
  for (const { field, op, value } of sentence.clauses) {
    if (!listed.has(field)) return null;
    if (op === 'yes' || op === 'no') filters.push({ key: field, op: 'eq', value: op === 'yes' });
    else if (op === 'filled' || op === 'empty') filters.push({ key: field, op: 'empty', value: op === 'empty' });
    else if (op === 'in' && value?.kind === 'list') filters.push({ key: field, op: 'in', value: value.value });
    else if (value?.kind === 'literal' && op !== 'lacks' && op !== 'in')
      filters.push({ key: field, op, value: value.value });
    else return null;
  }
  return filters;
}
