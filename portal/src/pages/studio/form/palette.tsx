import { useDraggable } from '@dnd-kit/core';
import type { Field } from '@project-cloud/library';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { LayerBadge, layerOf } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import type { Carried } from './canvas/targets';
import { useDesigner, useStore } from './designer-context';
import { unplaced } from './model/library-fields';
import { FIELD_ITEMS, LAYOUT_ITEMS, PANE_ITEMS, type PaletteItem } from './model/palette';
import { componentOf } from './model/place';
import { findPart, keysOf } from './model/tree';
import type { FormLibrary } from './opening/library-of';
import css from './palette.css';
import { usePut } from './use-put';

type Word = keyof typeof studioForm.zh;

/** What can be put into the form: new fields, parts that arrange, and what the library has and the form does not ask for. */
export function Palette({ library, onPut }: { library: FormLibrary | null; onPut?: () => void }) {
  const t = useText(studioForm);
  const label = useLabel();
  const store = useStore();
  const put = usePut();
  const [find, setFind] = useState('');
  const tree = useDesigner((state) => state.tree);
  const rows = useDesigner((state) => state.view.rows);
  const selected = useDesigner((state) => state.selected);
  const layer = store.desk.setting !== null;
  const named = (text: string) => text.includes(find.trim());
  const wordOf = (item: PaletteItem) => t(`item_${item.name}` as Word);
  const placed = useMemo(() => new Set(keysOf(tree.parts)), [tree]);
  const offered = useMemo(
    () =>
      !library || layer
        ? []
        : [
            ...unplaced(library.fields, placed).map((field) => ({ field, core: false })),
            ...unplaced(library.core, placed).map((field) => ({ field, core: true })),
          ],
    [library, layer, placed],
  );
  const hidden = layer
    ? [...rows.values()].filter((row) => row.shape === 'field' && row.hiddenBy === store.desk.setting?.region)
    : [];
  const at = selected === null ? null : findPart(tree.parts, selected);
  const pane = at ? PANE_ITEMS[componentOf(at)] : undefined;
  const take = (carried: Carried) => {
    if (put(carried)) onPut?.();
  };
  return (
    <aside className={css.palette} aria-label={t('palette')}>
      <Input
        allowClear
        placeholder={t('findField')}
        aria-label={t('findField')}
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      <h3>{t('newFields')}</h3>
      <div className={css.tiles}>
        {FIELD_ITEMS.filter((item) => named(wordOf(item))).map((item) => (
          <Tile key={item.name} carried={{ what: 'new', item, title: wordOf(item) }} onTake={take} />
        ))}
      </div>
      <h3>{t('layoutParts')}</h3>
      <div className={css.tiles}>
        {[...LAYOUT_ITEMS, ...(pane ? [pane] : [])]
          .filter((item) => named(wordOf(item)))
          .map((item) => (
            <Tile key={item.name} carried={{ what: 'new', item, title: wordOf(item) }} onTake={take} />
          ))}
      </div>
      {layer ? (
        <>
          <h3>{t('hiddenHere', { n: hidden.length })}</h3>
          <ul className={css.list}>
            {hidden
              .filter(({ title }) => named(title))
              .map((row) => (
                <li key={row.key}>
                  <button type="button" onClick={() => store.act({ gesture: { do: 'restore', key: row.key } })}>
                    {row.title}
                    <span className={css.way}>{t('showAgain')}</span>
                  </button>
                </li>
              ))}
          </ul>
        </>
      ) : (
        <>
          <h3>{t('unplaced', { n: offered.length })}</h3>
          <ul className={css.list}>
            {offered
              .filter(({ field }) => named(label(field.label)))
              .map(({ field, core }) => (
                <li key={field.key}>
                  <Offered field={field} core={core} title={label(field.label)} onTake={take} />
                </li>
              ))}
          </ul>
        </>
      )}
    </aside>
  );
}

interface TileProps {
  carried: Carried;
  onTake(carried: Carried): void;
}

function Tile({ carried, onTake }: TileProps) {
  const t = useText(studioForm);
  const store = useStore();
  const id = carried.what === 'new' ? `new:${carried.item.name}` : '';
  const { setNodeRef, attributes, listeners } = useDraggable({ id, data: carried, disabled: store.desk.readOnly });
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={css.tile}
      {...attributes}
      {...listeners}
      aria-roledescription={t('paletteRole')}
      onClick={() => onTake(carried)}
    >
      {carried.title}
    </button>
  );
}

function Offered({
  field,
  core,
  title,
  onTake,
}: {
  field: Field;
  core: boolean;
  title: string;
  onTake(carried: Carried): void;
}) {
  const t = useText(studioForm);
  const store = useStore();
  const carried: Carried = { what: 'library', field, core, title };
  const { setNodeRef, attributes, listeners } = useDraggable({
    id: `library:${field.key}`,
    data: carried,
    disabled: store.desk.readOnly,
  });
  return (
    <button
      ref={setNodeRef}
      type="button"
      {...attributes}
      {...listeners}
      aria-roledescription={t('paletteRole')}
      onClick={() => onTake(carried)}
    >
      <span aria-hidden="true" className={css.grip}>
        ⠿
      </span>
      {title}
      <span className={css.badge}>
        <LayerBadge layer={layerOf(null)} />
      </span>
    </button>
  );
}
