import { placeOfLevel } from './department';

test.each([
  ['county', '/45/4514/451421/'],
  ['city', '/45/4514/'],
  ['province', '/45/'],
] as const)('the %s department of a township’s project sits at %s', (level, place) => {
  expect(placeOfLevel('/45/4514/451421/451421101/', level)).toBe(place);
});

test('a project that stands higher than the level has no department there', () => {
  expect(placeOfLevel('/45/4514/', 'county')).toBeNull();
});
