import type { ReactNode } from 'react';
import { EMPTY } from '@/components';
import css from './item.css';

/** What is known of a thing, name by name; what is empty is said to be so. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === '' ? EMPTY : value}</dd>
        </div>
      ))}
    </dl>
  );
}
