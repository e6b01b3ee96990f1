import { Link } from 'umi';
import { useSession } from '@/client/session';
import { useText } from '@/locale';
import { refusal } from '@/locale/refusal';
import css from './refusal.css';
import { useTitle } from './use-title';

/** A page that this person may not see: who can help. */
export default function ForbiddenPage() {
  const t = useText(refusal);
  const { user } = useSession();
  useTitle(t('forbidden'));
  return (
    <div className={css.page}>
      <h1>{t('forbidden')}</h1>
      <p className={css.hint}>
        {user
          ? t('forbiddenAs', {
              name: user.name,
              role: user.roleLabel,
              region: user.region?.name ?? user.organisation?.name ?? '—',
            })
          : t('forbiddenOut')}
      </p>
      <p className={css.hint}>{t('forbiddenHelp')}</p>
      <ul className={css.ways}>
        <li>
          <Link to={user?.homePath ?? '/sign-in'}>{user ? t('toDesk') : t('signIn')}</Link>
        </li>
        <li>
          <Link to="/">{t('toHome')}</Link>
        </li>
      </ul>
    </div>
  );
}
