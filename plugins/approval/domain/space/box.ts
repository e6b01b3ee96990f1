import type { Position } from '@project-cloud/kernel';

/** A rectangle of longitude and latitude, in degrees. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** `west,south,east,north` as an address carries it; null when it is none. */
export function parseBox(text: string): Box | null {
  const numbers = text.split(',').map((part) => (/^-?\d{1,3}(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  const [west, south, east, north] = numbers;
  if (numbers.length !== 4 || west === undefined || south === undefined || east === undefined || north === undefined)
    return null;
  const real = west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north;
  return real ? { west, south, east, north } : null;
}

/** What both cover; null where they do not meet. */
export function meet(a: Box, b: Box): Box | null {
  const box = {
    west: Math.max(a.west, b.west),
    south: Math.max(a.south, b.south),
    east: Math.min(a.east, b.east),
    north: Math.min(a.north, b.north),
  };
  return box.west <= box.east && box.south <= box.north ? box : null;
}

/** The smallest box around points; there has to be one. */
export function boxAround(points: readonly Position[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of points) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  return box;
}

export const widened = ({ west, south, east, north }: Box, by: number): Box => ({
  west: west - by,
  south: south - by,
  east: east + by,
  north: north + by,
});

export const holds = ({ west, south, east, north }: Box, [x, y]: Position): boolean =>
  x >= west && x <= east && y >= south && y <= north;
