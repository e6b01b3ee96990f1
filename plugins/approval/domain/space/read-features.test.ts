import type { Position } from '@project-cloud/kernel';
import fc from 'fast-check';
import { parseBox } from './box';
import { type Shape, simplified } from './index';
import { type ReadLayer, readFeatures } from './read-features';
import { isClosed, selfCrossing } from './ring';

const EXTENT = { west: 104, south: 20, east: 113, north: 27 };
const SQUARE: Position[] = [
  [108, 22],
  [108.2, 22],
  [108.2, 22.2],
  [108, 22.2],
  [108, 22],
];
const feature = (coordinates: unknown, type = 'Polygon', properties: object = { name: '一号' }) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const read = (text: string, geometry: 'area' | 'line' | 'point' = 'area') =>
  readFeatures(text, { geometry, extent: EXTENT });
const issuesOf = (layer: ReadLayer) =>
  !layer.ok && 'issues' in layer ? layer.issues.map(({ path, code }) => `${path} ${code}`) : [];
const wholeOf = (layer: ReadLayer) => (!layer.ok && 'whole' in layer ? layer.whole.zh : '');

test('[M06-12] features are read with their names, boxes and plain properties', () => {
  const text = collection(feature([SQUARE], 'Polygon', { 名称: '一号', 面积: 12.5, 多余: { a: 1 } }));
  expect(read(text)).toMatchObject({
    ok: true,
    points: 5,
    notes: [],
    features: [
      { number: 1, name: '一号', box: { west: 108, south: 22, east: 108.2, north: 22.2 }, properties: { 面积: 12.5 } },
    ],
  });
});

test.each([
  ['an archive', 'PK\u0003\u0004', '压缩包'],
  ['a Shapefile', "\u0000\u0000'\n", 'Shapefile'],
  ['KML', '<?xml version="1.0"?><kml/>', 'KML'],
  ['a table', 'a,b\n1,2', '不是 GeoJSON'],
  ['JSON of something else', '{"type":"Topology"}', '不是 GeoJSON'],
  ['nothing', collection(), '没有图斑'],
  [
    'metres of a named system',
    JSON.stringify({
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'EPSG:4525' } },
      features: [],
    }),
    'EPSG:4525',
  ],
])('[M06-12] %s is no layer, and it is said what it is', (_, text, words) => {
  expect(wholeOf(read(text))).toContain(words);
});

test('[M06-12] every bad feature is told by its number and its reason; one is enough for nothing to be taken', () => {
  const swapped = SQUARE.map(([x, y]) => [y, x]);
  const bow = [SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]];
  const text = collection(
    feature([SQUARE]),
    feature([swapped]),
    feature([SQUARE.slice(0, -1)]),
    feature([bow]),
    feature([SQUARE.map(([x, y]) => [x + 10, y])]),
    feature([SQUARE.map(([x, y]) => [x * 100_000, y * 100_000])]),
    feature([
      [
        [108, 22],
        [108.1, 22],
        [108, 22],
      ],
    ]),
    feature([[108, 22]], 'LineString'),
    feature([[['a', 'b']]]),
    { type: 'Feature', properties: {}, geometry: null },
  );
  expect(issuesOf(read(text))).toEqual([
    'features[2] swapped',
    'features[3] open',
    'features[4] crossing',
    'features[5] outside',
    'features[6] projected',
    'features[7] short',
    'features[8] type',
    'features[9] coordinates',
    'features[10] shape',
  ]);
});

test('without outlines of its regions a platform takes any place on earth, and still knows latitude by its size', () => {
  const lies = (coordinates: unknown) =>
    issuesOf(readFeatures(collection(feature(coordinates, 'Point')), { geometry: 'point', extent: null }));
  expect(lies([-58.4, -34.6])).toEqual([]);
  expect(lies([34.6, 158.4])).toEqual(['features[1] swapped']);
});

test('[M06-12] points that stand twice in a row are taken out, with a note', () => {
  const [first, ...rest] = SQUARE;
  const layer = read(collection(feature([[first, first, ...rest]])));
  expect(layer).toMatchObject({ ok: true, notes: [{ number: 1, message: { zh: '去掉了 1 个重复的点' } }] });
});

const ring = fc
  .array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 4, maxLength: 60 })
  .map((reaches): Position[] => {
    const points = reaches.map((reach, nth): Position => {
      const angle = (nth / reaches.length) * 2 * Math.PI;
      return [108 + Math.cos(angle) * reach, 23 + Math.sin(angle) * reach];
    });
    return [...points, points[0] as Position];
  });

test('a ring seen whole from its middle never crosses itself', () => {
  fc.assert(fc.property(ring, (points) => selfCrossing(points) === null));
});

test('a round ring with two neighbours exchanged always crosses itself', () => {
  const exchanged = fc.tuple(fc.integer({ min: 4, max: 80 }), fc.nat()).map(([corners, which]) => {
    const round = Array.from({ length: corners }, (_, nth): Position => {
      const angle = (nth / corners) * 2 * Math.PI;
      return [108 + Math.cos(angle), 23 + Math.sin(angle)];
    });
    const at = which % (corners - 1);
    const swapped = [...round.slice(0, at), ...round.slice(at, at + 2).reverse(), ...round.slice(at + 2)];
    return [...swapped, ...swapped.slice(0, 1)];
  });
  fc.assert(fc.property(exchanged, (points) => selfCrossing(points) !== null));
});

test('a simplified ring is still a ring, no longer than before', () => {
  fc.assert(
    fc.property(ring, fc.double({ min: 0, max: 5, noNaN: true }), (points, tolerance) => {
      const thin = simplified({ type: 'Polygon', coordinates: [points] }, tolerance) as Extract<
        Shape,
        { type: 'Polygon' }
      >;
      const [after = []] = thin.coordinates;
      return isClosed(after) && after.length >= 4 && after.length <= points.length;
    }),
  );
});

test.each([
  ['108,22,109,23', true],
  ['109,22,108,23', false],
  ['108,22,109', false],
  ['108,22,109,95', false],
  ["108,22,109,23'; drop", false],
])('a box “%s” is one: %s', (text, isBox) => {
  expect(parseBox(text) !== null).toBe(isBox);
});
