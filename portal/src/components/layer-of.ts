export type Layer = 'base' | 'city' | 'county';

/** The layer that a region's overlay belongs to: null or two digits are the base, four the city, six the county. */
export function layerOf(region: string | null | undefined): Layer {
  const length = region?.length ?? 0;
  return length <= 2 ? 'base' : length <= 4 ? 'city' : 'county';
}
