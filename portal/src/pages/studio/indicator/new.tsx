import { useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import { NewDefinition } from '../item/new-definition';
import { emptyIndicator } from './indicator-draft';

/** A new indicator: what it is called; the rest is written on its own page. */
export default function NewIndicatorPage() {
  const t = useText(studioItem);
  return (
    <NewDefinition
      kind="indicator"
      room={{ label: t('indicators'), href: '/studio/indicators' }}
      title={t('newIndicator')}
      note={t('newIndicatorHint')}
      begin={emptyIndicator}
    />
  );
}
