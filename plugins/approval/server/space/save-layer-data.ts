import { createHash } from 'node:crypto';
import { type Transaction, writeRows } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { boxAround, type LayerFeature } from '../../domain';
import { DATA_OF_LAYER, INSERT_DATA, INSERT_FEATURES, LOCK_LAYER } from '../queries/space';

export interface LayerData {
  version: number;
  checksum: string;
  fileName: string;
  features: number;
  points: number;
  west: number;
  south: number;
  east: number;
  north: number;
  uploadedBy: string;
  uploadedAt: string;
  [column: string]: unknown;
}

interface NewData {
  features: readonly LayerFeature[];
  points: number;
  fileName: string;
  by: string;
}

/** What the features say, however the file was spelt. */
const checksumOf = (features: readonly LayerFeature[]) =>
  createHash('sha256')
    .update(JSON.stringify(features.map(({ name, geometry, properties }) => [name, geometry, properties])))
    .digest('hex');

/**
 * A new version of a layer's data, all of it in one statement. What says the same as the newest version is that version:
 * sent twice, it is there once.
 */
export async function saveLayerData(
  tx: Transaction,
  key: string,
  { features, points, fileName, by }: NewData,
): Promise<{ version: number; same: boolean }> {
  await tx.query(LOCK_LAYER, [key]);
  const [newest] = (await tx.query<LayerData>(DATA_OF_LAYER, [key])).rows;
  const checksum = checksumOf(features);
  if (newest?.checksum === checksum) return { version: newest.version, same: true };
  const version = (newest?.version ?? 0) + 1;
  const { west, south, east, north } = boxAround(
    features.flatMap(({ box }): [number, number][] => [
      [box.west, box.south],
      [box.east, box.north],
    ]),
  );
  const counts = [features.length, points, west, south, east, north];
  await tx.query(INSERT_DATA, [key, version, checksum, fileName.slice(0, 200), ...counts, by]);
  const rows = features.map(({ box, ...feature }) => ({ ...feature, ...box }));
  await writeRows(tx, INSERT_FEATURES, rows, [key, version]);
  await audit(tx, {
    action: 'layer.upload',
    subjectType: 'definition',
    subjectId: `layer/${key}`,
    detail: { data: version, features: features.length, points, file: fileName.slice(0, 200) },
  });
  return { version, same: false };
}
