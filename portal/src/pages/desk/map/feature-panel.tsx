import { EmptyState, Hint } from '@/components';
import { useLabel, useText } from '@/locale';
import { mapWords } from '@/locale/map';
import css from './map.css';
import type { MapLayer, Picked } from './map-data';
import { Swatch } from './swatch';
import type { LoadedFeatures } from './use-features';

interface FeaturePanelProps {
  /** Those that are switched on. */
  layers: readonly MapLayer[];
  loaded: LoadedFeatures;
  onPick(picked: Picked): void;
}

const LISTED = 60;

/** What lies in the map, layer by layer: the same that is drawn, as a list. */
export function FeaturePanel({ layers, loaded, onPick }: FeaturePanelProps) {
  const t = useText(mapWords);
  const label = useLabel();
  if (layers.length === 0) return <p className={css.none}>{t('featuresHint')}</p>;
  const found = layers.flatMap((layer) => {
    const features = loaded.byLayer.get(layer.key);
    return features && features.features.length > 0 ? [{ layer, ...features }] : [];
  });
  return (
    <>
      {loaded.failed.length > 0 ? (
        <Hint ways={[{ label: t('retry'), onClick: loaded.again }]}>
          {t('layerFailed', { n: loaded.failed.length })}
        </Hint>
      ) : null}
      {loaded.loading ? (
        <p className={css.none} role="status">
          {t('loading')}
        </p>
      ) : found.length === 0 ? (
        <EmptyState title={t('noFeatures')} hint={t('noFeaturesHint')} />
      ) : null}
      {found.map(({ layer, features, more }) => (
        <section key={layer.key} className={css.group} aria-label={label(layer.name)}>
          <div className={css.groupHead}>
            <h2>
              <Swatch geometry={layer.geometry} {...layer.style} /> {label(layer.name)}
            </h2>
            <span className="note">{t('count', { n: features.length })}</span>
          </div>
          {more ? <p className="note">{t('moreFeatures')}</p> : null}
          <ul className={css.places}>
            {features.slice(0, LISTED).map(({ id, properties }) => (
              <li key={id}>
                <button
                  type="button"
                  className="opens"
                  onClick={() => onPick({ kind: 'features', of: [{ key: layer.key, id }] })}
                >
                  {String(properties.name || `${label(layer.name)} ${id}`)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
