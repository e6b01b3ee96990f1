import { useEffect, useState } from 'react';
import { Link, useLocation } from 'umi';
import { useSession } from '@/client/session';
import { Wordmark } from '@/components/wordmark';
import { useLanguage, useText } from '@/locale';
import { site } from '@/locale/site';
import { CloseIcon, MenuIcon } from './icons';
import css from './public.css';
import { useSite } from './use-site';

const WORDS = [
  { to: '/', word: 'home' },
  { to: '/projects', word: 'projects' },
  { to: '/tools', word: 'tools' },
  { to: '/notices', word: 'notices' },
] as const;

/** The top of the public site: name, words, the ways in. On a phone the words open below the bar. */
export function PublicHeader() {
  const t = useText(site);
  const { pathname } = useLocation();
  const { user } = useSession();
  const { language, setLanguage } = useLanguage();
  const name = useSite()?.name;
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet closes when the page changes
  useEffect(() => setOpen(false), [pathname]);

  const isCurrent = (to: string) => (to === '/' ? pathname === '/' : pathname.startsWith(to));
  const words = WORDS.map(({ to, word }) => (
    <Link key={to} to={to} {...(isCurrent(to) ? { 'aria-current': 'page' as const } : {})}>
      {t(word)}
    </Link>
  ));
  const languages = (
    <button
      type="button"
      className={css.language}
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {t('otherLanguage')}
    </button>
  );
  return (
    <header className={`${css.header} no-print`}>
      <div className={css.bar}>
        <Wordmark large />
        <span className={css['site-name']}>{name ?? t('siteName')}</span>
        <nav className={css.words} aria-label={t('navigation')}>
          {words}
        </nav>
        <div className={css.person}>
          {languages}
          {user ? (
            <Link className={css.first} to={user.homePath}>
              {t('toDesk', { name: user.name })}
            </Link>
          ) : (
            <>
              <Link className={css.first} to="/sign-in">
                {t('signIn')}
              </Link>
              <Link className={css.second} to="/sign-in?as=official">
                {t('signInOfficial')}
              </Link>
            </>
          )}
          <button
            type="button"
            className={css.menu}
            aria-expanded={open}
            aria-label={t('menu')}
            onClick={() => setOpen(!open)}
          >
            {open ? <CloseIcon /> : <MenuIcon />}
          </button>
        </div>
      </div>
      {open ? (
        <nav className={css.sheet} aria-label={t('navigation')}>
          {words}
          {user ? null : <Link to="/sign-in?as=official">{t('signInOfficial')}</Link>}
          {languages}
        </nav>
      ) : null}
    </header>
  );
}
