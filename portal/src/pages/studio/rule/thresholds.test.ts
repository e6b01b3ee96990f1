import { type RuleLayers, thresholdsOf, within } from './thresholds';

const parameter = { value: 20, min: 10, max: 40, unit: '个点', label: { zh: '红灯差距', en: 'Gap to red' } };
const layers = (...list: [region: string, value: number][]): RuleLayers => ({
  base: { version: 1 },
  parameters: { red_gap: parameter },
  layers: list.map(([region, value]) => ({ region, name: region, version: 1, parameters: { red_gap: value } })),
  values: {},
  origin: {},
  refused: [],
  pinned: null,
});

test('without a value of its own a county has its city’s, and without that the rule’s', () => {
  expect(thresholdsOf(layers(), '451421')[0]).toMatchObject({ inherited: 20, from: null });
  expect(thresholdsOf(layers(['4514', 15], ['451421', 12]), '451421')[0]).toMatchObject({
    inherited: 15,
    from: { region: '4514' },
  });
});

test('a city’s value outside the bounds counts for nobody below', () => {
  expect(thresholdsOf(layers(['45', 30], ['4514', 50]), '451421')[0]).toMatchObject({ inherited: 30 });
});

test('the bounds themselves are allowed', () => {
  expect([10, 40, 9.9, 40.1].map((value) => within(parameter, value))).toEqual([true, true, false, false]);
});
