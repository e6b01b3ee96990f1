import type { JsonSchema, Operation } from '@project-cloud/forms-engine';
import type { Compared } from './form-change';

const OPPOSITE = {
  minimum: { other: 'maximum', beyond: (a: number, b: number) => a > b },
  maximum: { other: 'minimum', beyond: (a: number, b: number) => a < b },
  minLength: { other: 'maxLength', beyond: (a: number, b: number) => a > b },
  maxLength: { other: 'minLength', beyond: (a: number, b: number) => a < b },
  minItems: { other: 'maxItems', beyond: (a: number, b: number) => a > b },
  maxItems: { other: 'minItems', beyond: (a: number, b: number) => a < b },
} as const;
type Bound = keyof typeof OPPOSITE;

const isBound = (keyword: string): keyword is Bound => Object.hasOwn(OPPOSITE, keyword);

/** The operation moved to the nearest figure that the field still allows; null when no figure is what is wrong. */
export function clamped(operation: Operation, { now }: Compared): { operation: Operation; text: string } | null {
  if (operation.op !== 'tighten' && operation.op !== 'default') return null;
  const field = now.get(operation.target)?.schema;
  if (!field) return null;
  if (operation.op === 'default') {
    const value = nearest(operation.value, field);
    return value === null ? null : { operation: { ...operation, value }, text: String(value) };
  }
  const moved: Record<string, number> = {};
  for (const [keyword, value] of Object.entries(operation)) {
    if (!isBound(keyword) || typeof value !== 'number') continue;
    const { other, beyond } = OPPOSITE[keyword];
    const limit = field[other];
    if (typeof limit === 'number' && beyond(value, limit)) moved[keyword] = limit;
  }
  const values = Object.values(moved);
  return values.length === 0 ? null : { operation: { ...operation, ...moved }, text: values.join('、') };
}

function nearest(value: unknown, field: JsonSchema): number | null {
  if (typeof value !== 'number' || field.type !== 'number') return null;
  const { minimum, maximum } = field;
  if (typeof minimum === 'number' && value < minimum) return minimum;
  return typeof maximum === 'number' && value > maximum ? maximum : null;
}
