/** A comparison of a fact (left) with a value (right). */
export type Operator = (left: unknown, right: unknown) => boolean;
/** Changes how the operator after it is asked: 'someFact:greaterThan', 'not:in'. */
export type Decorator = (left: unknown, right: unknown, next: Operator) => boolean;

/** The words a condition may use. A test may pass a table of its own. */
export interface OperatorTable {
  operators: Readonly<Record<string, Operator>>;
  decorators: Readonly<Record<string, Decorator>>;
}

// json-rules-engine 7 compares only what parseFloat can begin to read: '2026-01-01' passes (as text), '' and null do not.
const ordered =
  (compare: (a: number, b: number) => boolean): Operator =>
  (left, right) =>
    !Number.isNaN(Number.parseFloat(left as string)) && compare(left as number, right as number);

const list = (value: unknown) => value as unknown[];

/** The operators and decorators of json-rules-engine 7.3.1, to the letter. The conformance suite holds them to it. */
export const OPERATORS: OperatorTable = {
  operators: {
    equal: (a, b) => a === b,
    notEqual: (a, b) => a !== b,
    lessThan: ordered((a, b) => a < b),
    lessThanInclusive: ordered((a, b) => a <= b),
    greaterThan: ordered((a, b) => a > b),
    greaterThanInclusive: ordered((a, b) => a >= b),
    in: (a, b) => list(b).indexOf(a) > -1,
    notIn: (a, b) => list(b).indexOf(a) === -1,
    contains: (a, b) => Array.isArray(a) && a.indexOf(b) > -1,
    doesNotContain: (a, b) => Array.isArray(a) && a.indexOf(b) === -1,
  },
  decorators: {
    someFact: (a, b, next) => Array.isArray(a) && a.some((item) => next(item, b)),
    everyFact: (a, b, next) => Array.isArray(a) && a.every((item) => next(item, b)),
    someValue: (a, b, next) => list(b).some((item) => next(a, item)),
    everyValue: (a, b, next) => list(b).every((item) => next(a, item)),
    swap: (a, b, next) => next(b, a),
    not: (a, b, next) => !next(a, b),
  },
};

/** The parts of 'not:someFact:equal', or null when a part is unknown. */
export function splitOperator(
  name: string,
  table: OperatorTable = OPERATORS,
): { decorators: string[]; operator: string } | null {
  const parts = name.split(':');
  const operator = parts.pop() ?? '';
  const known = Object.hasOwn(table.operators, operator) && parts.every((d) => Object.hasOwn(table.decorators, d));
  return known ? { decorators: parts, operator } : null;
}

/**
 * The comparison that a name stands for, or null when it is unknown.
 * Where json-rules-engine would throw and lose the whole run (`in` against a number), the comparison is not met.
 */
export function resolveOperator(name: string, table: OperatorTable = OPERATORS): Operator | null {
  const parts = splitOperator(name, table);
  if (parts === null) return null;
  const base = table.operators[parts.operator];
  if (base === undefined) return null;
  const decorated = parts.decorators.reduceRight<Operator>((next, key) => {
    const decorate = table.decorators[key];
    return decorate === undefined ? next : (left, right) => decorate(left, right, next);
  }, base);
  return (left, right) => {
    try {
      return decorated(left, right);
    } catch {
      return false;
    }
  };
}

type Side = 'single' | 'ordered' | 'list';

const SIDES: Record<string, { left: Side; right: Side }> = {
  equal: { left: 'single', right: 'single' },
  notEqual: { left: 'single', right: 'single' },
  lessThan: { left: 'ordered', right: 'ordered' },
  lessThanInclusive: { left: 'ordered', right: 'ordered' },
  greaterThan: { left: 'ordered', right: 'ordered' },
  greaterThanInclusive: { left: 'ordered', right: 'ordered' },
  in: { left: 'single', right: 'list' },
  notIn: { left: 'single', right: 'list' },
  contains: { left: 'list', right: 'single' },
  doesNotContain: { left: 'list', right: 'single' },
};

/** What an operator wants on its two sides: 'someFact:equal' wants a list on the left. */
export function sidesOf(name: string): { left: Side; right: Side } | null {
  const parts = splitOperator(name);
  const base = parts && SIDES[parts.operator];
  if (!parts || !base) return null;
  return parts.decorators.reduceRight((side, decorator) => {
    if (decorator === 'someFact' || decorator === 'everyFact') return { left: 'list' as const, right: side.right };
    if (decorator === 'someValue' || decorator === 'everyValue') return { left: side.left, right: 'list' as const };
    return decorator === 'swap' ? { left: side.right, right: side.left } : side;
  }, base);
}

const OPPOSITE: Record<string, string> = {
  equal: 'notEqual',
  notEqual: 'equal',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
};

const MIRRORED: Record<string, string> = {
  equal: 'equal',
  notEqual: 'notEqual',
  lessThan: 'greaterThan',
  lessThanInclusive: 'greaterThanInclusive',
  greaterThan: 'lessThan',
  greaterThanInclusive: 'lessThanInclusive',
};

/** The operator that is met exactly when this one is not (on known values): greaterThan → lessThanInclusive. */
export function oppositeOf(operator: string): string | null {
  return OPPOSITE[operator] ?? null;
}

/** The same comparison read from the other side: a > b → b < a. */
export function mirroredOf(operator: string): string | null {
  return MIRRORED[operator] ?? null;
}
