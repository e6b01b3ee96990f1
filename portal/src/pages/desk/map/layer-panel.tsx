import { LAYER_GROUPS, type LayerGroup } from '@project-cloud/library';
import { Input, Slider, Switch } from 'antd';
import { useState } from 'react';
import { EmptyState, formatDate } from '@/components';
import { useLabel, useText } from '@/locale';
import { mapWords } from '@/locale/map';
import css from './map.css';
import type { MapLayer } from './map-data';
import { Swatch } from './swatch';

interface LayerPanelProps {
  layers: readonly MapLayer[];
  on: readonly string[];
  opacity: number;
  onSwitch(on: string[]): void;
  onOpacity(percent: number): void;
}

const GROUPS = Object.keys(LAYER_GROUPS) as LayerGroup[];

/** Every layer with its switch, its key and the day of its data, by group. */
export function LayerPanel({ layers, on, opacity, onSwitch, onOpacity }: LayerPanelProps) {
  const t = useText(mapWords);
  const label = useLabel();
  const [find, setFind] = useState('');
  const [shownOpacity, setShownOpacity] = useState(opacity);
  const wanted = find.trim();
  const shown = layers.filter((layer) => label(layer.name).includes(wanted) || layer.key.includes(wanted));
  const standing = on.filter((key) => layers.some((layer) => layer.key === key));
  const set = (keys: readonly string[], isOn: boolean) => {
    const others = on.filter((key) => !keys.includes(key));
    onSwitch(isOn ? [...others, ...keys] : others);
  };
  if (layers.length === 0) return <EmptyState title={t('noLayers')} hint={t('noLayersHint')} />;
  return (
    <>
      <div className={css.tools}>
        <Input
          allowClear
          aria-label={t('findLayer')}
          placeholder={t('findLayer')}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        <p className="note" role="status">
          {t('layersOn', { on: standing.length, all: layers.length })}
        </p>
        <div className={css.opacity}>
          <span>{t('opacity')}</span>
          <Slider
            min={10}
            max={100}
            step={10}
            value={shownOpacity}
            ariaLabelForHandle={t('opacity')}
            tooltip={{ formatter: (percent) => `${percent}%` }}
            onChange={setShownOpacity}
            onChangeComplete={onOpacity}
          />
        </div>
      </div>
      {shown.length === 0 ? <p className={css.none}>{t('noLayer')}</p> : null}
      {GROUPS.map((group) => {
        const inside = shown.filter((layer) => layer.group === group);
        if (inside.length === 0) return null;
        const name = label(LAYER_GROUPS[group]);
        const keys = inside.map(({ key }) => key);
        const allOn = keys.every((key) => on.includes(key));
        return (
          <section key={group} className={css.group} aria-label={name}>
            <div className={css.groupHead}>
              <h2>{name}</h2>
              <button
                type="button"
                className="link"
                aria-label={t(allOn ? 'allOffOf' : 'allOnOf', { group: name })}
                onClick={() => set(keys, !allOn)}
              >
                {t(allOn ? 'allOff' : 'allOn')}
              </button>
            </div>
            <ul>
              {inside.map((layer) => (
                <LayerRow
                  key={layer.key}
                  layer={layer}
                  isOn={on.includes(layer.key)}
                  onSwitch={(isOn) => set([layer.key], isOn)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function LayerRow({ layer, isOn, onSwitch }: { layer: MapLayer; isOn: boolean; onSwitch(isOn: boolean): void }) {
  const t = useText(mapWords);
  const label = useLabel();
  return (
    <li className={css.layer}>
      <Swatch geometry={layer.geometry} {...layer.style} />
      <span className={css.layerName}>
        {label(layer.name)}
        {layer.sample ? <span className={css.sample}>{t('sample')}</span> : null}
        <span className="note">
          {layer.data
            ? `${t('count', { n: layer.data.features })}，${t('dataOf', { day: formatDate(layer.sourceDate) })}`
            : t('noData')}
        </span>
      </span>
      <Switch size="small" aria-label={label(layer.name)} checked={isOn} disabled={!layer.data} onChange={onSwitch} />
    </li>
  );
}
