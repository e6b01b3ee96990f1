import { type ReactNode, useState } from 'react';
import css from './designer.css';

interface VirtualListProps<T> {
  items: readonly T[];
  /** Pixels of one row; rows are all the same. */
  height: number;
  label: string;
  row(item: T, at: number): ReactNode;
}

const ROWS = 8;
const BEYOND = 4;

/** A list of any length of which only what can be seen is on the page. */
export function VirtualList<T>({ items, height, label, row }: VirtualListProps<T>) {
  const [top, setTop] = useState(0);
  const first = Math.max(0, Math.floor(top / height) - BEYOND);
  const shown = items.slice(first, first + ROWS + 2 * BEYOND);
  return (
    <fieldset
      className={css.virtual}
      style={{ maxHeight: ROWS * height }}
      aria-label={label}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div style={{ height: items.length * height, position: 'relative' }}>
        {shown.map((item, nth) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
            key={first + nth}
            className={css.option}
            style={{ position: 'absolute', insetInline: 0, top: (first + nth) * height, height }}
          >
            {row(item, first + nth)}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
