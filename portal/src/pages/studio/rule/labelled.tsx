import { type ReactNode, useId } from 'react';

interface LabelledProps {
  label: ReactNode;
  className?: string | undefined;
  /** The control, under the id that the label names. */
  children(id: string): ReactNode;
}

/** A control with its name before it. */
export function Labelled({ label, className, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
