import { LayerBadge, layerOf } from '@/components';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useDesigner, useStore } from '../designer-context';
import { useFormNames } from '../form-names';
import css from './canvas.css';

/** Whose form this is, and how much of it each layer made. */
export function CanvasHead() {
  const t = useText(studioForm);
  const store = useStore();
  const names = useFormNames();
  const rows = useDesigner((state) => state.view.rows);
  const composition = useDesigner((state) => state.composition);
  const region = store.desk.setting?.region ?? null;
  const fields = [...rows.values()].filter(({ shape }) => shape === 'field');
  const layers = [...(store.desk.setting?.outer ?? []).map((layer) => layer.region), ...(region ? [region] : [])];
  return (
    <header className={css.head}>
      <h2>{region ? t('seenBy', { region: names.regionName(region) }) : t('seenAsBase')}</h2>
      <ul>
        <li>
          <LayerBadge layer="base" /> {t('baseCount', { n: fields.filter(({ layer }) => layer === null).length })}
        </li>
        {layers.map((code) => (
          <li key={code}>
            <LayerBadge layer={layerOf(code)} />{' '}
            {t('layerCount', {
              region: names.regionName(code),
              n: composition?.applied.filter(({ layer }) => layer === code).length ?? 0,
            })}
          </li>
        ))}
      </ul>
    </header>
  );
}
