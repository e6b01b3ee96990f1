/** One line of two texts laid side by side; null: the other side has no such line. */
export interface SideBySide {
  left: { at: number; text: string } | null;
  right: { at: number; text: string } | null;
  changed: boolean;
}

/** Beyond this the table of the comparison is not worth its memory; the middle then counts as changed. */
const CELLS = 4_000_000;

/** Two texts line by line: what stands in both is opposite each other, what differs is marked. */
export function sideBySide(before: string, after: string): SideBySide[] {
  const left = linesOf(before);
  const right = linesOf(after);
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head += 1;
  let tail = 0;
  while (
    tail < left.length - head &&
    tail < right.length - head &&
    left[left.length - 1 - tail] === right[right.length - 1 - tail]
  )
    tail += 1;
  const pairs = [
    ...range(0, head).map((at): [number, number] => [at, at]),
    ...common(left.slice(head, left.length - tail), right.slice(head, right.length - tail)).map(
      ([a, b]): [number, number] => [a + head, b + head],
    ),
    ...range(0, tail).map((at): [number, number] => [left.length - tail + at, right.length - tail + at]),
  ];
  return rows(left, right, pairs);
}

/** Only what changed, with a few lines round it; `null` stands for what is left out. */
export function withContext(all: readonly SideBySide[], lines = 3): (SideBySide | null)[] {
  const near = all.map((_, at) => all.slice(Math.max(0, at - lines), at + lines + 1).some(({ changed }) => changed));
  return all.flatMap((row, at) => {
    if (near[at]) return [row];
    return at === 0 || near[at - 1] ? [null] : [];
  });
}

const linesOf = (text: string) => (text === '' ? [] : text.split('\n'));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

/** The longest common run of lines, as pairs of places. */
function common(left: readonly string[], right: readonly string[]): [number, number][] {
  const width = right.length + 1;
  if ((left.length + 1) * width > CELLS) return [];
  const longest = new Uint32Array((left.length + 1) * width);
  const of = (a: number, b: number) => longest[a * width + b] ?? 0;
  for (let a = left.length - 1; a >= 0; a -= 1)
    for (let b = right.length - 1; b >= 0; b -= 1)
      longest[a * width + b] = left[a] === right[b] ? of(a + 1, b + 1) + 1 : Math.max(of(a + 1, b), of(a, b + 1));
  const pairs: [number, number][] = [];
  let a = 0;
  let b = 0;
  while (a < left.length && b < right.length) {
    if (left[a] === right[b]) {
      pairs.push([a, b]);
      a += 1;
      b += 1;
    } else if (of(a + 1, b) >= of(a, b + 1)) a += 1;
    else b += 1;
  }
  return pairs;
}

function rows(left: readonly string[], right: readonly string[], pairs: readonly [number, number][]): SideBySide[] {
  const found: SideBySide[] = [];
  const line = (list: readonly string[], at: number) =>
    at < list.length ? { at: at + 1, text: list[at] ?? '' } : null;
  let a = 0;
  let b = 0;
  for (const [toA, toB] of [...pairs, [left.length, right.length] as const]) {
    for (let n = 0; n < Math.max(toA - a, toB - b); n += 1)
      found.push({
        left: a + n < toA ? line(left, a + n) : null,
        right: b + n < toB ? line(right, b + n) : null,
        changed: true,
      });
    if (toA < left.length) found.push({ left: line(left, toA), right: line(right, toB), changed: false });
    a = toA + 1;
    b = toB + 1;
  }
  return found;
}
