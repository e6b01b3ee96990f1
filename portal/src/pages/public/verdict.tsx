import type { PropsWithChildren } from 'react';
import css from './tools.css';

/** A tick or a cross, and the sentence: right or wrong is no project's light, so it has no light's colour or shape. */
export function Verdict({ valid, children }: PropsWithChildren<{ valid: boolean }>) {
  return (
    <p className={css.verdict}>
      <svg
        viewBox="0 0 12 12"
        width="12"
        height="12"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
      >
        <path d={valid ? 'm1 6.5 3.5 3.5L11 2' : 'm2 2 8 8M10 2l-8 8'} />
      </svg>
      <span>{children}</span>
    </p>
  );
}
