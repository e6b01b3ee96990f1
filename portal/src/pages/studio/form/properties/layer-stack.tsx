import { Link } from 'umi';
import { LayerBadge, layerOf } from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import { studioForm } from '@/locale/studio-form';
import { operationText } from '../../body/overlay-words';
import { useDesigner, useStore } from '../designer-context';
import { useFormNames } from '../form-names';
import { isOwn } from '../model/layer';
import { findPart, readTree, titleOf } from '../model/tree';
import css from './properties.css';

/** How the layers lie on one field, and the way back out of one's own. */
export function LayerStack({ partKey }: { partKey: string }) {
  const t = useText(studioForm);
  const words = useText(studio);
  const store = useStore();
  const names = useFormNames();
  const { setting, readOnly } = store.desk;
  const origin = useDesigner((state) => state.composition?.origin[partKey]);
  const rows = useDesigner((state) => state.view.rows);
  if (!setting || !origin) return null;
  const say = words as Parameters<typeof operationText>[2];
  // As the base calls it: "X renamed to X" would say nothing.
  const base = findPart(readTree(setting.base).parts, partKey);
  const nameOf = (key: string) => (key === partKey && base ? titleOf(base) : (rows.get(key)?.title ?? key));
  const mine = (layer: string) => layer === setting.region && !readOnly;
  return (
    <section className={css.section}>
      <h3>{t('stack')}</h3>
      <ul className={css.stack}>
        <li>
          <LayerBadge layer={layerOf(origin.layer)} />
          <span>
            {origin.layer === null ? t('fromBase') : t('addedBy', { region: names.regionName(origin.layer) })}
          </span>
          {isOwn(partKey, setting) && !readOnly ? (
            <button
              type="button"
              className="link"
              onClick={() => store.act({ gesture: { do: 'remove', key: partKey } })}
            >
              {t('withdraw')}
            </button>
          ) : null}
        </li>
        {origin.changes.map(({ layer, operation }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a change is told by its place in the stack
          <li key={at}>
            <LayerBadge layer={layerOf(layer)} />
            <span>{operationText(operation as Record<string, unknown>, nameOf, say)}</span>
            {mine(layer) ? (
              <button
                type="button"
                className="link"
                onClick={() => store.act({ gesture: { do: 'withdraw', key: partKey, op: operation.op } })}
              >
                {t('withdraw')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="note">
        {t('layerRule')} <Link to={names.reportHref(setting.region)}>{t('openReport')}</Link>
      </p>
    </section>
  );
}
