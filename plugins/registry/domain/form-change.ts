import { type JsonSchema, propertiesOf } from '@project-cloud/forms-engine';

/** What decides whether an answer fits: words, help and place do not. */
const DECIDING = [
  'type',
  'required',
  'enum',
  'format',
  'pattern',
  'items',
  'x-component',
  'x-visible',
  'x-value',
  'x-check',
  'x-disabled',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const;

interface Deciding {
  all: string;
  /** Without what only says whether it is asked for at all. */
  limits: string;
}

function decidingOf(schema: JsonSchema, round: string, into: Map<string, Deciding>): Map<string, Deciding> {
  for (const [key, child] of propertiesOf(schema)) {
    const shown = child['x-visible'] === undefined ? '' : JSON.stringify(child['x-visible']);
    if (child.type === 'void') {
      decidingOf(child, round + shown, into);
      continue;
    }
    const words = DECIDING.map((keyword) => [keyword, child[keyword]] as const);
    const asked = new Set<string>(['required', 'x-visible', 'x-disabled']);
    into.set(key, {
      all: JSON.stringify([round, words]),
      limits: JSON.stringify(words.filter(([keyword]) => !asked.has(keyword))),
    });
  }
  return into;
}

export interface FormChange {
  /** Fields of the new form that ask or bound otherwise than before, new ones included. */
  changed: Set<string>;
  /** Whether any of them, known before, bounds its answers otherwise: then what was answered may no longer fit. */
  bounds: boolean;
}

/** Which fields of a composed form decide otherwise than those of another. */
export function formChange(before: JsonSchema | null, after: JsonSchema): FormChange {
  const [old, now] = [before ? decidingOf(before, '', new Map()) : new Map(), decidingOf(after, '', new Map())];
  const changed = new Set<string>();
  let bounds = false;
  for (const [key, deciding] of now) {
    const was = old.get(key);
    if (was?.all === deciding.all) continue;
    changed.add(key);
    if (was && was.limits !== deciding.limits) bounds = true;
  }
  return { changed, bounds };
}
