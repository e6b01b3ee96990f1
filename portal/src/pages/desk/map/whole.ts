import type { Bounds, MapLayer, Outline } from './map-data';

/** Where there is nothing to go by. */
const EARTH: Bounds = [-180, -60, 180, 75];

/** Everything that there is to be seen: the regions' outlines, or else the layers. */
export function wholeOf(outlines: readonly Outline[], layers: readonly MapLayer[]): Bounds {
  const boxes = outlines.flatMap(({ geometry }) => geometry.coordinates.flat(2).map(([x, y]): Bounds => [x, y, x, y]));
  const known = boxes.length > 0 ? boxes : layers.flatMap(({ data }) => (data ? [data.box] : []));
  return (
    known.reduce<Bounds | null>(
      (all, box) =>
        all
          ? [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])]
          : box,
      null,
    ) ?? EARTH
  );
}
