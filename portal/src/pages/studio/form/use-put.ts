import { useCallback } from 'react';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import type { Carried } from './canvas/targets';
import { useStore } from './designer-context';
import { useFormNames } from './form-names';
import { freeKey } from './model/keys';
import { fieldSchema } from './model/library-fields';
import { newSchema } from './model/palette';
import { placeAfter } from './model/place';
import { keysOf, type Place, readPart } from './model/tree';

/** Puts a carried thing to a place; without one, after what is selected. Whether it was taken. */
export function usePut(): (carried: Carried, place?: Place) => boolean {
  const store = useStore();
  const t = useText(studioForm);
  const { library } = useFormNames();
  return useCallback(
    (carried, place) => {
      const { tree, selected } = store.get();
      const region = store.desk.setting?.region ?? null;
      if (carried.what === 'part') {
        if (!place) return false;
        const after = store.act({ gesture: { do: 'move', key: carried.key, place } });
        return after.refusal === null;
      }
      const taken = new Set([...keysOf(tree.parts), ...store.desk.published]);
      const fresh = (stem: string) => {
        const key = freeKey(stem, taken, region);
        taken.add(key);
        return key;
      };
      const [key, schema] =
        carried.what === 'library'
          ? [carried.field.key, fieldSchema(carried.field, carried.core, library?.moneyUnit)]
          : [
              fresh(carried.item.stem),
              newSchema(carried.item, { title: t('newTitle', { kind: carried.title }), option: t('option') }, fresh),
            ];
      const to = place ?? placeAfter(tree, selected, readPart(key, schema));
      return store.act({ gesture: { do: 'add', key, schema, place: to } }).refusal === null;
    },
    [store, t, library],
  );
}
