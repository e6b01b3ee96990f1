import { useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import { emptyItem } from './item-draft';
import { NewDefinition } from './new-definition';

/** A new item: what it is called; the rest is written on its own page. */
export default function NewItemPage() {
  const t = useText(studioItem);
  return (
    <NewDefinition
      kind="item"
      room={{ label: t('items'), href: '/studio/items' }}
      title={t('newItem')}
      note={t('newItemHint')}
      begin={emptyItem}
    />
  );
}
