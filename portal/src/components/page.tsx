import type { PropsWithChildren, ReactNode } from 'react';
import css from './page.css';

/** The body of a page in the shell: one column, with a narrow one on the right for what stands by. */
export function Page({ children, aside }: PropsWithChildren<{ aside?: ReactNode }>) {
  return aside ? (
    <div className={css.split}>
      <div className={css.main}>{children}</div>
      <aside className={css.aside}>{aside}</aside>
    </div>
  ) : (
    <div className={css.page}>{children}</div>
  );
}

/** The bar at the foot of a page: what is selected and totals, or the state of the draft and its actions. */
export function BottomBar({ children, left }: PropsWithChildren<{ left?: ReactNode }>) {
  return (
    <>
      <div className={css.foot} aria-hidden="true" />
      <div className={css.bottom}>
        <div className={css.left}>{left}</div>
        <div className={css.right}>{children}</div>
      </div>
    </>
  );
}
