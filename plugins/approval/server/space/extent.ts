import { SYSTEM_SCOPE } from '@project-cloud/access';
import { currentScope, database } from '@project-cloud/access/server';
import type { Box } from '../../domain';
import { EXTENT, OUTLINES } from '../queries/space';

/** A fold of the border or a bridge over it: this much further than the outlines is still here. In degrees. */
export const MARGIN = 0.2;

async function extentOf(lo: string, hi: string): Promise<Box | null> {
  const found = await database.query<{ [side in keyof Box]: number | null }>(EXTENT, [lo, hi]);
  const { west, south, east, north } = found.rows[0] ?? {};
  return west == null || south == null || east == null || north == null ? null : { west, south, east, north };
}

/** Where the platform's regions lie; null when it has no outlines. */
export const extentOfPlatform = () => extentOf(SYSTEM_SCOPE.lo, SYSTEM_SCOPE.hi);

/** Where the regions lie that the caller may see; null when that is not known. */
export function extentInScope(): Promise<Box | null> {
  const { lo, hi } = currentScope();
  return extentOf(lo, hi);
}

export interface Outline {
  code: string;
  name: string;
  longitude: number;
  latitude: number;
  geometry: { type: 'MultiPolygon'; coordinates: [number, number][][][] };
  [column: string]: unknown;
}

/** The outlines of the caller's regions. */
export async function outlinesInScope(): Promise<Outline[]> {
  const { lo, hi } = currentScope();
  return (await database.query<Outline>(OUTLINES, [lo, hi])).rows;
}
