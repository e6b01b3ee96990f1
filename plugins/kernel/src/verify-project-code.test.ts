import fc from 'fast-check';
import { type CodeRule, type CodeRuleVersion, codePrefix, codeRuleOn, codeRulePeriods } from './code-rule';
import { addDays } from './iso-date';
import { issueProjectCode } from './project-code';
import { verifyProjectCode } from './verify-project-code';

const earlier = {
  name: { zh: '2013—2020 年的代码', en: 'Codes of 2013–2020' },
  time: { form: 'YYYY' as const, from: '2013', until: '2020' },
  region: { digits: 6 },
  department: { digits: 2 },
  type: { digits: 2 },
  serial: { digits: [5, 6] },
  check: 'none' as const,
  legalBasis: '旧版',
};

const ruleWith = (more: Partial<CodeRule['segments']> = {}, old = [earlier]): CodeRule => ({
  segments: {
    time: { form: 'YYMM' },
    region: { digits: 6, source: 'place' },
    department: { digits: 2, otherwise: '04', by: [] },
    type: { digits: 2, otherwise: '05', map: [] },
    serial: { digits: 5, order: 'random' },
    ...more,
  },
  check: 'iso7064-mod11-10',
  legalBasis: 'GB/T 40058-2021',
  earlier: old,
});

const facts = {
  day: '2026-11-22',
  place: '450103',
  authority: '450100',
  library: 'building',
  industry: 'C36',
  type: '02',
};
const issue = (rule: CodeRule, more: Partial<typeof facts> = {}, serial = '51427') =>
  issueProjectCode({ ...codePrefix(rule, { ...facts, ...more }), serial });

describe('[M02-06] the region segment', () => {
  test('is that of the place, or of the authority that the project is filed with', () => {
    const byAuthority = ruleWith({ region: { digits: 6, source: 'authority' } });
    expect(codePrefix(ruleWith(), facts).region).toBe('450103');
    expect(codePrefix(byAuthority, facts).region).toBe('450100');
    expect(codePrefix(byAuthority, { ...facts, authority: '450103' }).region).toBe('450103');
  });

  test('is that of the place for a firm, which is no authority', () => {
    const byAuthority = ruleWith({ region: { digits: 6, source: 'authority' } });
    expect(codePrefix(byAuthority, { ...facts, authority: null }).region).toBe('450103');
  });
});

describe('[M02-05] a code rule', () => {
  test('gives the department of the first line that fits, by library or by industry', () => {
    const by = [
      { of: 'library' as const, value: 'building', code: '11' },
      { of: 'industry' as const, value: 'C3', code: '12' },
    ];
    const rule = ruleWith({ department: { digits: 2, otherwise: '04', by } });
    expect(codePrefix(rule, facts).department).toBe('11');
    expect(codePrefix(rule, { ...facts, library: 'other' }).department).toBe('12');
    expect(codePrefix(rule, { ...facts, library: 'other', industry: null }).department).toBe('04');
  });

  test('maps a type, takes two digits as they are, and has an answer for a project without one', () => {
    const rule = ruleWith({ type: { digits: 2, otherwise: '05', map: [{ from: 'it', code: '04' }] } });
    const typed = (type: string | null) => codePrefix(rule, { ...facts, type }).type;
    expect([typed('it'), typed('02'), typed('other'), typed(null)]).toEqual(['04', '02', '05', '05']);
  });
});

/** Rules that follow one another, each with a department of its own, changing on any day of a month. */
const histories = fc
  .array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 5 })
  .map((gaps): CodeRuleVersion[] => {
    const days = gaps.map((_, at) =>
      addDays(
        '2021-01-01',
        gaps.slice(0, at + 1).reduce((sum, gap) => sum + gap, 0),
      ),
    );
    return [null, ...days].map((from, at) => ({
      version: at + 1,
      from,
      until: days[at] ?? null,
      rule: ruleWith({ department: { digits: 2, otherwise: String(10 + at), by: [] } }),
    }));
  });
const within = ({ from, until }: CodeRuleVersion, n: number) => {
  const first = from ?? '2021-01-01';
  const span = until ? Math.max(1, (Date.parse(until) - Date.parse(first)) / 86_400_000) : 90;
  return addDays(first, n % span);
};

