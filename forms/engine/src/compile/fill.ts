import { roundDecimal } from '../expression/decimal';
import type { Expression } from '../expression/expression';
import type { EvaluationContext } from '../expression/node';
import type { FormNode } from '../schema/field-node';
import { isObject } from '../schema/json-schema';
import type { Failure } from './constraint';
import type { CompiledField, Level } from './level';
import { message } from './message';
import { optionFault } from './option-set';

/** What one level makes of what came in, before anything is judged. */
export interface Filled {
  /** What is stored: visible fields that are filled, computed anew; no empty value. */
  values: Record<string, unknown>;
  visible: Set<string>;
  /** Fields whose value does not fit the type. They count as empty. */
  misfits: Map<string, Failure>;
  unknown: string[];
  /** By key: the rows of a table, or the one part of an object; null for a row that is none. */
  parts: Map<string, (Filled | null)[]>;
  /** What expressions of this level see. */
  scope: Record<string, unknown>;
}

// Formily's ArrayTable leaves this in every row that it sorts.
const ROW_INDEX = '__DO_NOT_USE_THIS_PROPERTY_index__';
const MAX_ROWS = 1_000;

/** Answers of a level as they are stored: of the form one, of a table all its rows. */
export type Stored = readonly Readonly<Record<string, unknown>>[];

/** What is stored of a field, also from before a region made it its own. */
function storedAt(stored: Stored, { key, schema }: FormNode): unknown[] {
  if (stored.length === 0) return [];
  const keys = typeof schema['x-was'] === 'string' ? [key, schema['x-was']] : [key];
  return stored.flatMap((one) => keys.flatMap((name) => (Object.hasOwn(one, name) ? [one[name]] : [])));
}

/** Reads, hides and computes the fields of a level, each after what it depends on. */
export function fill(
  level: Level,
  input: Record<string, unknown>,
  outer: Record<string, unknown>,
  ctx: EvaluationContext,
  stored: Stored = [],
): Filled {
  const filled: Filled = {
    values: {},
    visible: new Set(),
    misfits: new Map(),
    unknown: Object.keys(input).filter((key) => !level.byKey.has(key) && key !== ROW_INDEX),
    parts: new Map(),
    scope: { ...outer },
  };
  const found: Record<string, unknown> = {};
  for (const field of level.byKey.keys()) delete filled.scope[field];
  for (const field of level.inOrder) {
    const { key } = field.node;
    const value = fieldValue(field, input, filled, ctx, stored);
    if (value === undefined) continue;
    filled.scope[key] = value;
    found[key] = value;
  }
  // Stored in the order of the form, whatever the order of computing.
  for (const { node } of level.fields) if (Object.hasOwn(found, node.key)) filled.values[node.key] = found[node.key];
  return filled;
}

export function isVisible(
  conditions: (Expression | boolean)[],
  scope: Record<string, unknown>,
  ctx: EvaluationContext,
): boolean {
  return conditions.every((one) => (typeof one === 'boolean' ? one : one.evaluate(scope, ctx) === true));
}

function fieldValue(
  field: CompiledField,
  input: Record<string, unknown>,
  filled: Filled,
  ctx: EvaluationContext,
  stored: Stored,
): unknown {
  const { node, expressions } = field;
  if (!isVisible(field.visible, filled.scope, ctx)) return field.alwaysHidden ? node.schema.default : undefined;
  filled.visible.add(node.key);
  if (expressions.value) return computed(expressions.value.evaluate(filled.scope, ctx));
  const read = field.read(Object.hasOwn(input, node.key) ? input[node.key] : undefined);
  const before = storedAt(stored, node);
  const fault = read.ok ? optionFault(field.options(), node.schema, read.value, before) : read;
  if (!read.ok || fault) {
    if (fault) filled.misfits.set(node.key, { code: fault.code, message: fault.message });
    return undefined;
  }
  if (!field.inner || (read.value === undefined && node.schema.type !== 'object')) return read.value;
  const inside = before.flat().filter(isObject);
  const place = { key: node.key, inner: field.inner, stored: inside };
  if (node.schema.type === 'object') return part(place, read.value, filled, ctx);
  return rows(place, read.value as unknown[], filled, ctx);
}

// A computed figure is stored as one that could be typed in: at most six decimals.
function computed(value: unknown): unknown {
  if (typeof value === 'number') return roundDecimal(value, 6);
  return value ?? undefined;
}

/** What lies inside a field: its level, and what is stored there. */
interface Inside {
  key: string;
  inner: Level;
  stored: Stored;
}

function rows({ key, inner, stored }: Inside, list: unknown[], filled: Filled, ctx: EvaluationContext): unknown {
  if (list.length > MAX_ROWS) {
    filled.misfits.set(key, { code: 'maxItems', message: message('maxItems', { maxItems: MAX_ROWS }) });
    return undefined;
  }
  const parts = list.map((row) => (isObject(row) ? fill(inner, row, filled.scope, ctx, stored) : null));
  filled.parts.set(key, parts);
  return parts.map((one) => one?.values ?? {});
}

function part({ key, inner, stored }: Inside, value: unknown, filled: Filled, ctx: EvaluationContext): unknown {
  const one = fill(inner, isObject(value) ? value : {}, filled.scope, ctx, stored);
  filled.parts.set(key, [one]);
  return Object.keys(one.values).length > 0 ? one.values : undefined;
}
