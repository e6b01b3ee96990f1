/** A step into a fact: a key or an index. */
export type PathStep = string | number;

const STEP = /\.([\p{L}_][\p{L}\p{N}_-]*)|\[(0|[1-9]\d{0,5})\]/uy;

/**
 * The steps of '$.contract.parts[0]', or null when the path is more than keys and indexes.
 * Only this part of JSONPath is taken: filters, wildcards and scripts of the full language would run code on data.
 */
export function parseFactPath(path: string): PathStep[] | null {
  if (!path.startsWith('$') || path.length > 200) return null;
  const steps: PathStep[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < path.length) {
    const match = STEP.exec(path);
    if (match === null) return null;
    steps.push(match[1] ?? Number(match[2]));
  }
  return steps;
}

/** What lies at the path. A fact that is no object is its own value, as in json-rules-engine; an absent key is undefined. */
export function followPath(value: unknown, steps: readonly PathStep[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  let at: unknown = value;
  for (const step of steps) {
    if (!at || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<PathStep, unknown>)[step];
  }
  return at;
}
