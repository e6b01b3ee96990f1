/**
 * The way from a key over what comes before it back to itself, or null. The circle is closed: `['a', 'b', 'a']`.
 * @param before the keys that have to be done before one
 */
export function circleThrough(key: string, before: (key: string) => readonly string[]): string[] | null {
  const seen = new Set<string>();
  const walk = (at: string, way: readonly string[]): string[] | null => {
    for (const next of before(at)) {
      if (next === key) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...way, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(key, [key]);
}
