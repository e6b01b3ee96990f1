import { Link, useLocation } from 'umi';
import { useSession } from '@/client/session';
import { useText } from '@/locale';
import { refusal } from '@/locale/refusal';
import css from './refusal.css';
import { useTitle } from './use-title';

/** No page at this address: what may have happened, and where to go. */
export default function NotFoundPage() {
  const t = useText(refusal);
  const { pathname } = useLocation();
  const { user } = useSession();
  useTitle(t('missing'));
  return (
    <div className={css.page}>
      <h1>{t('missing')}</h1>
      <p className={css.hint}>{t('missingHint', { path: pathname })}</p>
      <ul className={css.ways}>
        {user ? (
          <li>
            <Link to={user.homePath}>{t('toDesk')}</Link>
          </li>
        ) : null}
        <li>
          <Link to="/">{t('toHome')}</Link>
        </li>
        <li>
          <Link to="/projects">{t('toProjects')}</Link>
        </li>
      </ul>
    </div>
  );
}
