import type { FormAnswer } from '@/client';
import { LayerBadge, layerOf } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './entry.css';

/** Which layers made this form, each with its version: the base, and what the city and the county changed. */
export function LayersNote({ form, note }: { form: Pick<FormAnswer, 'layers'>; note?: string }) {
  const t = useText(words);
  return (
    <p className={css.layers}>
      <span>{note ?? t('form.layers')}</span>
      {form.layers.map((layer) => (
        <span key={layer.region ?? 'base'}>
          <LayerBadge layer={layerOf(layer.region)} /> {t('form.version', { n: layer.version })}
        </span>
      ))}
    </p>
  );
}
