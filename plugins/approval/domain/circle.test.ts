import { circleThrough } from './circle';

const over = (edges: Record<string, string[]>) => (key: string) => edges[key] ?? [];

test.each([
  ['itself', { a: ['a'] }, ['a', 'a']],
  ['two', { a: ['b'], b: ['a'] }, ['a', 'b', 'a']],
  ['a long way', { a: ['x', 'b'], x: [], b: ['c'], c: ['d', 'a'] }, ['a', 'b', 'c', 'a']],
])('a circle over %s is found and told step by step', (_, edges, circle) => {
  expect(circleThrough('a', over(edges as unknown as Record<string, string[]>))).toEqual(circle);
});

test('two ways to the same thing are no circle, and a circle elsewhere is not this one’s', () => {
  expect(circleThrough('a', over({ a: ['b', 'c'], b: ['d'], c: ['d'] }))).toBeNull();
  expect(circleThrough('a', over({ a: ['b'], b: ['c'], c: ['b'] }))).toBeNull();
});
