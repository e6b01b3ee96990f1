import { lazy, Suspense } from 'react';
import { Navigate, Outlet, useLocation } from 'umi';
import { signInPath, useSession } from '@/client';
import { ErrorState } from '@/components/states';
import { usePhone } from '@/components/use-phone';
import { useText } from '@/locale';
import { shell } from '@/locale/shell';
import { Boundary } from './boundary';
import { DeskBar } from './desk-bar';
import { mayOpen } from './navigation';
import { PageFallback } from './page-fallback';
import { PhoneTabs } from './phone-tabs';
import css from './shell.css';

const Forbidden = lazy(() => import('@/pages/public/forbidden'));

/** Pages that bring their own bars on a phone: back and next above, the draft and its submission below. */
const OWN_BARS = /^\/desk\/(entries\/[^/]+\/(edit|reports\/)|libraries\/[^/]+\/new)/;

const PASSWORD = '/account/password';

/** Everything behind sign-in: the bar, the page, and tabs on a phone. */
export default function Shell() {
  const { user, state, error } = useSession();
  const { pathname, search } = useLocation();
  const phone = usePhone();
  const ownBars = phone && OWN_BARS.test(pathname);
  const t = useText(shell);

  if (state === 'out' && error)
    return (
      <div className={css.main}>
        <ErrorState error={error} onRetry={() => location.reload()} />
      </div>
    );
  if (user?.firstPassword && pathname !== PASSWORD) return <Navigate to={PASSWORD} replace />;
  if (state === 'out') return <Navigate to={signInPath(pathname + search)} replace />;
  return (
    <div className={ownBars ? css.bare : css.shell}>
      <a className={css.skip} href="#main">
        {t('skip')}
      </a>
      {ownBars ? null : <DeskBar user={user} />}
      <main id="main" className={css.main}>
        {user ? (
          <Boundary place={pathname}>
            <Suspense fallback={<PageFallback />}>{mayOpen(user, pathname) ? <Outlet /> : <Forbidden />}</Suspense>
          </Boundary>
        ) : (
          <PageFallback />
        )}
      </main>
      {phone && user && !ownBars ? <PhoneTabs /> : null}
    </div>
  );
}
