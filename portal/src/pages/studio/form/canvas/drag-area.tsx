import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  DndContext,
  DragOverlay,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  type ScreenReaderInstructions,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type PropsWithChildren, useMemo, useRef, useState } from 'react';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useStore } from '../designer-context';
import { nameIn } from '../model/tree';
import { usePut } from '../use-put';
import css from './canvas.css';
import { type Carried, placeOfTarget, startOf, targetId, targetsOf } from './targets';

const KEYS = { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] };
const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** Carrying by pointer and by keys: a place is always "before this part" or "at the end of this group". */
export function DragArea({ children }: PropsWithChildren) {
  const store = useStore();
  const put = usePut();
  const t = useText(studioForm);
  const [carried, setCarried] = useState<Carried | null>(null);
  // The keys walk through the places in order; geometry has no say in it.
  const walk = useRef<string | null>(null);

  const coordinates = useRef<KeyboardCoordinateGetter>((event, { context }) => {
    const by = STEPS[event.code];
    const what = context.active?.data.current as Carried | undefined;
    if (!by || !what) return undefined;
    event.preventDefault();
    const { tree, selected } = store.get();
    const ids = targetsOf(what, tree).map(targetId);
    const at = walk.current === null ? startOf(what, tree, selected) : ids.indexOf(walk.current);
    const next = ids[Math.min(Math.max(at + by, 0), ids.length - 1)];
    if (next === undefined) return undefined;
    walk.current = next;
    const element = document.querySelector(`[data-target="${next}"]`);
    element?.scrollIntoView({ block: 'nearest' });
    // The first key may come before the places are measured.
    const rect = context.droppableRects.get(next) ?? element?.getBoundingClientRect();
    // Two steps to places of one spot must still be two moves, or the second is not noticed.
    return rect ? { x: rect.left + Math.random() / 10, y: rect.top } : undefined;
  }).current;

  const collision = useRef<CollisionDetection>((args) => {
    if (args.pointerCoordinates === null) {
      const target = args.droppableContainers.find(({ id }) => id === walk.current);
      return target ? [{ id: target.id }] : [];
    }
    const within = pointerWithin(args);
    return within.length > 0 ? within : near(args);
  }).current;

  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: coordinates, keyboardCodes: KEYS, scrollBehavior: 'auto' }),
  );
  const announcements = useMemo<Announcements>(() => {
    const name = (data: unknown) => (data as Carried | undefined)?.title ?? '';
    const where = (id: unknown) => {
      const { parent, before } = placeOfTarget(String(id));
      const { tree } = store.get();
      if (before !== null) return t('beforePart', { title: nameIn(tree, before) });
      return parent === null ? t('endOfForm') : t('endOfPart', { title: nameIn(tree, parent) });
    };
    return {
      onDragStart: ({ active }) => t('lifted', { title: name(active.data.current) }),
      onDragOver: ({ active, over }) =>
        over ? t('over', { title: name(active.data.current), where: where(over.id) }) : t('overNothing'),
      onDragEnd: ({ active, over }) =>
        over
          ? t('dropped', { title: name(active.data.current), where: where(over.id) })
          : t('putBack', { title: name(active.data.current) }),
      onDragCancel: ({ active }) => t('putBack', { title: name(active.data.current) }),
    };
  }, [store, t]);
  const instructions = useMemo<ScreenReaderInstructions>(() => ({ draggable: t('dragHelp') }), [t]);

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collision}
      accessibility={{ announcements, screenReaderInstructions: instructions }}
      onDragStart={({ active }) => {
        walk.current = null;
        setCarried((active.data.current as Carried | undefined) ?? null);
      }}
      onDragEnd={({ active, over }) => {
        setCarried(null);
        const what = active.data.current as Carried | undefined;
        if (what && over) put(what, placeOfTarget(String(over.id)));
      }}
      onDragCancel={() => setCarried(null)}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {carried ? <div className={css.carried}>{carried.title}</div> : null}
      </DragOverlay>
    </DndContext>
  );
}

const REACH = 160;

/** Between two places the nearest one counts, as long as the canvas is near at all. */
const near: CollisionDetection = (args) => {
  const [first] = closestCenter(args);
  const rect = first ? args.droppableRects.get(first.id) : undefined;
  const at = args.pointerCoordinates;
  if (!first || !rect || !at) return [];
  const inside =
    at.x > rect.left - REACH && at.x < rect.right + REACH && at.y > rect.top - REACH && at.y < rect.bottom + REACH;
  return inside ? [first] : [];
};
