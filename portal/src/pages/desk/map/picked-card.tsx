import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'umi';
import { Code, formatDate, Light } from '@/components';
import { useLabel, useText } from '@/locale';
import { mapWords } from '@/locale/map';
import type { Gathered } from './gather';
import css from './map.css';
import type { MapFeature, MapLayer, Picked, Place } from './map-data';
import { PlaceList } from './project-panel';
import { Swatch } from './swatch';
import type { LoadedFeatures } from './use-features';

interface PickedCardProps {
  picked: Picked;
  layers: readonly MapLayer[];
  loaded: LoadedFeatures;
  places: readonly Place[];
  gathered: Gathered;
  onPick(picked: Picked): void;
  onClose(): void;
}

/** What was picked: the project, the county's projects without a place, or what lies at the point. */
export function PickedCard({ picked, layers, loaded, places, gathered, onPick, onClose }: PickedCardProps) {
  const t = useText(mapWords);
  if (picked.kind === 'project') {
    const place = places.find(({ id }) => id === picked.id);
    return place ? (
      <Card title={place.name} onClose={onClose}>
        <ProjectFacts place={place} />
      </Card>
    ) : null;
  }
  if (picked.kind === 'county') {
    const county = gathered.counties.find(({ code }) => code === picked.code);
    return county ? (
      <Card title={t('countyTitle', { name: county.name, n: county.places.length })} onClose={onClose}>
        <p className="note">{t('countyHint')}</p>
        <PlaceList places={county.places} picked={picked} onPick={onPick} />
      </Card>
    ) : null;
  }
  const found = picked.of.flatMap(({ key, id }) => {
    const layer = layers.find((one) => one.key === key);
    const feature = loaded.byLayer.get(key)?.features.find((one) => one.id === id);
    return layer && feature ? [{ layer, feature }] : [];
  });
  const [first] = found;
  const title = found.length === 1 && first ? nameOf(first.feature) : t('here', { n: found.length });
  return (
    <Card title={title} onClose={onClose}>
      {found.length === 0 ? <p className="note">{t(loaded.loading ? 'loading' : 'nothingHere')}</p> : null}
      {found.map(({ layer, feature }) => (
        <FeatureFacts key={`${layer.key} ${feature.id}`} layer={layer} feature={feature} />
      ))}
    </Card>
  );
}

const nameOf = ({ id, properties }: MapFeature) => String(properties.name || id);

function Card({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const t = useText(mapWords);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (title) head.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <section
      className={css.card}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={css.cardHead}>
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="link" onClick={onClose}>
          {t('close')}
        </button>
      </div>
      {children}
    </section>
  );
}

function ProjectFacts({ place }: { place: Place }) {
  const t = useText(mapWords);
  return (
    <>
      <Code value={place.code} />
      <dl className={css.facts}>
        <dt>{t('lights')}</dt>
        <dd>
          <Light light={place.light} />
        </dd>
        <dt>{t('place')}</dt>
        <dd>{place.region.name}</dd>
        <dt>{t('position')}</dt>
        <dd>{place.at ? `${t('placed')} ${place.at.map((one) => one.toFixed(4)).join(', ')}` : t('atCounty')}</dd>
      </dl>
      <Link to={`/desk/entries/${place.id}`}>{t('openProject')}</Link>
    </>
  );
}

function FeatureFacts({ layer, feature }: { layer: MapLayer; feature: MapFeature }) {
  const t = useText(mapWords);
  const label = useLabel();
  const own = Object.entries(feature.properties).filter(([key]) => key !== 'name');
  const facts: (readonly [string, string])[] = [
    ...own.map(([key, value]) => [key, String(value)] as const),
    [t('source'), `${layer.source}，${t('dataOf', { day: formatDate(layer.sourceDate) })}`],
    [t('legalBasis'), layer.legalBasis],
    [t('advice'), layer.advice],
  ];
  return (
    <div className={css.feature}>
      <h3>
        <Swatch geometry={layer.geometry} {...layer.style} /> {label(layer.name)}　{nameOf(feature)}
      </h3>
      <dl className={css.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {layer.attribution ? <p className="note">{layer.attribution}</p> : null}
    </div>
  );
}
