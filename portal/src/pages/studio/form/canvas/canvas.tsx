import { useDroppable } from '@dnd-kit/core';
import { memo } from 'react';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useDesigner } from '../designer-context';
import type { Foot, Line } from '../model/rows';
import css from './canvas.css';
import { CanvasHead } from './canvas-head';
import { PartRow } from './part-row';
import { targetId } from './targets';

/** The form as the region's clerks see it, two columns on the wash. */
export function Canvas() {
  const t = useText(studioForm);
  const lines = useDesigner((state) => state.view.lines);
  return (
    <section className={css.canvas} aria-label={t('canvas')}>
      <CanvasHead />
      <div className={css.paper}>
        {lines.map((line, at) =>
          'row' in line ? (
            <PartRow key={keyOf(line.row, lines, at)} rowKey={line.row} />
          ) : (
            <FootZone key={`foot:${line.foot.parent ?? ''}`} foot={line.foot} />
          ),
        )}
      </div>
    </section>
  );
}

// A pasted form may hold one key twice: the second is told by its place.
function keyOf(row: string, lines: readonly Line[], at: number): string {
  const first = lines.findIndex((line) => 'row' in line && line.row === row);
  return first === at ? row : `${row}#${at}`;
}

/** The end of a group: what is dropped here stands last in it. */
const FootZone = memo(function FootZone({ foot }: { foot: Foot }) {
  const t = useText(studioForm);
  const id = targetId({ parent: foot.parent, before: null });
  const { setNodeRef, isOver, active } = useDroppable({ id });
  const root = foot.parent === null;
  return (
    <div
      ref={setNodeRef}
      data-target={id}
      className={`${root ? css.footOfForm : css.foot} ${isOver ? css.over : ''} ${active ? css.open : ''}`}
    >
      {root ? t('dropHere') : isOver ? t('dropAtEnd') : null}
    </div>
  );
});
