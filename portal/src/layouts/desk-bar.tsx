import { Link, useLocation } from 'umi';
import type { User } from '@/client';
import { usePhone } from '@/components/use-phone';
import { Wordmark } from '@/components/wordmark';
import { useText } from '@/locale';
import { shell } from '@/locale/shell';
import { BarApps, isAppsPath } from '@/pages/desk/subsystem/bar-apps';
import css from './desk-bar.css';
import { currentWord, navigationFor } from './navigation';
import { PersonMenu } from './person-menu';
import { PhoneSearch } from './phone-search';
import { SearchBox } from './search-box';

/** 52 px: the wordmark, the words of navigation, search, whose territory, who I am and as what. */
export function DeskBar({ user }: { user: User | null }) {
  const { pathname } = useLocation();
  const t = useText(shell);
  const phone = usePhone();
  const words = user ? navigationFor(user) : [];
  const current = isAppsPath(pathname) ? undefined : currentWord(words, pathname);
  return (
    <header className={css.bar}>
      <Wordmark href={user?.homePath ?? '/'} />
      <nav className={css.words} aria-label={t('navigation')}>
        {words.map((word) => (
          <Link
            key={word.to}
            to={word.to}
            className={word === current ? css.current : css.word}
            {...(word === current ? { 'aria-current': 'page' as const } : {})}
          >
            {t(word.word)}
          </Link>
        ))}
        {user ? <BarApps path={pathname} word={css.word} current={css.current} /> : null}
      </nav>
      {user ? (
        <>
          {user.may.includes('entry.read') ? phone ? <PhoneSearch /> : <SearchBox /> : <span className={css.space} />}
          <span className={css.region}>{user.region?.name ?? user.organisation?.name}</span>
          <PersonMenu user={user} />
        </>
      ) : null}
    </header>
  );
}
