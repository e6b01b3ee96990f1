import type { Position } from '@project-cloud/kernel';
import { type Shape, withLines } from './shape';

/** How far a point lies from a segment, in degrees. */
function away([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** Douglas and Peucker, with a stack of its own: a line of 20,000 points may not exhaust the machine's. */
function thinned(line: readonly Position[], tolerance: number): Position[] {
  const kept = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const [start, end] = [line[from], line[to]];
    if (!start || !end) continue;
    let worst = tolerance;
    let at = -1;
    for (let nth = from + 1; nth < to; nth += 1) {
      const point = line[nth];
      const distance = point ? away(point, start, end) : 0;
      if (distance > worst) [worst, at] = [distance, nth];
    }
    if (at < 0) continue;
    kept.add(at);
    open.push([from, at], [at, to]);
  }
  return line.filter((_, at) => kept.has(at));
}

/** A ring is thinned in two halves, or its ends, which are one point, would leave nothing between them. */
function thinnedRing(ring: readonly Position[], tolerance: number): Position[] {
  const half = Math.floor(ring.length / 2);
  const thin = [...thinned(ring.slice(0, half + 1), tolerance).slice(0, -1), ...thinned(ring.slice(half), tolerance)];
  return thin.length < 4 ? [...ring] : thin;
}

/** The same shape with fewer points, none further than the tolerance (in degrees) from where it was; a ring stays a ring. */
export function simplified(shape: Shape, tolerance: number): Shape {
  const isArea = shape.type === 'Polygon' || shape.type === 'MultiPolygon';
  return withLines(shape, (line) => {
    if (line.length < 5) return line;
    return isArea ? thinnedRing(line, tolerance) : thinned(line, tolerance);
  });
}

/** What a picture of about a thousand points across cannot show. */
export const toleranceFor = ({ west, east }: { west: number; east: number }): number => (east - west) / 1500;
