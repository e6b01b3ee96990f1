import fc from 'fast-check';
import { findBadText, normaliseWidth } from './text';

describe('findBadText', () => {
  test('finds NUL and half a surrogate pair, and lets the rest be', () => {
    expect(findBadText('a\u0000b')).toBe('nul');
    expect(findBadText('a\ud83d')).toBe('surrogate');
    expect(findBadText('\udc00a')).toBe('surrogate');
    expect(findBadText('崇左市 😀 𠮷\n')).toBeNull();
    expect(findBadText('')).toBeNull();
  });

  test('agrees with what UTF-8 can carry', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.integer({ min: 1, max: 0xffff }).map((n) => String.fromCharCode(n)) }), (s) => {
        expect(findBadText(s) === null).toBe(Buffer.from(s).toString() === s);
      }),
    );
  });
});

describe('normaliseWidth', () => {
  test('the characters of figures and codes become half-width', () => {
    expect(normaliseWidth('１，２３４．５０')).toBe('1,234.50');
    expect(normaliseWidth('Ｚ４５－００１　９８％ −3 ２０２６／１１：ｂ')).toBe('Z45-001 98% -3 2026/11:b');
  });

  test('Chinese text and brackets stay', () => {
    expect(normaliseWidth('广西（南宁）—崇左、“项目”。')).toBe('广西（南宁）—崇左、“项目”。');
  });

  test('twice is once, and the length never changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (s) => {
        const once = normaliseWidth(s);
        expect(normaliseWidth(once)).toBe(once);
        expect(once.length).toBe(s.length);
      }),
    );
  });
});
