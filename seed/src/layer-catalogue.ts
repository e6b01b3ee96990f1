/** How a layer of the demonstration looks: patches, blocks of a plan, rounds about a point, belts along a line. */
export type LayerForm = 'patch' | 'block' | 'round' | 'belt';

/** How many shapes, of which form, and how large: half a width in degrees (0.01 is about a kilometre). */
export interface LayerRecipe {
  form: LayerForm;
  count: number;
  size: readonly [number, number];
}

const patch = (count: number, least: number, most: number): LayerRecipe => ({
  form: 'patch',
  count,
  size: [least, most],
});
const block = (count: number, least: number, most: number): LayerRecipe => ({
  ...patch(count, least, most),
  form: 'block',
});
const round = (count: number, least: number, most: number): LayerRecipe => ({
  ...patch(count, least, most),
  form: 'round',
});
/** Of a belt the size is half its width; it is thirty times as long. */
const belt = (count: number, least: number, most: number): LayerRecipe => ({
  ...patch(count, least, most),
  form: 'belt',
});

/** By the key of the layer's definition. */
export const layerCatalogue: Readonly<Record<string, LayerRecipe>> = {
  'basic-farmland': patch(60, 0.012, 0.045),
  'ecological-redline': patch(36, 0.03, 0.09),
  'urban-boundary': block(24, 0.02, 0.06),
  'detailed-plan': block(40, 0.008, 0.02),
  'land-reserve': block(32, 0.004, 0.012),
  'village-plan': block(40, 0.006, 0.016),
  'rail-plan': belt(20, 0.004, 0.007),
  'drinking-water-source': patch(28, 0.012, 0.035),
  'nature-reserve': patch(20, 0.03, 0.08),
  wetland: patch(24, 0.01, 0.03),
  'public-forest': patch(48, 0.015, 0.05),
  'control-unit': patch(30, 0.03, 0.07),
  'clean-air-zone': patch(20, 0.03, 0.06),
  'river-management': belt(36, 0.003, 0.006),
  'reservoir-management': patch(30, 0.008, 0.025),
  'flood-risk': belt(24, 0.006, 0.012),
  'soil-conservation': patch(28, 0.02, 0.06),
  'geological-hazard': patch(44, 0.008, 0.03),
  'active-fault': belt(20, 0.002, 0.004),
  'airport-clearance': round(20, 0.03, 0.08),
  'chemical-safety': round(30, 0.004, 0.012),
  'pipeline-protection': belt(28, 0.001, 0.002),
  'mineral-overlay': patch(32, 0.01, 0.04),
  'mining-right': block(36, 0.004, 0.014),
  'state-forest-farm': patch(22, 0.02, 0.05),
  'ancient-trees': round(40, 0.001, 0.003),
  'heritage-protection': round(36, 0.002, 0.008),
  'heritage-control': round(36, 0.006, 0.014),
  'scenic-area': patch(20, 0.02, 0.05),
  'power-corridor': belt(40, 0.001, 0.003),
  'railway-safety': belt(24, 0.0015, 0.003),
  'highway-control': belt(32, 0.001, 0.003),
  'metro-protection': belt(20, 0.001, 0.002),
};
