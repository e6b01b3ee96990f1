import { NotFound } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { type Box, meet, type Shape, simplified, toleranceFor, widened } from '../../domain';
import { FEATURES_IN_BOX } from '../queries/space';
import { extentInScope, MARGIN } from './extent';
import { standingLayer } from './list-layers';

/** More than this on one picture is a carpet; the page says that there are more. */
const MOST = 1000;

interface Row {
  number: number;
  name: string;
  geometry: Shape;
  properties: Record<string, unknown>;
  [column: string]: unknown;
}

const collection = (rows: readonly Row[], more: boolean, tolerance: number) => ({
  type: 'FeatureCollection' as const,
  more,
  features: rows.map(({ number, name, geometry, properties }) => ({
    type: 'Feature' as const,
    id: number,
    properties: { ...properties, name },
    geometry: simplified(geometry, tolerance),
  })),
});

/**
 * What of a layer lies in a box, as GeoJSON, with as many points as a picture of that box can show. Nobody sees further
 * than a little beyond the regions that are theirs.
 */
export async function layerFeatures(key: string, asked: Box) {
  const layer = await standingLayer(key);
  if (!layer) throw NotFound();
  const mine = await extentInScope();
  const box = mine ? meet(asked, widened(mine, MARGIN)) : asked;
  if (!box || layer.body.dataVersion === null) return collection([], false, 0);
  const { west, south, east, north } = box;
  const values = [key, layer.body.dataVersion, west, south, east, north, MOST + 1];
  const found = await database.query<Row>(FEATURES_IN_BOX, values);
  return collection(found.rows.slice(0, MOST), found.rows.length > MOST, toleranceFor(asked));
}
