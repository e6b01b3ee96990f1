import { Suspense } from 'react';
import { Outlet, useLocation } from 'umi';
import { Boundary } from './boundary';
import { PageFallback } from './page-fallback';
import css from './public.css';
import { PublicFooter } from './public-footer';
import { PublicHeader } from './public-header';

/** Around the pages that need no account. */
export default function PublicLayout() {
  const { pathname } = useLocation();
  return (
    <div className={css.site}>
      <PublicHeader />
      <main id="main" className={css.main}>
        <Boundary place={pathname}>
          <Suspense fallback={<PageFallback />}>
            <Outlet />
          </Suspense>
        </Boundary>
      </main>
      <PublicFooter />
    </div>
  );
}
