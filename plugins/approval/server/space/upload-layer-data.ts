import { readFile } from 'node:fs/promises';
import { NotFound, type Principal } from '@project-cloud/access';
import { database, type UploadedFile } from '@project-cloud/access/server';
import { findBadText } from '@project-cloud/kernel';
import { LAYER_GEOMETRIES, type LayerGeometry } from '@project-cloud/library';
import { ofPlatform } from '@project-cloud/library/server';
import {
  LAYER_LIMITS,
  LayerDataRefused,
  LayerFileUnreadable,
  LayerPlatformOnly,
  readFeatures,
  widened,
} from '../../domain';
import { LAYER_GEOMETRY } from '../queries/space';
import { extentOfPlatform, MARGIN } from './extent';
import { saveLayerData } from './save-layer-data';

async function geometryOf(key: string): Promise<LayerGeometry> {
  const found = await database.query<{ geometry: string | null }>(LAYER_GEOMETRY, [key]);
  const [layer] = found.rows;
  if (!layer) throw NotFound();
  const geometry = layer.geometry ?? 'area';
  return Object.hasOwn(LAYER_GEOMETRIES, geometry) ? (geometry as LayerGeometry) : 'area';
}

/** Content decides, not the name: what is no UTF-8 text is no GeoJSON. */
async function textOf({ path, size }: UploadedFile): Promise<string> {
  const most = LAYER_LIMITS.bytes / 2 ** 20;
  if (size > LAYER_LIMITS.bytes)
    throw LayerFileUnreadable({ zh: `超过 ${most} MB，请先简化或拆分`, en: `it is larger than ${most} MB` });
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (bytes.subarray(0, 2).toString('latin1') === 'PK') return 'PK';
    throw LayerFileUnreadable({ zh: '不是 UTF-8 编码的文本', en: 'it is no text in UTF-8' });
  }
}

/** Takes a file of GeoJSON for a layer: all of its features, or none and what is wrong with each. */
export async function uploadLayerData(principal: Principal, key: string, file: UploadedFile) {
  if (!ofPlatform(principal)) throw LayerPlatformOnly();
  const geometry = await geometryOf(key);
  const extent = await extentOfPlatform();
  const text = await textOf(file);
  const read = readFeatures(text, { geometry, extent: extent && widened(extent, MARGIN) });
  if (!read.ok && 'whole' in read) throw LayerFileUnreadable(read.whole);
  if (!read.ok) throw LayerDataRefused({ count: read.count }, { fields: read.issues });
  if (findBadText(JSON.stringify(read.features.map(({ name, properties }) => [name, properties]))))
    throw LayerFileUnreadable({
      zh: '属性里有不能保存的字符',
      en: 'a property holds characters that cannot be stored',
    });
  const { features, points, notes } = read;
  const saved = await database.transaction((tx) =>
    saveLayerData(tx, key, { features, points, fileName: file.name, by: principal.username }),
  );
  return { ...saved, features: features.length, points, notes };
}
