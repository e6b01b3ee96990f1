import { isRegionValidOn, type RegionTerm, regionCodeInForce, regionCodeKind } from './region-code';

describe('regionCodeKind', () => {
  test.each([
    ['45', 'province'],
    ['450000', 'province'],
    ['4514', 'prefecture'],
    ['451400', 'prefecture'],
    ['451421', 'county'],
    ['451421100', 'township'],
    ['451421100201', 'village'],
    ['Z45-001', 'special'],
    ['US-NY', 'external'],
    ['MN', 'external'],
    ['4500', 'external'],
    ['', null],
    ['中国', null],
    ['45/14', null],
  ])('%j is %s', (code, kind) => expect(regionCodeKind(code)).toBe(kind));

  test('[M01-26] a special zone is a region code like any other', () => {
    expect(regionCodeKind('Z440300-1')).toBe('special');
  });
});

describe('codes in time', () => {
  // Made up: a county that became a district, then a city.
  const terms: RegionTerm[] = [
    { code: '450100', validFrom: null, validTo: null },
    { code: '450122', validFrom: '1990-01-01', validTo: '2015-03-31', replacedBy: '450110' },
    { code: '450110', validFrom: '2015-04-01', validTo: '2021-06-30', replacedBy: '450181' },
    { code: '450181', validFrom: '2021-07-01', validTo: null, replacedBy: null },
    { code: '450199', validFrom: null, validTo: '2000-12-31' },
    { code: 'A1', validFrom: null, validTo: '2000-12-31', replacedBy: 'A2' },
    { code: 'A2', validFrom: null, validTo: '2000-12-31', replacedBy: 'A1' },
  ];

  test('both ends of a term count', () => {
    const term = { code: '450110', validFrom: '2015-04-01', validTo: '2021-06-30' };
    expect(['2015-03-31', '2015-04-01', '2021-06-30', '2021-07-01'].map((d) => isRegionValidOn(term, d))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('a voided code leads to the one in force on that day', () => {
    expect(regionCodeInForce('450122', terms, '2014-01-01')).toBe('450122');
    expect(regionCodeInForce('450122', terms, '2016-01-01')).toBe('450110');
    expect(regionCodeInForce('450122', terms, '2026-01-01')).toBe('450181');
    expect(regionCodeInForce('450100', terms, '2026-01-01')).toBe('450100');
  });

  test('a code without successor, one not yet in force, an unknown one and a circle lead nowhere', () => {
    expect(regionCodeInForce('450199', terms, '2026-01-01')).toBeNull();
    expect(regionCodeInForce('450181', terms, '2020-01-01')).toBeNull();
    expect(regionCodeInForce('999999', terms, '2026-01-01')).toBeNull();
    expect(regionCodeInForce('A1', terms, '2026-01-01')).toBeNull();
  });
});
