import { type Position, parseGeometry } from '@project-cloud/kernel';

/** The point that stands for a place on a map: itself, the middle point of a line, the mean of an area's corners. */
export function middleOfPlace(text: string | null): Position | null {
  const parsed = text ? parseGeometry(text) : null;
  if (!parsed?.ok) return null;
  const { type, coordinates } = parsed.geometry;
  if (type === 'Point') return coordinates;
  if (type === 'LineString') return coordinates[Math.floor(coordinates.length / 2)] ?? null;
  const corners = (coordinates[0] ?? []).slice(0, -1);
  const sum = (axis: 0 | 1) => corners.reduce((all, corner) => all + corner[axis], 0) / corners.length;
  return corners.length === 0 ? null : [sum(0), sum(1)];
}
