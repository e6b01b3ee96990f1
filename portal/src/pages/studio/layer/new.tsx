import { useText } from '@/locale';
import { studioLayer } from '@/locale/studio-layer';
import { NewDefinition } from '../item/new-definition';
import { emptyLayer } from './layer-draft';

/** A new layer: what it is called; the rest is written on its own page. */
export default function NewLayerPage() {
  const t = useText(studioLayer);
  return (
    <NewDefinition
      kind="layer"
      room={{ label: t('layers'), href: '/studio/layers' }}
      title={t('newLayer')}
      note={t('newLayerHint')}
      begin={emptyLayer}
    />
  );
}
