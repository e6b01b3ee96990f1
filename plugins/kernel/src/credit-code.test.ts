import fc from 'fast-check';
import { creditCodeCheckDigit, parseCreditCode } from './credit-code';
import { organisationCheckDigit } from './organisation-code';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const VALID = ['91350100M000100Y43', '91110000802100433B', '914403001922038216'];
const letter = fc.constantFrom(...ALPHABET);
const string = (unit: fc.Arbitrary<string>, n: number) => fc.string({ unit, minLength: n, maxLength: n });
const seventeen = fc
  .tuple(string(letter, 2), string(fc.constantFrom(...'0123456789'), 6), string(letter, 9))
  .map((p) => p.join(''));
const closed = seventeen.map((s) => s + creditCodeCheckDigit(s));

describe('parseCreditCode', () => {
  test.each(VALID)('%s passes, and its organisation code closes too', (code) => {
    expect(parseCreditCode(code)).toMatchObject({ ok: true, code, organisationCloses: true });
  });

  test("[M02-20] the standard's own example is refused at its check digit, with what to do", () => {
    const parsed = parseCreditCode('91350100M000100Y4Z');
    expect(parsed).toMatchObject({ ok: false, reason: 'shape', at: 17 }); // Z is not in the alphabet
    expect(parseCreditCode('91350100M000100Y4Y')).toMatchObject({
      ok: false,
      reason: 'check',
      at: 17,
      message: { zh: expect.stringContaining('营业执照'), en: expect.stringContaining('licence') },
    });
  });

  test('a code falls into its parts', () => {
    expect(parseCreditCode('914403001922038216')).toMatchObject({
      department: '9',
      entity: '1',
      region: '440300',
      organisation: '192203821',
    });
  });

  test('small and full-width letters and spaces around are forgiven', () => {
    expect(parseCreditCode(' 91350100m000100y43\t')).toMatchObject({ ok: true, code: '91350100M000100Y43' });
    expect(parseCreditCode('９１３５０１００Ｍ０００１００Ｙ４３')).toMatchObject({
      ok: true,
      code: '91350100M000100Y43',
    });
  });

  test.each([
    ['', 0],
    ['91350100M000100Y4', 17],
    ['91350100M000100Y433', 18],
    ['9135O100M000100Y43', 4],
    ['91A50100M000100Y43', 2],
    ['91350100M0001 0Y43', 13],
  ])('%j has not the shape, and the first wrong place is told', (text, at) => {
    expect(parseCreditCode(text)).toMatchObject({ ok: false, reason: 'shape', at });
  });

  test('[M02-20] a code with one character changed fails', () => {
    fc.assert(
      fc.property(closed, fc.nat(17), letter, (code, at, to) => {
        fc.pre(code[at] !== to);
        expect(parseCreditCode(code.slice(0, at) + to + code.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  test('[M02-20] any two of the first 17 characters that change places fail', () => {
    // 31 is a prime and the 17 weights differ, so the law holds for any distance, not only for neighbours.
    fc.assert(
      fc.property(closed, fc.nat(16), fc.nat(16), (code, i, j) => {
        fc.pre(code[i] !== code[j]);
        const c = [...code];
        [c[i], c[j]] = [c[j] ?? '', c[i] ?? ''];
        expect(parseCreditCode(c.join('')).ok).toBe(false);
      }),
    );
  });

  test('a code whose organisation part does not close is read, and says so', () => {
    const s = '91350100M000100Y5';
    expect(parseCreditCode(s + creditCodeCheckDigit(s))).toMatchObject({ ok: true, organisationCloses: false });
  });
});

describe('organisationCheckDigit', () => {
  test.each([
    ['M000100Y', '4'],
    ['80210043', '3'],
    ['19220382', '1'],
    ['71526726', 'X'],
  ])('%s closes with %s', (eight, check) => expect(organisationCheckDigit(eight)).toBe(check));

  test('a code with one character changed fails, where the two differ by less than eleven', () => {
    // Modulo 11 cannot tell A (10) from L (21): the law holds for digits.
    fc.assert(
      fc.property(
        string(fc.constantFrom(...'0123456789'), 8),
        fc.nat(7),
        fc.integer({ min: 1, max: 9 }),
        (s, at, by) => {
          const changed = s.slice(0, at) + ((Number(s[at]) + by) % 10) + s.slice(at + 1);
          expect(organisationCheckDigit(changed)).not.toBe(organisationCheckDigit(s));
        },
      ),
    );
  });

  test.each(['', '1234567', '123456789', '1234567a'])('%j cannot be closed', (s) => {
    expect(() => organisationCheckDigit(s)).toThrow(RangeError);
  });
});
