import { LAYER_COLOURS, LAYER_DASHES, LAYER_GEOMETRIES } from '@project-cloud/library';
import { Radio, Select } from 'antd';
import { SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLayer } from '@/locale/studio-layer';
import { Swatch } from '@/pages/desk/map/swatch';
import css from '../item/item.css';
import { Line } from '../library/line';
import type { LayerPart } from './layer-editor';

/** How a layer is drawn: colours and lines from a fixed list, none of which is a light's. */
export function LayerStyle({ layer, readOnly, change }: LayerPart) {
  const t = useText(studioLayer);
  const label = useLabel();
  const { style, geometry } = layer;
  const set = (part: Partial<typeof style>) => change({ style: { ...style, ...part } });
  return (
    <section className={css.block}>
      <SectionTitle title={t('style')} note={<Swatch geometry={geometry} {...style} />} />
      <Line label={t('geometry')}>
        <Radio.Group
          disabled={readOnly}
          value={geometry}
          options={Object.entries(LAYER_GEOMETRIES).map(([value, words]) => ({ value, label: label(words) }))}
          onChange={(event) => change({ geometry: event.target.value as typeof geometry })}
        />
      </Line>
      <Line label={t('colour')} id="layer-colour">
        <Select
          id="layer-colour"
          disabled={readOnly}
          value={style.colour}
          options={(Object.keys(LAYER_COLOURS) as (keyof typeof LAYER_COLOURS)[]).map((value) => ({
            value,
            label: (
              <>
                <Swatch geometry="area" colour={value} dash="solid" /> {label(LAYER_COLOURS[value])}
              </>
            ),
          }))}
          onChange={(colour: keyof typeof LAYER_COLOURS) => set({ colour })}
        />
      </Line>
      <Line label={t('dash')}>
        <Radio.Group
          disabled={readOnly}
          value={style.dash}
          options={Object.entries(LAYER_DASHES).map(([value, words]) => ({ value, label: label(words) }))}
          onChange={(event) => set({ dash: event.target.value as typeof style.dash })}
        />
      </Line>
    </section>
  );
}
