import { type Draft, mark } from './factories';

/** A square of GeoJSON about a point: in 青秀区 unless told. */
export const square = (name: string, [x, y] = [108.45, 22.8], half = 0.02) => ({
  type: 'Feature',
  properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x - half, y - half],
        [x + half, y - half],
        [x + half, y + half],
        [x - half, y + half],
        [x - half, y - half],
      ],
    ],
  },
});

export const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

/** A layer with everything that it has to say, and no data yet. */
export const layerOf = (more: object = {}, key = mark('layer')): Draft => ({
  kind: 'layer',
  key,
  body: {
    name: { zh: `${key}图层`, en: key },
    group: 'planning',
    style: { colour: 'teal', dash: 'dashed' },
    source: '测试部门',
    sourceDate: '2026-10-31',
    legalBasis: '《城乡规划法》',
    advice: '先征求意见',
    order: 2000,
    ...more,
  },
});
