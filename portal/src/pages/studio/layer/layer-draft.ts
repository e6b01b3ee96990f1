import {
  LAYER_COLOURS,
  LAYER_DASHES,
  LAYER_GEOMETRIES,
  LAYER_GROUPS,
  type LayerColour,
  type LayerDash,
  type LayerGeometry,
  type LayerGroup,
} from '@project-cloud/library';
import type { Words } from '../item/item-draft';

type Body = Record<string, unknown>;

/** A layer while it is written: everything is there to be shown, whatever the body says. */
export interface LayerDraft {
  name: Words;
  group: LayerGroup;
  geometry: LayerGeometry;
  style: { colour: LayerColour; dash: LayerDash };
  source: string;
  sourceDate: string;
  legalBasis: string;
  advice: string;
  attribution: string;
  dataVersion: number | null;
  order: number;
  sample?: boolean;
}

const bag = (value: unknown): Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
const text = (value: unknown) => (typeof value === 'string' ? value : '');

function oneOf<T extends string>(table: Record<T, unknown>, value: unknown, otherwise: NoInfer<T>): T {
  return typeof value === 'string' && value in table ? (value as T) : otherwise;
}

export function readLayer(body: Body): LayerDraft {
  const style = bag(body.style);
  return {
    name: { zh: text(bag(body.name).zh), en: text(bag(body.name).en) },
    group: oneOf(LAYER_GROUPS, body.group, 'other'),
    geometry: oneOf(LAYER_GEOMETRIES, body.geometry, 'area'),
    style: {
      colour: oneOf(LAYER_COLOURS, style.colour, 'indigo'),
      dash: oneOf(LAYER_DASHES, style.dash, 'solid'),
    },
    source: text(body.source),
    sourceDate: text(body.sourceDate),
    legalBasis: text(body.legalBasis),
    advice: text(body.advice),
    attribution: text(body.attribution),
    dataVersion: typeof body.dataVersion === 'number' ? body.dataVersion : null,
    order: typeof body.order === 'number' ? body.order : 0,
    ...(body.sample === true ? { sample: true } : {}),
  };
}

/** What a new layer begins with; it stands behind those that are there. */
export const emptyLayer = (name: string): Body => ({ ...readLayer({}), name: { zh: name, en: '' }, order: 1000 });
