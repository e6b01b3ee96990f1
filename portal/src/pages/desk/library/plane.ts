import { type Geometry, type Position, parseGeometry } from '@project-cloud/kernel';

/** A place drawn: in the units of the picture, y downwards. */
export interface Drawn<T> {
  of: T;
  shape: 'point' | 'line' | 'area';
  points: [number, number][];
}

export interface Plane<T> {
  drawn: Drawn<T>[];
  /** Lines of longitude and latitude at whole steps, with their place in the picture. */
  meridians: { degree: number; x: number }[];
  parallels: { degree: number; y: number }[];
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45];
const MARGIN = 0.08;
/** Less than a village's width is drawn no larger. */
const LEAST = 0.02;

const positionsOf = (place: Geometry): Position[] => {
  if (place.type === 'Point') return [place.coordinates];
  return place.type === 'LineString' ? place.coordinates : (place.coordinates[0] ?? []);
};
const SHAPES = { Point: 'point', LineString: 'line', Polygon: 'area' } as const;

/**
 * Places on a plane of a given size: longitude to the right, latitude upwards, a degree of longitude as much narrower as
 * it is at their latitude. What has no place, or none that can be read, is left out.
 */
export function planeOf<T>(
  items: readonly T[],
  textOf: (item: T) => unknown,
  size: { width: number; height: number },
): Plane<T> {
  const places = items.flatMap((of) => {
    const text = textOf(of);
    const parsed = typeof text === 'string' ? parseGeometry(text) : null;
    return parsed?.ok ? [{ of, shape: SHAPES[parsed.geometry.type], at: positionsOf(parsed.geometry) }] : [];
  });
  const all = places.flatMap(({ at }) => at);
  if (all.length === 0) return { drawn: [], meridians: [], parallels: [] };
  const [west, east] = span(all.map(([longitude]) => longitude));
  const [south, north] = span(all.map(([, latitude]) => latitude));
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(size.width / ((east - west) * narrow), size.height / (north - south));
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const x = (longitude: number) => size.width / 2 + (longitude - middleX) * narrow * scale;
  const y = (latitude: number) => size.height / 2 - (latitude - middleY) * scale;
  return {
    drawn: places.map(({ of, shape, at }) => ({ of, shape, points: at.map(([a, b]) => [x(a), y(b)]) })),
    meridians: whole(west, east).map((degree) => ({ degree, x: x(degree) })),
    parallels: whole(south, north).map((degree) => ({ degree, y: y(degree) })),
  };
}

function span(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = Math.max((most - least) * MARGIN, LEAST);
  return [least - margin, most + margin];
}

/** Three to six whole steps between two degrees. */
function whole(from: number, to: number): number[] {
  const step = STEPS.find((one) => (to - from) / one <= 6) ?? 45;
  const degrees: number[] = [];
  for (let nth = Math.ceil(from / step); nth * step <= to; nth++) degrees.push(Number((nth * step).toFixed(2)));
  return degrees;
}
