import type { PropsWithChildren, ReactNode } from 'react';
import css from './designer.css';

interface LineProps {
  label: ReactNode;
  /** The id of the control that the label names. */
  id?: string;
  help?: ReactNode;
  fault?: string | undefined;
  required?: boolean;
}

/** One setting: its name, what sets it, a word on what it does, and what is wrong with it. */
export function Line({ label, id, help, fault, children }: PropsWithChildren<LineProps>) {
  return (
    <div className={css.line}>
      {id ? <label htmlFor={id}>{label}</label> : <span className={css.label}>{label}</span>}
      <div className={css.control}>
        {children}
        {help ? <p className="note">{help}</p> : null}
        {fault ? (
          <p className={css.fault} role="alert" {...(id ? { id: `${id}-fault` } : {})}>
            {fault}
          </p>
        ) : null}
      </div>
    </div>
  );
}
