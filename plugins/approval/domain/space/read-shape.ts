import type { Position } from '@project-cloud/kernel';
import { type Box, holds } from './box';
import { isClosed, selfCrossing, withoutRepeats } from './ring';
import { linesOf, pointsOf, SHAPES_OF, type Shape, withLines } from './shape';

/** Why a feature is not taken. */
export type ShapeFault =
  | { code: 'shape'; found: string }
  | { code: 'type'; found: string }
  | { code: 'coordinates' }
  | { code: 'projected' | 'range' | 'swapped' | 'outside'; point: Position }
  | { code: 'short' | 'open' }
  | { code: 'crossing'; point: Position }
  | { code: 'long'; points: number };

export interface ShapeRules {
  geometry: keyof typeof SHAPES_OF;
  /** Where the platform's regions lie; null when that is not known. */
  extent: Box | null;
  mostPoints: number;
}

export type ReadShape = { ok: true; shape: Shape; repeats: number } | { ok: false; fault: ShapeFault };

const DEPTH: Record<Shape['type'], number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};
/** Seven digits are a centimetre. */
const DIGITS = 7;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Positions at the depth that the type asks for, heights left off; null when something else stands there. */
function positions(value: unknown, depth: number): unknown {
  if (!Array.isArray(value)) return null;
  if (depth > 0) {
    const inner = value.map((one) => positions(one, depth - 1));
    return inner.length === 0 || inner.includes(null) ? null : inner;
  }
  const [x, y] = value;
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return null;
  return [Number(x.toFixed(DIGITS)), Number(y.toFixed(DIGITS))];
}

/** A point that cannot be a place here, and what it looks like. */
function misplaced(points: readonly Position[], extent: Box | null): ShapeFault | null {
  for (const point of points) {
    const [x, y] = point;
    if (Math.abs(x) > 360 || Math.abs(y) > 360) return { code: 'projected', point };
    const turned: Position = [y, x];
    const isSwapped = extent ? !holds(extent, point) && holds(extent, turned) : Math.abs(y) > 90 && Math.abs(x) <= 90;
    if (isSwapped) return { code: 'swapped', point };
    if (Math.abs(x) > 180 || Math.abs(y) > 90) return { code: 'range', point };
    if (extent && !holds(extent, point)) return { code: 'outside', point };
  }
  return null;
}

function lineFault(shape: Shape): ShapeFault | null {
  const isArea = shape.type === 'Polygon' || shape.type === 'MultiPolygon';
  const isLine = shape.type === 'LineString' || shape.type === 'MultiLineString';
  for (const line of linesOf(shape)) {
    if (isArea && !isClosed(line)) return { code: 'open' };
    if ((isArea && line.length < 4) || (isLine && line.length < 2)) return { code: 'short' };
    const crossing = isArea ? selfCrossing(line) : null;
    if (crossing) return { code: 'crossing', point: crossing };
  }
  return null;
}

/** The geometry of one feature, checked: what it is, where it lies, and that its rings are rings. */
export function readShape(value: unknown, { geometry, extent, mostPoints }: ShapeRules): ReadShape {
  if (!isObject(value) || typeof value.type !== 'string')
    return { ok: false, fault: { code: 'shape', found: String(value) } };
  if (!Object.hasOwn(DEPTH, value.type)) return { ok: false, fault: { code: 'shape', found: value.type } };
  const type = value.type as Shape['type'];
  if (!(SHAPES_OF[geometry] as readonly string[]).includes(type))
    return { ok: false, fault: { code: 'type', found: type } };
  const coordinates = positions(value.coordinates, DEPTH[type]);
  if (coordinates === null) return { ok: false, fault: { code: 'coordinates' } };
  const given = { type, coordinates } as Shape;
  const points = pointsOf(given);
  if (points.length > mostPoints) return { ok: false, fault: { code: 'long', points: points.length } };
  const shape = withLines(given, withoutRepeats);
  const fault = misplaced(points, extent) ?? lineFault(shape);
  if (fault) return { ok: false, fault };
  return { ok: true, shape, repeats: points.length - pointsOf(shape).length };
}
