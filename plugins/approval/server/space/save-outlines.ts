import { type Sql, type Transaction, writeRows } from '@project-cloud/access/server';
import { boxAround } from '../../domain';
import { UPSERT_OUTLINES } from '../queries/space';

/** A region's outline as a file of GeoJSON gives it. */
export interface OutlineFeature {
  id: string;
  properties: { centre: [number, number] };
  geometry: { type: 'MultiPolygon'; coordinates: [number, number][][][] };
}

/** Upsert by code; a region that the platform does not know gets no outline. Answers how many changed. */
export async function saveOutlines(
  tx: Transaction & Sql,
  outlines: readonly OutlineFeature[],
  paths: ReadonlyMap<string, string>,
): Promise<number> {
  const rows = outlines.flatMap(({ id: code, properties, geometry }) => {
    const path = paths.get(code);
    const [longitude, latitude] = properties.centre;
    return path ? [{ code, path, longitude, latitude, geometry, ...boxAround(geometry.coordinates.flat(2)) }] : [];
  });
  return (await writeRows(tx, UPSERT_OUTLINES, rows)).length;
}
