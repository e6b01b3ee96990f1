import { planeOf } from './plane';

const size = { width: 800, height: 400 };
const plane = (...texts: unknown[]) => planeOf(texts, (text) => text, size);

test('[P1] east is to the right, north is up, and everything lies within the picture', () => {
  const { drawn } = plane('POINT(107.9 22.6)', 'POINT(108.3 22.6)', 'POINT(108.1 23.0)');
  const [west, east, north] = drawn.map(({ points }) => points[0] ?? [Number.NaN, Number.NaN]);
  expect(west?.[0]).toBeLessThan(east?.[0] ?? 0);
  expect(north?.[1]).toBeLessThan(west?.[1] ?? 0);
  for (const { points } of drawn)
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(size.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(size.height);
    }
});

test('a square kilometre is drawn as high as wide', () => {
  const degree = 1 / 111.32;
  const wide = degree / Math.cos((22.6 * Math.PI) / 180);
  const { drawn } = plane(
    `POLYGON((108 22.6, ${108 + wide} 22.6, ${108 + wide} ${22.6 + degree}, 108 ${22.6 + degree}, 108 22.6))`,
  );
  const [a, b, c] = drawn[0]?.points ?? [];
  expect(drawn[0]?.shape).toBe('area');
  expect((b?.[0] ?? 0) - (a?.[0] ?? 0)).toBeCloseTo((b?.[1] ?? 0) - (c?.[1] ?? 0), 0);
});

test('one point stands in the middle, with lines of the grid round it; what has no place is left out', () => {
  const { drawn, meridians, parallels } = plane(null, '', '扶绥', 'POINT(107.9 22.6)');
  expect(drawn).toHaveLength(1);
  expect(drawn[0]?.points[0]).toEqual([400, 200]);
  expect(meridians.length).toBeGreaterThan(0);
  expect(parallels.every(({ degree }) => degree > 22 && degree < 23)).toBe(true);
  expect(plane(null)).toEqual({ drawn: [], meridians: [], parallels: [] });
});
