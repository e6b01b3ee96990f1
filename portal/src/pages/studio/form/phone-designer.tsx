import { Button } from 'antd';
import { useState } from 'react';
import { LayerBadge, layerOf } from '@/components';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { DragArea } from './canvas/drag-area';
import css from './designer.css';
import { useDesigner, useStore } from './designer-context';
import type { FormLibrary } from './opening/library-of';
import { Palette } from './palette';
import { Properties } from './properties/properties';

type Sheet = 'list' | 'part' | 'add';

/** On a phone: the parts as a list with buttons, the properties of one as a page of its own. */
export function PhoneDesigner({ library }: { library: FormLibrary | null }) {
  const t = useText(studioForm);
  const store = useStore();
  const [sheet, setSheet] = useState<Sheet>('list');
  const lines = useDesigner((state) => state.view.lines);
  if (sheet === 'part')
    return (
      <div className={css.phonePage}>
        <Button onClick={() => setSheet('list')}>{t('backToList')}</Button>
        <Properties />
      </div>
    );
  if (sheet === 'add')
    return (
      <div className={css.phonePage}>
        <Button onClick={() => setSheet('list')}>{t('backToList')}</Button>
        <DragArea>
          <Palette library={library} onPut={() => setSheet('part')} />
        </DragArea>
      </div>
    );
  return (
    <div className={css.phonePage}>
      {store.desk.readOnly ? null : (
        <Button type="primary" block onClick={() => setSheet('add')}>
          {t('addPart')}
        </Button>
      )}
      <ul className={css.phoneList}>
        {lines.map((line) =>
          'row' in line ? <PhoneRow key={line.row} rowKey={line.row} onOpen={() => setSheet('part')} /> : null,
        )}
      </ul>
    </div>
  );
}

function PhoneRow({ rowKey, onOpen }: { rowKey: string; onOpen(): void }) {
  const t = useText(studioForm);
  const store = useStore();
  const row = useDesigner((state) => state.view.rows.get(rowKey));
  if (!row) return null;
  const move = (by: -1 | 1) => store.act({ gesture: { do: 'step', key: rowKey, by } });
  return (
    <li className={row.shape === 'field' ? css.phoneField : css.phoneGroup} data-part={row.key}>
      <button
        type="button"
        className={css.phoneName}
        onClick={() => {
          store.act({ select: rowKey });
          onOpen();
        }}
      >
        <LayerBadge layer={layerOf(row.changedBy ?? row.layer)} /> {row.title}
        {row.hiddenBy ? (
          <span className="note"> {t('isHidden')}</span>
        ) : row.required === 'yes' ? (
          <span className="note"> {t('required')}</span>
        ) : null}
      </button>
      {store.desk.readOnly ? null : (
        <span className={css.phoneMoves}>
          <Button aria-label={t('moveUpOf', { title: row.title })} onClick={() => move(-1)}>
            ↑
          </Button>
          <Button aria-label={t('moveDownOf', { title: row.title })} onClick={() => move(1)}>
            ↓
          </Button>
        </span>
      )}
    </li>
  );
}
