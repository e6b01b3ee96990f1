import { dedupeKey, MOST_ATTEMPTS, retryAfter } from './delivery';

test('tries come at growing distances and end', () => {
  expect([1, 2, 3, 7].map(retryAfter)).toEqual([1, 2, 4, 64]);
  expect(retryAfter(MOST_ATTEMPTS)).toBeNull();
});

test('the same news to another person or by another channel is another message', () => {
  const keys = [dedupeKey('e', 's', 1, 'sms'), dedupeKey('e', 's', 2, 'sms'), dedupeKey('e', 's', 1, 'mail')];
  expect(new Set(keys).size).toBe(3);
});
