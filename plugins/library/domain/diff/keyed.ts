/** Two lists of things that have keys, set against each other. */
export interface Compared<T> {
  added: { item: T; at: number }[];
  removed: T[];
  kept: { before: T; after: T; at: number }[];
  /** What has to be moved so that the rest stays in its order: as few as can be. */
  moved: { item: T; behind: T | null }[];
}

/** Where the longest run of rising numbers stands: what is in it stays, the others were moved. */
function longestRise(places: readonly number[]): Set<number> {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [at, place] of places.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[ends[middle] as number] as number) < place) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = at;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) rise.add(at);
  return rise;
}

/** Of doubled keys the first counts; a draft may have them. */
export function compare<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Compared<T> {
  const first = (items: readonly T[]) => {
    const map = new Map<string, T>();
    for (const item of items) if (!map.has(keyOf(item))) map.set(keyOf(item), item);
    return map;
  };
  const [was, is] = [first(before), first(after)];
  const places = new Map([...was.keys()].map((key, at) => [key, at]));
  const list = [...is.values()];
  const stayed = list.filter((item) => was.has(keyOf(item)));
  const rise = longestRise(stayed.map((item) => places.get(keyOf(item)) as number));
  return {
    added: list.flatMap((item, at) => (was.has(keyOf(item)) ? [] : [{ item, at }])),
    removed: [...was.values()].filter((item) => !is.has(keyOf(item))),
    kept: list.flatMap((item, at) => {
      const old = was.get(keyOf(item));
      return old === undefined ? [] : [{ before: old, after: item, at }];
    }),
    moved: stayed.flatMap((item, at) => (rise.has(at) ? [] : [{ item, behind: list[list.indexOf(item) - 1] ?? null }])),
  };
}
