import { tokenState } from './token';

const now = new Date('2026-11-22T00:00:00Z');

test('a token is valid until it expires or is revoked', () => {
  expect(tokenState({ revokedAt: null, expiresAt: '2027-01-01T00:00:00Z' }, now)).toBe('valid');
  expect(tokenState({ revokedAt: null, expiresAt: '2026-11-22T00:00:00Z' }, now)).toBe('expired');
  expect(tokenState({ revokedAt: '2026-10-01T00:00:00Z', expiresAt: '2027-01-01T00:00:00Z' }, now)).toBe('revoked');
});
