import { changes } from './entry';

test('a trail entry holds both values of what changed and nothing of what did not', () => {
  expect(changes({ name: '一期', total: 3, tags: ['a'] }, { name: '二期', total: 3, tags: ['a'] })).toEqual({
    name: ['一期', '二期'],
  });
});

test('a value that appears or disappears stands beside null', () => {
  expect(changes({ a: 1 }, { b: 2 })).toEqual({ a: [1, null], b: [null, 2] });
});
