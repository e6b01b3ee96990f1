import type { PropsWithChildren, ReactNode } from 'react';
import { Link } from 'umi';
import css from './figure.css';

interface FigureProps {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  /** One line of context: the plan, the period, the parts. */
  note?: ReactNode;
  /** The rows that make the figure. */
  href?: string;
  size?: 'large' | 'page' | 'small';
}

/** Label above, figure, unit after it, one line of context below. */
export function Figure({ label, value, unit, note, href, size = 'page' }: FigureProps) {
  return (
    <div className={css.figure}>
      <div className={css.label}>{label}</div>
      <div className={css[size]}>
        {href ? (
          <Link to={href} className={css.value}>
            {value}
          </Link>
        ) : (
          <span className={css.value}>{value}</span>
        )}
        {unit ? <span className={css.unit}> {unit}</span> : null}
      </div>
      {note ? <div className={css.note}>{note}</div> : null}
    </div>
  );
}

/** Figures side by side; two columns on a phone. */
export function Figures({ children, columns = 4 }: PropsWithChildren<{ columns?: number }>) {
  return (
    <div
      className={css.figures}
      style={{ '--columns': columns, '--phone-columns': columns === 3 ? 3 : 2 } as React.CSSProperties}
    >
      {children}
    </div>
  );
}
