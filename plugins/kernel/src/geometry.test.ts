import fc from 'fast-check';
import {
  type Geometry,
  geometryOfLines,
  linesOfGeometry,
  type Position,
  parseGeometry,
  writeGeometry,
} from './geometry';

const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
) as fc.Arbitrary<Position>;
const ring = fc.array(position, { minLength: 3, maxLength: 9 }).map((points) => [...points, points[0] ?? [0, 0]]);
const geometry: fc.Arbitrary<Geometry> = fc.oneof(
  position.map((coordinates) => ({ type: 'Point' as const, coordinates })),
  fc
    .array(position, { minLength: 2, maxLength: 9 })
    .map((coordinates) => ({ type: 'LineString' as const, coordinates })),
  fc.array(ring, { minLength: 1, maxLength: 3 }).map((coordinates) => ({
    type: 'Polygon' as const,
    coordinates: coordinates as Position[][],
  })),
);

test('[P1] what is written is read back, in one spelling', () => {
  fc.assert(
    fc.property(geometry, (one) => {
      const text = writeGeometry(one);
      const parsed = parseGeometry(text);
      // -0 is written as 0
      expect(parsed).toEqual({ ok: true, geometry: JSON.parse(JSON.stringify(one)), text });
    }),
  );
});

test('a pair of figures is a point', () => {
  for (const text of ['107.904, 22.635', '107.904 22.635', ' 107.904，22.635 ', 'point (107.904 22.635)'])
    expect(parseGeometry(text)).toMatchObject({ ok: true, text: 'POINT(107.904 22.635)' });
});

test.each([
  ['扶绥县城', 'shape'],
  ['POINT(107.9)', 'shape'],
  ['POINT(107.9 22.6, 108 23)', 'shape'],
  ['107.9 22.6, 108 23', 'shape'],
  ['POINT(22.635 107.904)', 'range'],
  ['LINESTRING(107 22)', 'short'],
  ['POLYGON((107 22, 108 22, 107 22))', 'short'],
  ['POLYGON((107 22, 108 22, 108 23, 107 23))', 'open'],
  ['POLYGON(107 22, 108 22, 108 23, 107 22)', 'shape'],
  [`LINESTRING(${Array.from({ length: 2_001 }, () => '107 22').join(', ')})`, 'long'],
  ['CIRCLE(107 22)', 'shape'],
  ['', 'shape'],
])('%s is refused: %s', (text, reason) => {
  expect(parseGeometry(text)).toEqual({ ok: false, reason });
});

test('points one a line become a line or a closed area, and are shown so again', () => {
  const lines = '107.9, 22.6\n108, 22.6\n108, 22.7';
  expect(geometryOfLines(lines, 'line')).toBe('LINESTRING(107.9 22.6, 108 22.6, 108 22.7)');
  const area = geometryOfLines(lines, 'area');
  expect(area).toBe('POLYGON((107.9 22.6, 108 22.6, 108 22.7, 107.9 22.6))');
  expect(linesOfGeometry(area)).toBe(lines);
  expect(geometryOfLines('107.9, 22.6\n扶绥', 'line')).toBe('107.9, 22.6\n扶绥');
});
