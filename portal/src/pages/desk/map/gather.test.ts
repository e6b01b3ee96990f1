import { gather } from './gather';
import type { Outline, Place } from './map-data';

const outline = (code: string): Outline => ({
  code,
  name: code,
  longitude: 108,
  latitude: 23,
  geometry: { type: 'MultiPolygon', coordinates: [] },
});
const place = (id: string, region: string, light: Place['light'], at: Place['at'] = null): Place => ({
  id,
  name: id,
  code: id,
  light,
  region: { code: region, name: region },
  at,
});

test('[M01-25] a project stands where it lies; without a place it is gathered at the centre of its county, by the gravest light', () => {
  const { placed, counties, nowhere } = gather(
    [
      place('own', '450103', 'green', [108.4, 22.8]),
      place('county', '450103', 'green'),
      place('town', '450103102', 'red'),
      place('zone', 'z1', 'none'),
    ],
    [outline('450103')],
  );
  expect(placed.map(({ id }) => id)).toEqual(['own']);
  expect(counties).toMatchObject([
    { code: '450103', at: [108, 23], light: 'red', places: [{ id: 'county' }, { id: 'town' }] },
  ]);
  expect(nowhere.map(({ id }) => id)).toEqual(['zone']);
});
