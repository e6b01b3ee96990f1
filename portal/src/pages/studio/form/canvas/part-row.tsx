import { useDraggable, useDroppable } from '@dnd-kit/core';
import { type KeyboardEvent, memo, useMemo } from 'react';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useDesigner, useStore } from '../designer-context';
import type { Row } from '../model/rows';
import css from './canvas.css';
import { PartFace } from './part-face';
import { PartTools } from './part-tools';
import { type Carried, targetId } from './targets';
import { useOwnWarnings } from './use-own-warnings';

/** One part of the form on the canvas. It listens for its own row, so that a keystroke elsewhere does not draw it. */
export const PartRow = memo(function PartRow({ rowKey }: { rowKey: string }) {
  const row = useDesigner((state) => state.view.rows.get(rowKey));
  const selected = useDesigner((state) => state.selected === rowKey);
  const reachable = useDesigner(
    (state) => state.selected === rowKey || (state.selected === null && firstOf(state.view.lines) === rowKey),
  );
  return row ? <Placed row={row} selected={selected} reachable={reachable} /> : null;
});

function firstOf(lines: readonly object[]): string | null {
  const line = lines.find((one) => 'row' in one) as { row: string } | undefined;
  return line?.row ?? null;
}

function Placed({ row, selected, reachable }: { row: Row; selected: boolean; reachable: boolean }) {
  const t = useText(studioForm);
  const store = useStore();
  const target = targetId({ parent: row.parent, before: row.key });
  const drop = useDroppable({ id: target, disabled: !row.slot });
  const data = useMemo<Carried>(() => ({ what: 'part', key: row.key, title: row.title }), [row.key, row.title]);
  const drag = useDraggable({ id: `part:${row.key}`, data, disabled: store.desk.readOnly });
  const warnings = useOwnWarnings(row.key);
  const hidden = row.hiddenBy !== null || row.off;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const by =
      event.code === 'ArrowUp' || event.code === 'ArrowLeft'
        ? -1
        : event.code === 'ArrowDown' || event.code === 'ArrowRight'
          ? 1
          : 0;
    if (!drag.isDragging && by !== 0) {
      event.preventDefault();
      if (event.altKey) store.act({ gesture: { do: 'step', key: row.key, by } });
      else selectNext(row.key, by);
      return;
    }
    if (!drag.isDragging && event.code === 'Delete') store.act({ gesture: { do: 'remove', key: row.key } });
    else if (!drag.isDragging && event.code === 'Enter') document.getElementById('studio-properties')?.focus();
    else drag.listeners?.onKeyDown?.(event);
  };
  const selectNext = (from: string, by: number) => {
    const keys = store.get().view.lines.flatMap((line) => ('row' in line ? [line.row] : []));
    const next = keys[keys.indexOf(from) + by];
    if (next === undefined) return;
    store.act({ select: next });
    requestAnimationFrame(() => document.getElementById(`part-${next}`)?.focus());
  };

  return (
    <div
      ref={drop.setNodeRef}
      data-target={target}
      data-part={row.key}
      className={[
        css.part,
        row.wide ? css.wide : '',
        css[row.shape],
        selected ? css.selected : '',
        hidden ? css.hatched : '',
        drag.isDragging ? css.lifted : '',
        drop.isOver ? css.before : '',
      ].join(' ')}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a button may not hold a heading, a badge and lists of options */}
      <div
        id={`part-${row.key}`}
        ref={drag.setNodeRef}
        {...drag.attributes}
        {...drag.listeners}
        role="button"
        tabIndex={reachable ? 0 : -1}
        aria-label={[
          row.title,
          row.required === 'yes' ? t('required') : '',
          hidden ? t('isHidden') : '',
          warnings > 0 ? t('hasWarnings', { n: warnings }) : '',
        ]
          .filter(Boolean)
          .join(t('comma'))}
        aria-pressed={selected}
        aria-roledescription={t('roleDescription')}
        className={css.face}
        onClick={() => store.act({ select: row.key })}
        onKeyDown={onKeyDown}
      >
        <PartFace row={row} warnings={warnings} />
      </div>
      {selected && !store.desk.readOnly ? <PartTools row={row} /> : null}
    </div>
  );
}
