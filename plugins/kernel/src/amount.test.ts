import fc from 'fast-check';
import {
  Amount,
  addAmounts,
  compareAmounts,
  formatAmount,
  MAX_AMOUNT,
  parseAmount,
  subtractAmounts,
  ZERO_AMOUNT,
} from './amount';

const read = (input: string | number): Amount => {
  const amount = parseAmount(input);
  if (amount === null) throw new Error(`not read: ${input}`);
  return amount;
};
const LIMIT = BigInt(MAX_AMOUNT) * BigInt(1_000_000);
const amount = fc.bigInt({ min: -LIMIT, max: LIMIT }).map(Amount.ofMicros);

describe('parseAmount', () => {
  test.each([
    ['1234.56', '1234.56'],
    ['1,234.50', '1234.5'],
    ['１，２３４．５０', '1234.5'],
    ['－５', '-5'],
    [' 12 ', '12'],
    ['+3', '3'],
    ['.5', '0.5'],
    ['-0', '0'],
    ['007', '7'],
    ['0.000001', '0.000001'],
    ['1,000,000,000,000', '1000000000000'],
    ['-1000000000000.000000', '-1000000000000'],
  ])('reads %j as %s', (text, plain) => expect(read(text).toString()).toBe(plain));

  test.each([
    [0, '0'],
    [-0, '0'],
    [1234.5, '1234.5'],
    [1e-6, '0.000001'],
    [1e12, '1000000000000'],
  ])('reads the number %d as %s', (n, plain) => expect(read(n).toString()).toBe(plain));

  test.each([
    '',
    ' ',
    '.',
    '-',
    '5.',
    '1.2.3',
    '1,23',
    '12,34',
    '1,2345',
    ',123',
    '1e5',
    '0x10',
    'NaN',
    'Infinity',
    '12万',
    '¥12',
    '(5)',
    '--5',
    '1 000',
    '1_000',
    '١٢',
    '约12',
    '—',
    '0.0000001',
    '1.0000000',
    '1000000000000.000001',
    '-1000000000001',
    `1${'0'.repeat(100)}`,
  ])('refuses %j', (text) => expect(parseAmount(text)).toBeNull());

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e-7, 1e13, -1e12 - 1, 0.1 + 0.2, 1e300])(
    'refuses the number %d',
    (n) => {
      expect(parseAmount(n)).toBeNull();
    },
  );

  test('a very long row of digits is refused at once', () => {
    const started = performance.now();
    expect(parseAmount('9'.repeat(2_000_000))).toBeNull();
    expect(parseAmount(`${'1,'.repeat(200_000)}x`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('amounts', () => {
  test('what is printed is read back, plain and grouped', () => {
    fc.assert(
      fc.property(amount, (a) => {
        expect(read(a.toString()).micros).toBe(a.micros);
        expect(read(formatAmount(a)).micros).toBe(a.micros);
        expect(read(formatAmount(a, { decimals: 6 })).micros).toBe(a.micros);
      }),
    );
  });

  test('sums are exact: order does not matter and what is added can be taken away', () => {
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        expect(addAmounts(a, b, c).micros).toBe(addAmounts(c, addAmounts(b, a)).micros);
        expect(subtractAmounts(addAmounts(a, b), b).micros).toBe(a.micros);
        expect(compareAmounts(addAmounts(a, b), a)).toBe(compareAmounts(b, ZERO_AMOUNT));
      }),
    );
    expect(addAmounts(read('0.1'), read('0.2')).toString()).toBe('0.3');
    expect(addAmounts().toString()).toBe('0');
  });

  test('a total may pass the limit of one figure', () => {
    expect(formatAmount(addAmounts(read(MAX_AMOUNT), read(MAX_AMOUNT)))).toBe('2,000,000,000,000');
  });

  test.each([
    ['1234.56', undefined, '1,234.56'],
    ['1234.5', undefined, '1,234.5'],
    ['1234.5', 2, '1,234.50'],
    ['999.995', 2, '1,000.00'],
    ['-999.995', 2, '-1,000.00'],
    ['-0.004', 2, '0.00'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['123', 0, '123'],
    ['1234567', 0, '1,234,567'],
    ['0.000001', 6, '0.000001'],
  ])('%s with %s decimals is %s', (text, decimals, shown) =>
    expect(formatAmount(read(text), { decimals })).toBe(shown),
  );

  test('rounding moves by half a step at most', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 6 }), (a, decimals) => {
        const step = BigInt(10 ** (6 - decimals));
        const shown = formatAmount(a, { decimals }).replaceAll(',', '');
        const off = BigInt(Math.round(Number(shown.split('.')[1]?.length ?? 0))) === BigInt(decimals);
        const back = shown.replace('.', '');
        const moved = BigInt(back) * step - a.micros;
        expect(off).toBe(true);
        expect((moved < 0 ? -moved : moved) * BigInt(2) <= step).toBe(true);
      }),
    );
  });

  test.each([-1, 7, 1.5])('%d decimals are a fault in our own code', (decimals) => {
    expect(() => formatAmount(ZERO_AMOUNT, { decimals })).toThrow(RangeError);
  });

  test('an amount travels as a JSON number', () => {
    expect(JSON.stringify({ a: read('1,234.50'), z: ZERO_AMOUNT })).toBe('{"a":1234.5,"z":0}');
  });
});
