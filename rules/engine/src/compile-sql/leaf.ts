import { parseIsoDate } from '@project-cloud/kernel';
import { resolveOperator, splitOperator } from '../operators';
import { NotInSql } from './sql-fact';
import { asJson, nested, partOf, type ReadTerm, samePlace, type Term } from './term';
import type { Values } from './values';

/**
 * A comparison as a predicate that is true or false on every row. Inside, NULL stands for a comparison at which JavaScript
 * throws (`in` against a number), so that a decorator `not` does not turn it into one that is met.
 */
export function leafSql(operator: string, left: Term, right: Term, values: Values): string {
  const parts = splitOperator(operator);
  if (!parts) throw new NotInSql(`operator "${operator}" is not one of json-rules-engine`);
  if (left.known && right.known) return resolveOperator(operator)?.(left.value, right.value) ? 'true' : 'false';
  if (looksThroughLists(parts) && nested(left, right)) {
    throw new NotInSql(`"${operator}" compares a part of a fact with the fact itself`);
  }
  const sql = decorated(parts.decorators, parts.operator, left, right, { values, depth: 0 });
  return mayThrow(parts, right) ? `(${sql} IS TRUE)` : sql;
}

interface Writing {
  values: Values;
  /** How many lists are being looked through around this place. */
  depth: number;
}

type Parts = { decorators: string[]; operator: string };

const LIST_OPERATORS = new Set(['in', 'notIn', 'contains', 'doesNotContain']);
const looksThroughLists = ({ decorators, operator }: Parts) =>
  LIST_OPERATORS.has(operator) || decorators.some((decorator) => decorator !== 'not' && decorator !== 'swap');

/** Only these ask something of the right side that a value may not have. */
function mayThrow({ decorators, operator }: Parts, right: Term): boolean {
  if (decorators.some((decorator) => decorator !== 'not')) return true;
  if (operator !== 'in' && operator !== 'notIn') return false;
  return !(right.known && Array.isArray(right.value));
}

function decorated(decorators: readonly string[], operator: string, l: Term, r: Term, writing: Writing): string {
  const [decorator, ...rest] = decorators;
  if (decorator === undefined) return compared(operator, l, r, writing.values);
  if (decorator === 'not') return `(NOT ${decorated(rest, operator, l, r, writing)})`;
  if (decorator === 'swap') return decorated(rest, operator, r, l, writing);
  const inner = { ...writing, depth: writing.depth + 1 };
  const part = `part_${inner.depth}`;
  const ofFact = decorator === 'someFact' || decorator === 'everyFact';
  const list = asJson(ofFact ? l : r, writing.values);
  const next = ofFact
    ? decorated(rest, operator, partOf(`${part}.v`), r, inner)
    : decorated(rest, operator, l, partOf(`${part}.v`), inner);
  const some = decorator.startsWith('some');
  // As `some` and `every` do: the first part that decides, in order; 2 where that part throws.
  const decided = `SELECT CASE WHEN ${part}.met IS NULL THEN 2 ELSE ${part}.met::int END
    FROM (SELECT ${part}.at, ${next} AS met FROM jsonb_array_elements(${list}) WITH ORDINALITY AS ${part}(v, at)) AS ${part}
    WHERE ${part}.met IS ${some ? 'NOT FALSE' : 'NOT TRUE'} ORDER BY ${part}.at LIMIT 1`;
  const met = `(NULLIF(coalesce((${decided}), ${some ? 0 : 1}), 2) = 1)`;
  // What is no list meets nothing on the left and throws on the right.
  return `(CASE WHEN jsonb_typeof(${list}) = 'array' THEN ${met} ELSE ${ofFact ? 'false' : 'NULL'} END)`;
}

function compared(operator: string, l: Term, r: Term, values: Values): string {
  switch (operator) {
    case 'equal':
      return equal(l, r, values);
    case 'notEqual':
      return `(NOT ${equal(l, r, values)})`;
    case 'in':
      return within(l, r, values);
    case 'notIn':
      return `(NOT ${within(l, r, values)})`;
    case 'contains':
      return contains(l, r, values, '');
    case 'doesNotContain':
      return contains(l, r, values, 'NOT ');
    default:
      return ordered(operator, l, r, values);
  }
}

const KIND = { number: 'number', text: 'string', date: 'string', boolean: 'boolean' } as const;
type Typed = ReadTerm & { type: keyof typeof KIND };

const isTyped = (term: Term): term is Typed => !term.known && term.type !== 'json';

// Numbers are doubles to JavaScript, whatever they are in the column; texts compare byte by byte.
const column = ({ type, sql }: Typed) =>
  type === 'number' ? `(${sql})::double precision` : type === 'text' ? `(${sql})::text COLLATE "C"` : `(${sql})`;

