import {
  DndContext,
  type DragEndEvent,
  PointerSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { HTMLAttributes, PropsWithChildren } from 'react';
import css from './designer.css';

interface SortableProps {
  onMove(from: string, to: string): void;
}

/** Rows that can be dragged into another order; the keyboard has its buttons for that. */
export function Sortable({ onMove, children }: PropsWithChildren<SortableProps>) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 6 } }),
  );
  const end = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) onMove(String(active.id), String(over.id));
  };
  return (
    <DndContext sensors={sensors} onDragEnd={end} accessibility={{ restoreFocus: false }}>
      {children}
    </DndContext>
  );
}

interface RowProps extends HTMLAttributes<HTMLLIElement> {
  id: string;
  handle: string;
  disabled?: boolean;
}

export function SortableRow({
  id,
  handle,
  disabled = false,
  children,
  className = '',
  ...rest
}: PropsWithChildren<RowProps>) {
  const drag = useDraggable({ id, disabled });
  const drop = useDroppable({ id });
  const style = drag.transform ? { transform: `translateY(${drag.transform.y}px)` } : undefined;
  return (
    <li
      {...rest}
      ref={drop.setNodeRef}
      style={style}
      className={`${className} ${drag.isDragging ? css.dragged : ''} ${drop.isOver && !drag.isDragging ? css.over : ''}`}
    >
      {disabled ? null : (
        <span ref={drag.setNodeRef} {...drag.listeners} className={css.handle} title={handle} aria-hidden="true">
          ⠿
        </span>
      )}
      {children}
    </li>
  );
}

/** The list with one item moved to the place of another. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  if (from < 0 || to < 0 || to >= items.length || from === to) return [...items];
  const next = [...items];
  const [item] = next.splice(from, 1);
  next.splice(to, 0, item as T);
  return next;
}
