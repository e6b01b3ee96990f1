import { type Condition, isFactReference, type LeafCondition, parameterOf } from '@project-cloud/rules-engine';

export type GroupKind = 'all' | 'any';

/** A condition by its kind, for who draws it. */
export type Shape =
  | { kind: 'group'; join: GroupKind; children: Condition[] }
  | { kind: 'not'; child: Condition }
  | { kind: 'shared'; name: string }
  | { kind: 'leaf'; leaf: LeafCondition }
  | { kind: 'other' };

export function shapeOf(condition: unknown): Shape {
  if (typeof condition !== 'object' || condition === null) return { kind: 'other' };
  const node = condition as Record<string, unknown>;
  for (const join of ['all', 'any'] as const)
    if (Array.isArray(node[join])) return { kind: 'group', join, children: node[join] as Condition[] };
  if (typeof node.not === 'object' && node.not !== null) return { kind: 'not', child: node.not as Condition };
  if (typeof node.condition === 'string') return { kind: 'shared', name: node.condition };
  if (typeof node.fact === 'string') return { kind: 'leaf', leaf: node as unknown as LeafCondition };
  return { kind: 'other' };
}

export const group = (join: GroupKind, children: Condition[]): Condition =>
  join === 'all' ? { all: children } : { any: children };

/** The operators in words; two of them ask whether there is a value at all. */
export const ASKS = [
  'greaterThan',
  'greaterThanInclusive',
  'lessThan',
  'lessThanInclusive',
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'isNull',
  'notNull',
] as const;
export type Ask = (typeof ASKS)[number];

const BY_TYPE: Record<string, readonly Ask[]> = {
  number: [
    'greaterThan',
    'greaterThanInclusive',
    'lessThan',
    'lessThanInclusive',
    'equal',
    'notEqual',
    'isNull',
    'notNull',
  ],
  date: [
    'greaterThan',
    'greaterThanInclusive',
    'lessThan',
    'lessThanInclusive',
    'equal',
    'notEqual',
    'isNull',
    'notNull',
  ],
  text: ['equal', 'notEqual', 'in', 'notIn', 'isNull', 'notNull'],
  boolean: ['equal', 'isNull', 'notNull'],
  list: ['contains', 'doesNotContain', 'isNull', 'notNull'],
};

/** What can be asked of a fact of this type, the usual first. */
export const asksOf = (type: string): readonly Ask[] => BY_TYPE[type] ?? BY_TYPE.text ?? [];

/** How a comparison asks; null for one that only the source can say. */
export function askOf({ operator, value }: LeafCondition): Ask | null {
  if (value === null && operator === 'equal') return 'isNull';
  if (value === null && operator === 'notEqual') return 'notNull';
  return (ASKS as readonly string[]).includes(operator) ? (operator as Ask) : null;
}

/** The comparison asked otherwise; its right side stays where it still makes sense. */
export function asked(leaf: LeafCondition, ask: Ask): LeafCondition {
  if (ask === 'isNull') return { ...leaf, operator: 'equal', value: null };
  if (ask === 'notNull') return { ...leaf, operator: 'notEqual', value: null };
  const many = ask === 'in' || ask === 'notIn';
  const { value } = leaf;
  if (isFactReference(value)) return { ...leaf, operator: ask, value: many ? [] : value };
  const kept = many ? (Array.isArray(value) ? value : []) : Array.isArray(value) || value === null ? '' : value;
  return { ...leaf, operator: ask, value: kept };
}

export type Right = 'value' | 'parameter' | 'fact';

/** What stands on the right: a value, a threshold of the rule, another fact. */
export function rightOf(value: unknown): Right {
  if (!isFactReference(value)) return 'value';
  return parameterOf(value.fact) === null ? 'fact' : 'parameter';
}

/** A new comparison of a fact: by size where it has one. */
export function leafOf(fact: string, type: string): LeafCondition {
  const ask = asksOf(type)[0] ?? 'equal';
  const value = type === 'boolean' ? true : type === 'number' ? 0 : '';
  return { fact, operator: ask, value };
}
