import { type LayerRecipe, layerCatalogue } from './layer-catalogue';
import { drawPoint, liesIn, type OutlineRow, rounded } from './outlines';
import { arrangePlaces } from './places';
import { type Random, randomFor } from './random';
import type { RegionRow } from './rows';

type Point = [number, number];

export interface DemoShape {
  name: string;
  geometry: { type: 'Polygon'; coordinates: Point[][] };
  properties: Record<string, string>;
}

export interface DemoLayer {
  /** The key of the layer's definition. */
  key: string;
  shapes: DemoShape[];
}

export interface LayerOptions {
  seed: number;
  /** The city that the layers cover. */
  city: string;
  regions: readonly RegionRow[];
  outlines: readonly OutlineRow[];
  /** What a layer is called, by its key. */
  names: ReadonlyMap<string, string>;
}

const CORNERS = 16;
const TURN = 2 * Math.PI;
/** A degree of longitude here is that much shorter than one of latitude. */
const NARROW = 0.92;

const closed = (points: readonly Point[]): Point[] => {
  const ring = points.map(rounded);
  const [first] = ring;
  return first ? [...ring, first] : ring;
};

/** Corners around a middle, at distances that chance gives: seen from the middle each lies behind no other, so no edge crosses another. */
const around = ([x, y]: Point, corners: number, distance: () => number): Point[] =>
  Array.from({ length: corners }, (_, nth): Point => {
    const [angle, reach] = [(nth / corners) * TURN, distance()];
    return [x + (Math.cos(angle) * reach) / NARROW, y + Math.sin(angle) * reach];
  });

function blockAt([x, y]: Point, size: number, random: Random): Point[] {
  const [wide, high, turn] = [size, size * random.between(0.5, 1), random.between(0, Math.PI / 4)];
  const corners: Point[] = [
    [-wide, -high],
    [wide, -high],
    [wide, high],
    [-wide, high],
  ];
  return corners.map(
    ([dx, dy]): Point => [x + dx * Math.cos(turn) - dy * Math.sin(turn), y + dx * Math.sin(turn) + dy * Math.cos(turn)],
  );
}

const STEPS = 10;

/** A strip along a line that bends gently and never turns back: its two sides do not meet. */
function beltFrom([x, y]: Point, half: number, random: Random): Point[] {
  const [heading, bend, wave] = [random.between(0, TURN), random.between(-1, 1), random.between(1, 2)];
  const length = half * 60;
  const forward: Point = [Math.cos(heading), Math.sin(heading)];
  const middle = Array.from({ length: STEPS + 1 }, (_, nth): Point => {
    const part = nth / STEPS - 0.5;
    const [along, aside] = [part * length, bend * Math.sin(part * Math.PI * wave) * length * 0.08];
    return [x + along * forward[0] - aside * forward[1], y + along * forward[1] + aside * forward[0]];
  });
  const beside = (side: 1 | -1) =>
    middle.map(([u, v]): Point => [u - side * half * forward[1], v + side * half * forward[0]]);
  return [...beside(1), ...beside(-1).reverse()];
}

function ringOf({ form, size }: LayerRecipe, middle: Point, random: Random): Point[] {
  const reach = random.between(...size);
  if (form === 'block') return closed(blockAt(middle, reach, random));
  if (form === 'belt') return closed(beltFrom(middle, reach, random));
  if (form === 'round') return closed(around(middle, 24, () => reach));
  return closed(around(middle, CORNERS, () => reach * random.between(0.55, 1)));
}

/** The layers of the demonstration: invented shapes, the same for the same seed. */
export function generateLayers({ seed, city, regions, outlines, names }: LayerOptions): DemoLayer[] {
  const places = arrangePlaces(regions);
  const here = outlines.filter(({ id }) => places.countyOf.get(id)?.city === city);
  return Object.entries(layerCatalogue).map(([key, recipe]) => {
    const random = randomFor(seed, 'layer', key);
    const shapes = Array.from({ length: recipe.count }, (_, nth): DemoShape => {
      const county = here[(nth * 7 + 3) % Math.max(1, here.length)] ?? random.pick(outlines);
      const middle = drawPoint(county, random);
      const lies = here.find((outline) => liesIn(middle, outline)) ?? county;
      const number = String(nth + 1).padStart(2, '0');
      return {
        name: `${names.get(key) ?? key}示例${number}`,
        geometry: { type: 'Polygon', coordinates: [ringOf(recipe, middle, random)] },
        properties: { 编号: `示例-${number}`, 县区: places.countyOf.get(lies.id)?.label ?? '' },
      };
    });
    return { key, shapes };
  });
}