describe('[M02-05] the versions of a rule', () => {
  const released = [
    { version: 1, from: null, retiredOn: null, rule: ruleWith() },
    { version: 2, from: '2026-12-01', retiredOn: null, rule: ruleWith() },
    { version: 3, from: '2027-03-01', retiredOn: '2027-03-10', rule: ruleWith() },
  ];

  test('follow one another by their days, and one that is taken back gives way to what was before it', () => {
    const versions = codeRulePeriods(released);
    expect(versions.map(({ from, until }) => [from, until])).toEqual([
      [null, '2026-12-01'],
      ['2026-12-01', null],
      ['2027-03-01', '2027-03-10'],
    ]);
    const on = (day: string) => codeRuleOn(versions, day)?.version;
    expect(['2026-11-30', '2026-12-01', '2027-03-09', '2027-03-10'].map(on)).toEqual([1, 2, 3, 2]);
  });

  test('of two that begin on one day only the newer issues codes', () => {
    const versions = codeRulePeriods([
      ...released.slice(0, 2),
      { version: 4, from: '2026-12-01', retiredOn: null, rule: ruleWith() },
    ]);
    expect(codeRuleOn(versions, '2026-12-01')?.version).toBe(4);
  });
});

describe('[M02-05] verification', () => {
  const serials = fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(5, '0'));

  test('[M02-05] a code issued under a rule validates under exactly that rule, however often the rule changed since', () => {
    fc.assert(
      fc.property(histories, fc.nat(), fc.nat(), serials, (versions, nth, n, serial) => {
        const made = versions[nth % versions.length] ?? versions[0];
        if (!made) return;
        const code = issue(made.rule, { day: within(made, n) }, serial);
        expect(verifyProjectCode(code, versions)).toMatchObject({ ok: true, rule: { version: made.version } });
      }),
    );
  });

  test('[M02-05] one changed digit fails under every rule', () => {
    fc.assert(
      fc.property(histories, fc.nat(18), fc.integer({ min: 1, max: 9 }), serials, (versions, at, by, serial) => {
        const last = versions.at(-1);
        if (!last) return;
        const code = issue(last.rule, { day: within(last, 7) }, serial);
        const places = [...code].flatMap((char, place) => (char === '-' ? [] : [place]));
        const place = places[at] ?? 0;
        const digit = (Number(code[place]) + by) % 10;
        const changed = code.slice(0, place) + digit + code.slice(place + 1);
        expect(verifyProjectCode(changed, versions).ok).toBe(false);
      }),
    );
  });

  test('takes the version that was stored with the code before any guess', () => {
    const versions: CodeRuleVersion[] = [
      { version: 1, from: null, until: '2026-11-10', rule: ruleWith() },
      { version: 2, from: '2026-11-10', until: null, rule: ruleWith({ region: { digits: 6, source: 'authority' } }) },
    ];
    const code = issue(ruleWith());
    expect(verifyProjectCode(code, versions)).toMatchObject({ rule: { version: 2 }, others: [{ version: 1 }] });
    expect(verifyProjectCode(code, versions, 1)).toMatchObject({ rule: { version: 1 }, others: [] });
  });

  test('knows a code of an earlier form by the rule that describes it, and leaves it right where none does any more', () => {
    const versions: CodeRuleVersion[] = [
      { version: 1, from: null, until: '2026-11-10', rule: ruleWith() },
      { version: 2, from: '2026-11-10', until: null, rule: ruleWith({}, []) },
    ];
    expect(verifyProjectCode('2020-450127-78-01-004682', versions)).toMatchObject({
      ok: true,
      generation: 'legacy',
      rule: { version: 1 },
      earlier: { time: { from: '2013' } },
    });
    expect(verifyProjectCode('2020-450127-78-01-004682', [])).toMatchObject({ ok: true, rule: null });
  });

  test('says of a code that no version can have made that only the frame knows it', () => {
    const versions = [{ version: 1, from: null, until: null, rule: ruleWith() }];
    const code = issue(ruleWith({ department: { digits: 2, otherwise: '77', by: [] } }));
    expect(verifyProjectCode(code, versions)).toMatchObject({ ok: true, generation: 'unified', rule: null });
  });
});
