import type { Position } from '@project-cloud/kernel';

const same = (a: Position | undefined, b: Position | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1];

export const isClosed = (ring: readonly Position[]): boolean => ring.length > 0 && same(ring[0], ring.at(-1));

/** Points that stand twice in a row say nothing and make a line of no length. */
export const withoutRepeats = (line: readonly Position[]): Position[] =>
  line.filter((point, at) => at === 0 || !same(point, line[at - 1]));

interface Segment {
  a: Position;
  b: Position;
  at: number;
  left: number;
  right: number;
}

const side = (a: Position, b: Position, p: Position) =>
  Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));

const between = (a: Position, b: Position, p: Position) =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1]);

/** Whether two segments share a point. */
function touch({ a, b }: Segment, { a: c, b: d }: Segment): boolean {
  const [s1, s2, s3, s4] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (s1 !== s2 && s3 !== s4) return true;
  return (
    (s1 === 0 && between(a, b, c)) ||
    (s2 === 0 && between(a, b, d)) ||
    (s3 === 0 && between(c, d, a)) ||
    (s4 === 0 && between(c, d, b))
  );
}

/** Neighbours share a point always; they cross only when the second turns back onto the first. */
const turnsBack = ({ a, b }: Segment, { b: c }: Segment) =>
  side(a, b, c) === 0 && (c[0] - b[0]) * (b[0] - a[0]) + (c[1] - b[1]) * (b[1] - a[1]) < 0;

/**
 * Where a closed ring without repeats crosses or touches itself: a point of the second segment; null when it does not.
 * A sweep from west to east: only segments that overlap in longitude are compared.
 */
export function selfCrossing(ring: readonly Position[]): Position | null {
  const segments = ring.slice(0, -1).map((a, at): Segment => {
    const b = ring[at + 1] ?? a;
    return { a, b, at, left: Math.min(a[0], b[0]), right: Math.max(a[0], b[0]) };
  });
  const count = segments.length;
  let open: Segment[] = [];
  for (const next of [...segments].sort((one, two) => one.left - two.left)) {
    open = open.filter(({ right }) => right >= next.left);
    for (const other of open) {
      const [first, second] = other.at < next.at ? [other, next] : [next, other];
      if (second.at - first.at === 1) {
        if (turnsBack(first, second)) return second.a;
      } else if (first.at === 0 && second.at === count - 1) {
        if (turnsBack(second, first)) return first.a;
      } else if (touch(first, second)) return second.a;
    }
    open.push(next);
  }
  return null;
}
