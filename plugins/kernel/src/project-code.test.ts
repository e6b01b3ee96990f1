import fc from 'fast-check';
import { isDomainError } from './error';
import { issueProjectCode, parseProjectCode, projectCodeCheckDigit } from './project-code';

const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`));
const yearMonth = fc.oneof(
  fc.constantFrom('2011', '2012'), // the first two months of the rule, one digit away from legacy years
  fc
    .tuple(fc.integer({ min: 21, max: 99 }), fc.integer({ min: 1, max: 12 }))
    .map(([y, m]) => `${y}${String(m).padStart(2, '0')}`),
);
const parts = fc.record({
  yearMonth,
  region: digits(6),
  department: digits(2),
  type: digits(2),
  serial: digits(5),
});
const issued = parts.map(issueProjectCode);
const swap = (s: string, i: number, j: number) => {
  const c = [...s];
  [c[i], c[j]] = [c[j] ?? '', c[i] ?? ''];
  return c.join('');
};

describe('parseProjectCode', () => {
  test.each(['2406-441826-04-01-514275', '2308-440113-04-01-941363'])('the published code %s passes', (code) => {
    expect(parseProjectCode(code)).toMatchObject({ ok: true, generation: 'unified', code });
  });

  test('a code falls into its segments', () => {
    expect(parseProjectCode('2406-441826-04-01-514275')).toMatchObject({
      segments: { time: '2406', region: '441826', department: '04', type: '01', serial: '51427', check: '5' },
    });
  });

  test('[M02-02] every code with one digit changed fails, on the published codes', () => {
    for (const code of ['2406-441826-04-01-514275', '2308-440113-04-01-941363']) {
      for (const [at, was] of [...code].entries()) {
        if (was === '-') continue;
        for (const digit of '0123456789') {
          const changed = code.slice(0, at) + digit + code.slice(at + 1);
          expect(parseProjectCode(changed).ok).toBe(digit === was);
        }
      }
    }
  });

  test('[M02-02] a code with one digit changed never passes as a unified one, whatever the code', () => {
    fc.assert(
      fc.property(issued, fc.nat(23), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
        fc.pre(code[at] !== '-');
        const changed = code.slice(0, at) + ((Number(code[at]) + by) % 10) + code.slice(at + 1);
        const parsed = parseProjectCode(changed);
        expect(parsed.ok && parsed.generation === 'unified').toBe(false);
      }),
    );
  });

  test('[M02-02] neighbouring digits that change places are found, unless they follow each other (0 follows 9)', () => {
    // The law of MOD 11,10: of 450 cases of state and pair it misses ten, all of them pairs such as 34 or 09.
    fc.assert(
      fc.property(digits(19), fc.nat(17), (bare, i) => {
        const gap = Math.abs(Number(bare[i]) - Number(bare[i + 1]));
        fc.pre(gap >= 2 && gap <= 8);
        expect(projectCodeCheckDigit(swap(bare, i, i + 1))).not.toBe(projectCodeCheckDigit(bare));
      }),
    );
  });

  test('[M02-03] one code has one spelling: width and spaces around it do not make another', () => {
    expect(parseProjectCode(' ２４０６－４４１８２６－０４－０１－５１４２７５\u3000')).toMatchObject({
      ok: true,
      code: '2406-441826-04-01-514275',
    });
  });

  test('[M02-05] a code of the former rule still validates under its own: by shape, with no check digit known', () => {
    expect(parseProjectCode('2020-450127-78-01-004682')).toEqual({
      ok: true,
      generation: 'legacy',
      code: '2020-450127-78-01-004682',
      segments: { time: '2020', region: '450127', department: '78', type: '01', serial: '004682', check: '' },
    });
    expect(parseProjectCode('2017-450127-78-01-04682')).toMatchObject({ ok: true, generation: 'legacy' });
    expect(parseProjectCode('2013-450127-78-01-004682')).toMatchObject({ ok: true, generation: 'legacy' });
  });

  test.each([
    ['2010-441826-04-01-514275', 0], // October 2020: before the rule
    ['1906-441826-04-01-514275', 0],
    ['2012-441826-04-01-514275', undefined], // a month that exists, so only the check digit can refuse
    ['2021-441826-04-01-514275', 2],
    ['2400-441826-04-01-514275', 2],
    ['2413-441826-04-01-514275', 2],
  ])('the time segment of %s is judged', (code, at) => {
    expect(parseProjectCode(code)).toMatchObject(
      at === undefined ? { ok: false, reason: 'check', at: 23 } : { ok: false, reason: 'time', at },
    );
  });

  test.each([
    ['', 0],
    ['2406', 4],
    ['2406441826040151427', 4],
    ['24O6-441826-04-01-514275', 2],
    ['2406-441826-04-01-5142751', 24],
    ['2406-441826-04-01-51427', 23],
    ['2406-441826-04-01-514275\n2', 24],
    ['2406-441826-04-01-51427٥', 23],
  ])('%j has not the shape, and the first wrong place is told', (text, at) => {
    expect(parseProjectCode(text)).toMatchObject({ ok: false, reason: 'shape', at });
  });

  test('a refusal says in both languages what to do', () => {
    const parsed = parseProjectCode('2406-441826-04-01-514276');
    expect(parsed.ok ? null : parsed.message).toEqual({
      zh: expect.stringContaining('核对'),
      en: expect.stringContaining('Compare'),
    });
  });
});

describe('issueProjectCode', () => {
  test('puts the segments together and closes them', () => {
    expect(
      issueProjectCode({ yearMonth: '2406', region: '441826', department: '04', type: '01', serial: '51427' }),
    ).toBe('2406-441826-04-01-514275');
  });

  test('[M02-02] a thousand serials give a thousand codes, all of which pass', () => {
    const codes = Array.from({ length: 1000 }, (_, i) =>
      issueProjectCode({
        yearMonth: '2611',
        region: '451421',
        department: '04',
        type: '01',
        serial: String(i).padStart(5, '0'),
      }),
    );
    expect(new Set(codes).size).toBe(1000);
    expect(codes.every((code) => parseProjectCode(code).ok)).toBe(true);
  });

  test('what is issued is read back, segment by segment', () => {
    fc.assert(
      fc.property(parts, (p) => {
        const parsed = parseProjectCode(issueProjectCode(p));
        expect(parsed).toMatchObject({ ok: true, generation: 'unified' });
        const { yearMonth: time, ...rest } = p;
        if (parsed.ok) expect(parsed.segments).toMatchObject({ time, ...rest });
      }),
    );
  });

  test('a wrong segment is refused with its name, all of them at once', () => {
    expect.assertions(2);
    try {
      issueProjectCode({ yearMonth: '2010', region: 'Z45-001', department: '04', type: '1', serial: '51427' });
    } catch (e) {
      expect(isDomainError(e) && e.status).toBe(422);
      expect(isDomainError(e) && e.fields?.map((f) => f.path)).toEqual(['yearMonth', 'region', 'type']);
    }
  });
});
