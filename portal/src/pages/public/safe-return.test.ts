import { safeReturn } from './safe-return';

describe('the way back after sign-in', () => {
  it('leads to pages of this site only', () => {
    expect(safeReturn('/desk/libraries/building?q=扶绥')).toBe('/desk/libraries/building?q=扶绥');
    for (const elsewhere of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/sign-in',
      null,
    ]) {
      expect(safeReturn(elsewhere)).toBeNull();
    }
  });
});
