import { middleOfPlace } from './middle-of-place';

test('[M01-25] a place is told by one point, whatever its shape; what cannot be read has none', () => {
  expect(middleOfPlace('POINT(107.904 22.635)')).toEqual([107.904, 22.635]);
  expect(middleOfPlace('LINESTRING(107 22, 107.5 22.5, 108 23)')).toEqual([107.5, 22.5]);
  expect(middleOfPlace('POLYGON((107 22, 108 22, 108 23, 107 23, 107 22))')).toEqual([107.5, 22.5]);
  expect(middleOfPlace('东门镇')).toBeNull();
  expect(middleOfPlace(null)).toBeNull();
});
