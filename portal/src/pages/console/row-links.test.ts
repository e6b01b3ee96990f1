import { consoleHref, inYear, rowsHref } from './row-links';

const filterOf = (href: string) => JSON.parse(new URL(href, 'http://x').searchParams.get('filter') ?? 'null');

test('a figure leads to the rows of its region that make it', () => {
  const href = rowsHref('building', '4514', inYear('actual_start', '2026'));
  expect(href.startsWith('/desk/libraries/building?')).toBe(true);
  expect(filterOf(href)).toEqual([
    { key: 'region_code', op: 'within', value: '4514' },
    { key: 'actual_start', op: 'gte', value: '2026-01-01' },
    { key: 'actual_start', op: 'lte', value: '2026-12-31' },
  ]);
});

test('a light leads to the rows that show it', () => {
  expect(new URL(rowsHref('building', '45', [], 'red'), 'http://x').searchParams.get('light')).toBe('red');
});

test('drilling down keeps the library', () => {
  expect(consoleHref('4514', 'building')).toBe('/console?region=4514&library=building');
});
