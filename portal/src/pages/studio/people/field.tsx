import type { ReactNode } from 'react';
import css from './people.css';

/** A label over its control, with what the server said of it below. */
export function Field({
  path,
  label,
  hint,
  fault,
  children,
}: {
  path: string;
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div id={`field-${path}`} className={css.field}>
      <label htmlFor={`people-${path}`}>{label}</label>
      {children}
      {fault ? (
        <p className={css.fault} role="alert">
          {fault}
        </p>
      ) : hint ? (
        <p className="note">{hint}</p>
      ) : null}
    </div>
  );
}