/** Whether such a column can hold the value at all. */
function fits(type: Typed['type'], value: unknown): boolean {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && (type === 'text' ? storable(value) : parseIsoDate(value) !== null);
}

/** The value as one of the statement; null where the column cannot hold it. */
function fitting(type: Typed['type'], value: unknown, values: Values): string | null {
  if (!fits(type, value)) return null;
  if (typeof value === 'number') return values.number(value);
  if (typeof value === 'boolean') return values.boolean(value);
  return type === 'date' ? values.date(String(value)) : values.text(String(value));
}

// PostgreSQL holds neither, so no row can have them.
const storable = (text: string) => !/\0|\p{Surrogate}/u.test(text);

function equal(l: Term, r: Term, values: Values): string {
  if (samePlace(l, r)) return 'true';
  if (l.known) return r.known ? String(l.value === r.value) : equal(r, l, values);
  if (r.known) return isTyped(l) ? equalsKnown(l, r.value, values) : jsonEquals(l, r.value, values);
  if (!isTyped(l) || !isTyped(r)) return `pc.rule_equal(${asJson(l, values)}, ${asJson(r, values)})`;
  const bothMissing = l.missing === r.missing ? `((${l.sql}) IS NULL AND (${r.sql}) IS NULL)` : 'false';
  if (l.type !== r.type) {
    return KIND[l.type] === KIND[r.type] ? `pc.rule_equal(${asJson(l, values)}, ${asJson(r, values)})` : bothMissing;
  }
  return `((${column(l)} = ${column(r)}) IS TRUE OR ${bothMissing})`;
}

function equalsKnown(l: Typed, value: unknown, values: Values): string {
  if (value === null || value === undefined) {
    return (l.missing === 'null') === (value === null) ? `((${l.sql}) IS NULL)` : 'false';
  }
  const wanted = fitting(l.type, value, values);
  return wanted === null ? 'false' : `((${column(l)} = ${wanted}) IS TRUE)`;
}

function jsonEquals(l: ReadTerm, value: unknown, values: Values): string {
  if (value === undefined) return `((${l.sql}) IS NULL)`;
  if (typeof value === 'object' && value !== null) return 'false';
  if (typeof value === 'number') return `pc.rule_equal(${l.sql}, ${values.json(value)})`;
  if (typeof value === 'string' && !storable(value)) return 'false';
  return `((${l.sql} = ${values.json(value)}) IS TRUE)`;
}

function within(l: Term, r: Term, values: Values): string {
  if (!r.known || !Array.isArray(r.value) || !isTyped(l)) {
    return `pc.rule_in(${asJson(l, values)}, ${asJson(r, values)})`;
  }
  const list = r.value as unknown[];
  const held = list.filter((item) => fits(l.type, item));
  const parts: string[] = [];
  if (l.missing === 'null' && list.includes(null)) parts.push(`(${l.sql}) IS NULL`);
  if (l.type === 'boolean') for (const item of new Set(held)) parts.push(`(${l.sql}) IS ${item ? 'TRUE' : 'FALSE'}`);
  else if (held.length > 0) {
    const type = ({ number: 'double precision', text: 'text', date: 'date' } as const)[l.type];
    parts.push(`(${column(l)} = ANY (${values.array(held as (number | string)[], type)})) IS TRUE`);
  }
  return parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`;
}

function contains(l: Term, r: Term, values: Values, not: '' | 'NOT '): string {
  if (isTyped(l)) return 'false';
  return `coalesce(${not}pc.rule_contains(${asJson(l, values)}, ${asJson(r, values)}), false)`;
}

const SIGN: Record<string, string> = {
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
};

function ordered(operator: string, l: Term, r: Term, values: Values): string {
  const sign = SIGN[operator];
  if (!sign) throw new NotInSql(`operator "${operator}" has no SQL`);
  const typed = isTyped(l) ? orderedTyped(sign, l, r, values) : null;
  return typed ?? `coalesce(pc.rule_compare(${asJson(l, values)}, ${asJson(r, values)}) ${sign} 0, false)`;
}

/** Number beside number and day beside day need no more than PostgreSQL's own comparison. */
function orderedTyped(sign: string, l: Typed, r: Term, values: Values): string | null {
  if (l.type !== 'number' && l.type !== 'date') return null;
  if (r.known) {
    const wanted = fitting(l.type, r.value, values);
    return wanted === null ? null : `((${column(l)} ${sign} ${wanted}) IS TRUE)`;
  }
  if (!isTyped(r) || r.type !== l.type) return null;
  // A number that is not known counts as 0 on the right, as in JavaScript; one that is absent, and a day, meet nothing.
  const other = r.type === 'number' && r.missing === 'null' ? `coalesce(${column(r)}, 0)` : column(r);
  return `((${column(l)} ${sign} ${other}) IS TRUE)`;
}
