import { layerPrefix } from '@project-cloud/forms-engine';

/** Columns of the truth and words of the language: a field of this name could not be told from them. */
const RESERVED = new Set([
  'id',
  'code',
  'stage',
  'light',
  'revision',
  'created_at',
  'updated_at',
  'values',
  'null',
  'true',
  'false',
  'in',
  'if',
  'today',
  'days',
  'empty',
  'len',
  'contains',
  'concat',
  'sum',
  'min',
  'max',
  'abs',
  'floor',
  'ceil',
  'round',
  'coalesce',
  'year',
  'month',
]);
export const KEY_SHAPE = /^[a-z][a-z0-9_]{0,47}$/;

/** A key that nobody has yet: `text_1`, for a layer `r451421_text_1`. */
export function freeKey(stem: string, taken: ReadonlySet<string>, region: string | null): string {
  const prefix = region === null ? '' : layerPrefix(region);
  const bare = stem
    .replace(/^r[a-z0-9]+_(?=.)/, (own) => (own === prefix || region !== null ? '' : own))
    .replace(/_\d+$/, '');
  for (let n = 1; ; n += 1) {
    const key = `${prefix}${bare.slice(0, 40 - prefix.length)}_${n}`;
    if (!taken.has(key)) return key;
  }
}

/** Why a key cannot be used, as the name of a sentence; null when it can. */
export function keyFault(
  key: string,
  taken: ReadonlySet<string>,
  region: string | null,
): 'shape' | 'reserved' | 'taken' | 'prefix' | null {
  if (!KEY_SHAPE.test(key)) return 'shape';
  if (RESERVED.has(key)) return 'reserved';
  if (region !== null && !key.startsWith(layerPrefix(region))) return 'prefix';
  return taken.has(key) ? 'taken' : null;
}
