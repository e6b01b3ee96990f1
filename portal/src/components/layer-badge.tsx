import { useText } from '../locale';
import css from './layer-badge.css';
import type { Layer } from './layer-of';

const SHORT = { base: 'layerBaseShort', city: 'layerCityShort', county: 'layerCountyShort' } as const;
const LONG = { base: 'layerBase', city: 'layerCity', county: 'layerCounty' } as const;

/** 区 grey, 市 pale indigo, 县 indigo: the layer that last changed a field. */
export function LayerBadge({ layer }: { layer: Layer }) {
  const t = useText();
  return (
    <span className={css[layer]} title={t(LONG[layer])} role="img" aria-label={t(LONG[layer])}>
      {t(SHORT[layer])}
    </span>
  );
}
