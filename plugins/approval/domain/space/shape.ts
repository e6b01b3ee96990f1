import type { Position } from '@project-cloud/kernel';

/** What a feature may be, as GeoJSON (RFC 7946) writes it: longitude before latitude, rings closed. */
export type Shape =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };

/** The kinds of shape that a layer of areas, lines or points holds. */
export const SHAPES_OF = {
  area: ['Polygon', 'MultiPolygon'],
  line: ['LineString', 'MultiLineString'],
  point: ['Point', 'MultiPoint'],
} as const satisfies Record<string, readonly Shape['type'][]>;

/** Its lines: the rings of areas, the lines themselves; of points each alone. */
export function linesOf(shape: Shape): Position[][] {
  switch (shape.type) {
    case 'Point':
      return [[shape.coordinates]];
    case 'MultiPoint':
      return shape.coordinates.map((point) => [point]);
    case 'LineString':
      return [shape.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return shape.coordinates;
    case 'MultiPolygon':
      return shape.coordinates.flat();
  }
}

export const pointsOf = (shape: Shape): Position[] => linesOf(shape).flat();

/** The same shape with every one of its lines replaced. */
export function withLines(shape: Shape, change: (line: Position[]) => Position[]): Shape {
  switch (shape.type) {
    case 'Point':
    case 'MultiPoint':
      return shape;
    case 'LineString':
      return { type: shape.type, coordinates: change(shape.coordinates) };
    case 'MultiLineString':
    case 'Polygon':
      return { type: shape.type, coordinates: shape.coordinates.map(change) };
    case 'MultiPolygon':
      return { type: shape.type, coordinates: shape.coordinates.map((rings) => rings.map(change)) };
  }
}
