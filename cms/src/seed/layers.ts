import { database } from '@project-cloud/access/server';
import { boxAround } from '@project-cloud/approval';
import { type OutlineFeature, saveLayerData, saveOutlines } from '@project-cloud/approval/server';
import { definitions } from '@project-cloud/library/server';
import { generateLayers, type Reference } from '@project-cloud/seed';

/** The ground of the map is for every install that has one. */
export const seedOutlines = (outlines: readonly OutlineFeature[], paths: ReadonlyMap<string, string>) =>
  database.transaction((tx) => saveOutlines(tx, outlines, paths));

const CITY = '4501';

/** Example data for layers that have none yet: what people have uploaded since is theirs. */
export async function saveDemoLayers(seed: number, { regions, outlines }: Reference): Promise<void> {
  const stored = await database.query<{ key: string }>('SELECT DISTINCT layer_key AS key FROM pc.layer_data');
  const known = new Set(stored.rows.map(({ key }) => key));
  const standing = await definitions.allEffective('layer');
  const names = new Map(standing.map(({ key, title }) => [key, title.zh]));
  if (standing.every(({ key }) => known.has(key))) return;
  const layers = generateLayers({ seed, city: CITY, regions, outlines, names });
  await database.transaction(async (tx) => {
    for (const { key, shapes } of layers.filter(({ key }) => names.has(key) && !known.has(key))) {
      const features = shapes.map((shape, at) => ({
        ...shape,
        number: at + 1,
        box: boxAround(shape.geometry.coordinates.flat()),
      }));
      const points = shapes.reduce((sum, { geometry }) => sum + geometry.coordinates.flat().length, 0);
      await saveLayerData(tx, key, { features, points, fileName: '示例', by: 'reference' });
    }
  });
}
