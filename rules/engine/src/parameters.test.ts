import { parseRegionOverride, type RegionOverride, resolveParameters } from './parameters';
import type { Rule } from './rule';

const parameter = (value: number, min: number, max: number) => ({ value, min, max, label: { zh: '线', en: 'Limit' } });
const rule = {
  key: 'late',
  parameters: { red: parameter(30, 15, 90), yellow: parameter(1, 1, 30) },
} as unknown as Rule;
const path = '/45/4514/451421/';
const at = (region: string, parameters: Record<string, number>): RegionOverride => ({ region, parameters });

describe('thresholds by region', () => {
  test('[M08-04] the nearest region decides, each parameter by itself', () => {
    const overrides = [
      at('45', { red: 40, yellow: 5 }),
      at('4514', { red: 25 }),
      at('451421', { red: 20 }),
      at('451422', { red: 15 }),
    ];
    expect(resolveParameters(rule, path, overrides)).toEqual({
      values: { red: 20, yellow: 5 },
      origin: { red: '451421', yellow: '45' },
      refused: [],
    });
  });

  test('without overrides the rule itself decides', () => {
    expect(resolveParameters(rule, '/', [])).toEqual({
      values: { red: 30, yellow: 1 },
      origin: { red: null, yellow: null },
      refused: [],
    });
  });

  test('a special zone that hangs under a city takes the city’s', () => {
    expect(resolveParameters(rule, '/45/4514/Z45-001/', [at('4514', { red: 25 })]).values.red).toBe(25);
  });

  test('[M08-04] a value outside the bounds is refused at the door, with its place', () => {
    const parsed = parseRegionOverride({ region: '451421', parameters: { red: 10, blue: 1 } }, rule);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? [] : parsed.issues.map((i) => i.path)).toEqual(['parameters.red', 'parameters.blue']);
    expect(parseRegionOverride({ region: '451421', parameters: { red: 15 } }, rule).ok).toBe(true);
    expect(parseRegionOverride({ region: '451421', parameters: {}, more: 1 }, rule).ok).toBe(false);
  });

  test('an override that no longer fits is reported, and the next region up counts', () => {
    const resolved = resolveParameters(rule, path, [at('4514', { red: 25 }), at('451421', { red: 5 })]);
    expect(resolved.values.red).toBe(25);
    expect(resolved.refused).toMatchObject([{ region: '451421', parameter: 'red', value: 5 }]);
  });
});
