import type { PivotDimension } from '@project-cloud/library';
import type { DimensionKind } from './dimension';
import type { GroupKey } from './group';

/**
 * Groups as people look for them: options as the library lists them, everything else by its key, what nobody said last.
 * Of bands all are shown, empty ones too: a gap is a finding.
 */
export function inOrder(
  keys: GroupKey[],
  dimension: PivotDimension,
  kind: DimensionKind,
  options: readonly string[],
): GroupKey[] {
  const edges = dimension.edges ?? [];
  const said = keys.flatMap((key) => key ?? []);
  const all = kind === 'figure' ? Array.from({ length: edges.length + 1 }, (_, band) => String(band)) : said;
  const place = (key: string) => {
    const at = options.indexOf(key);
    return at < 0 ? options.length : at;
  };
  const byKey = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = kind === 'figure' ? all : [...all].sort((a, b) => place(a) - place(b) || byKey(a, b));
  return keys.includes(null) ? [...sorted, null] : sorted;
}
