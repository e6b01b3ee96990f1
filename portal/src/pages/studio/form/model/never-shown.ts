import { type Clause, readSentence } from './condition';
import type { FieldChoice } from './fields';

interface Bounds {
  minimum?: unknown;
  maximum?: unknown;
}

/**
 * Whether a condition can be met by no answer at all: it asks for an option that a field does not have, for a figure
 * outside its bounds, or for two different answers at once. Says yes only when it is sure.
 */
export function canNeverHold(
  text: string,
  fields: ReadonlyMap<string, FieldChoice>,
  boundsOf: (key: string) => Bounds,
): boolean {
  const sentence = readSentence(text);
  if (!sentence) return false;
  const impossible = (clause: Clause) => isImpossible(clause, fields.get(clause.field), boundsOf(clause.field));
  if (sentence.join === '||') return sentence.clauses.every(impossible);
  return sentence.clauses.some(impossible) || contradicts(sentence.clauses);
}

function isImpossible(clause: Clause, field: FieldChoice | undefined, bounds: Bounds): boolean {
  const { op, value } = clause;
  if (!field || !value) return false;
  const options = new Set(field.options.map((option) => option.value));
  if (options.size > 0) {
    if (value.kind === 'literal' && (op === 'eq' || op === 'contains')) return !options.has(String(value.value));
    if (value.kind === 'list' && op === 'in') return value.value.every((one) => !options.has(one));
  }
  if (value.kind !== 'literal' || typeof value.value !== 'number') return false;
  const { minimum, maximum } = bounds;
  const wanted = value.value;
  if (typeof maximum === 'number') {
    if ((op === 'gt' && wanted >= maximum) || ((op === 'gte' || op === 'eq') && wanted > maximum)) return true;
  }
  if (typeof minimum === 'number') {
    if ((op === 'lt' && wanted <= minimum) || ((op === 'lte' || op === 'eq') && wanted < minimum)) return true;
  }
  return false;
}

function contradicts(clauses: readonly Clause[]): boolean {
  return clauses.some((a, i) =>
    clauses.slice(i + 1).some((b) => {
      if (a.field !== b.field) return false;
      const pair = [a.op, b.op];
      if (pair.includes('empty') && pair.some((op) => op !== 'empty' && op !== 'no' && op !== 'lacks')) return true;
      if (pair.includes('yes') && pair.includes('no')) return true;
      const literals = [a, b].map(({ value }) => (value?.kind === 'literal' ? value.value : null));
      return (
        a.op === 'eq' && b.op === 'eq' && literals[0] !== null && literals[1] !== null && literals[0] !== literals[1]
      );
    }),
  );
}
