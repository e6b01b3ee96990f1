import type { Random } from './random';

type Point = [number, number];

/** Where a region lies: reference/data/outlines.geo.json. `centre` is where its name stands, mostly its seat. */
export interface OutlineRow {
  id: string;
  properties: { centre: Point };
  geometry: { type: 'MultiPolygon'; coordinates: Point[][][] };
}

/** Digits of a degree: about a metre. */
const DIGITS = 5;
export const rounded = ([x, y]: Point): Point => [Number(x.toFixed(DIGITS)), Number(y.toFixed(DIGITS))];

/** Whether a point lies in one of the areas: a ray to the east crosses the ring an odd number of times. */
export function liesIn([x, y]: Point, { geometry }: OutlineRow): boolean {
  return geometry.coordinates.some(([ring = []]) => {
    let inside = false;
    ring.forEach(([x1, y1], at) => {
      const [x2, y2] = ring[at + 1] ?? [x1, y1];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    });
    return inside;
  });
}

const TRIES = 40;

/** A point of the region; its centre when chance finds none, which a narrow region may do. */
export function drawPoint(outline: OutlineRow, random: Random): Point {
  const points = outline.geometry.coordinates.flat(2);
  const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [south, north] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  for (let nth = 0; nth < TRIES; nth++) {
    const point: Point = [random.between(west, east), random.between(south, north)];
    if (liesIn(point, outline)) return rounded(point);
  }
  return rounded(outline.properties.centre);
}
