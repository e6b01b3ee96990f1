import { drawPoint } from './outlines';
import { randomFor } from './random';
import type { World } from './world';

/** One in so many projects has not said where it lies: the map shows it at the centre of its county. */
const SILENT = 8;

/** Where a project lies, as well-known text; drawn apart from all else, so that nothing else changes with it. */
export function placeOf({ seed, outlines }: World, county: string, index: number): string | null {
  const outline = outlines.get(county);
  if (!outline || index % SILENT === SILENT - 1) return null;
  return `POINT(${drawPoint(outline, randomFor(seed, 'place', index)).join(' ')})`;
}
