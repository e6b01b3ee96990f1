import { heldUntil, parseQuietHours } from './quiet-hours';

const NIGHT = { from: 21 * 60, until: 8 * 60 };
const held = (iso: string, quiet = NIGHT) => heldUntil(new Date(iso), quiet, 'Asia/Shanghai')?.toISOString() ?? null;

test('quiet hours are read as two times of the day, and nothing else is', () => {
  expect(parseQuietHours('21:00-08:00')).toEqual(NIGHT);
  for (const text of ['', '21-8', '24:00-08:00', '21:60-08:00']) expect(parseQuietHours(text)).toBeNull();
});

test('a message of the evening and one of the small hours wait for the same morning', () => {
  expect(held('2026-11-24T13:00:00Z')).toBe('2026-11-25T00:00:00.000Z');
  expect(held('2026-11-24T23:59:30Z')).toBe('2026-11-25T00:00:00.000Z');
});

test('by day nothing waits, nor where no hours are quiet', () => {
  expect(held('2026-11-25T00:00:00Z')).toBeNull();
  expect(held('2026-11-24T12:59:59Z')).toBeNull();
  expect(heldUntil(new Date('2026-11-24T16:00:00Z'), null, 'Asia/Shanghai')).toBeNull();
});

test('hours within one day hold as well', () => {
  expect(held('2026-11-24T04:30:00Z', { from: 12 * 60, until: 13 * 60 })).toBe('2026-11-24T05:00:00.000Z');
});
