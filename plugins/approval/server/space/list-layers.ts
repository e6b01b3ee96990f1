import { database } from '@project-cloud/access/server';
import { type LayerBody, LayerBody as LayerShape } from '@project-cloud/library';
import { type Definition, definitions } from '@project-cloud/library/server';
import type { Box } from '../../domain';
import { DATA_OF_LAYER, DATA_SHOWN } from '../queries/space';
import type { LayerData } from './save-layer-data';

export interface StandingLayer {
  key: string;
  version: number;
  body: LayerBody;
}

const read = new WeakMap<Definition, LayerBody>();

function standing(definition: Definition): StandingLayer {
  const body = read.get(definition) ?? LayerShape.parse(definition.body);
  read.set(definition, body);
  return { key: definition.key, version: definition.version, body };
}

/** The layers in force today; what is approved is here at once, in every process. */
export async function standingLayers(): Promise<StandingLayer[]> {
  return (await definitions.allEffective('layer')).filter(({ region }) => region === null).map(standing);
}

export async function standingLayer(key: string): Promise<StandingLayer | null> {
  const found = await definitions.effective('layer', key);
  return found ? standing(found) : null;
}

interface Shown extends Box {
  key: string;
  version: number;
  features: number;
  [column: string]: unknown;
}

/** Every layer with what of its data is shown: how much, and where. */
export async function listLayers() {
  const layers = await standingLayers();
  const withData = layers.flatMap(({ key, body }) => (body.dataVersion === null ? [] : [[key, body.dataVersion]]));
  const found = await database.query<Shown>(DATA_SHOWN, [
    withData.map(([key]) => key),
    withData.map(([, version]) => version),
  ]);
  const shown = new Map(found.rows.map((row) => [row.key, row]));
  return {
    items: layers
      .map(({ key, version, body }) => {
        const data = shown.get(key);
        const { west, south, east, north } = data ?? {};
        return {
          key,
          version,
          ...body,
          sample: body.sample ?? false,
          data: data ? { version: data.version, features: data.features, box: [west, south, east, north] } : null,
        };
      })
      .sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1)),
  };
}

/** What has been uploaded for a layer, the newest first. */
export async function dataOfLayer(key: string) {
  const found = await database.query<LayerData>(DATA_OF_LAYER, [key]);
  return { items: found.rows.map(({ checksum: _, ...data }) => data) };
}
