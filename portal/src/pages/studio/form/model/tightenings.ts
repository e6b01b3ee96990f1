import type { JsonSchema, Operation } from '@project-cloud/forms-engine';
import type { Changes } from './document';
import type { Part } from './tree';

type Tighten = Extract<Operation, { op: 'tighten' }>;
type Bound = 'maximum' | 'minimum' | 'maxLength' | 'minLength' | 'maxItems' | 'minItems';

/** Which way each bound is tighter. */
const TIGHTER: Readonly<Record<Bound, (wanted: number, present: number) => boolean>> = {
  maximum: (wanted, present) => wanted <= present,
  minimum: (wanted, present) => wanted >= present,
  maxLength: (wanted, present) => wanted <= present,
  minLength: (wanted, present) => wanted >= present,
  maxItems: (wanted, present) => wanted <= present,
  minItems: (wanted, present) => wanted >= present,
};

/**
 * Changes of bounds, options, pattern and `required` as the one tightening that a layer has of a field. What would
 * loosen, and every other keyword, is refused.
 */
export function tightenings(
  operations: readonly Operation[],
  part: Part,
  beneath: JsonSchema,
  changes: Changes,
): { ok: true; operations: readonly Operation[] } | { ok: false; code: 'loosen' | 'not-in-layer' } {
  const present = operations.filter((one): one is Tighten => one.op === 'tighten' && one.target === part.key);
  const next: Record<string, unknown> = Object.assign({}, ...present, { op: 'tighten', target: part.key });
  for (const [keyword, value] of Object.entries(changes)) {
    const fault = one(next, keyword, value, beneath);
    if (fault) return { ok: false, code: fault };
  }
  const rest = operations.filter((operation) => !present.includes(operation as Tighten));
  return { ok: true, operations: Object.keys(next).length > 2 ? [...rest, next as Tighten] : rest };
}

function one(
  next: Record<string, unknown>,
  keyword: string,
  value: unknown,
  beneath: JsonSchema,
): 'loosen' | 'not-in-layer' | null {
  const withdrawn = value === undefined || value === null || value === false;
  if (keyword === 'required') {
    if (beneath.required === true && value !== true) return 'loosen';
    if (withdrawn || value === beneath.required) delete next.required;
    else next.required = value;
    return null;
  }
  if (keyword in TIGHTER) {
    const under = beneath[keyword];
    if (withdrawn || value === under) delete next[keyword];
    else if (typeof under === 'number' && !TIGHTER[keyword as Bound](Number(value), under)) return 'loosen';
    else next[keyword] = value;
    return null;
  }
  if (keyword === 'pattern') {
    if (withdrawn || value === '' || value === beneath.pattern) delete next.pattern;
    else next.pattern = value;
    return null;
  }
  if (keyword === 'enum' && Array.isArray(value)) {
    const plainOf = (option: unknown) =>
      typeof option === 'object' && option !== null ? (option as { value: unknown }).value : option;
    const before = Array.isArray(beneath.enum) ? beneath.enum.map(plainOf) : [];
    const kept = value.map(plainOf);
    if (kept.some((option) => !before.includes(option))) return 'loosen';
    if (kept.length === before.length) delete next.enum;
    else next.enum = kept;
    return null;
  }
  return 'not-in-layer';
}
