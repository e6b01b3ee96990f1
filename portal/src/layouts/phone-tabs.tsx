import { Link, useLocation } from 'umi';
import { useSession } from '@/client';
import { useText } from '@/locale';
import { shell } from '@/locale/shell';
import { currentWord, mayOpen, type NavWord } from './navigation';
import css from './phone-tabs.css';

const DESK: NavWord[] = [
  { to: '/desk', word: 'desk' },
  { to: '/desk/libraries', word: 'projects', also: ['/desk/entries', '/desk/projects'] },
  { to: '/desk/reports', word: 'reports' },
  { to: '/desk/dispatches', word: 'dispatches' },
  { to: '/desk/messages', word: 'messages' },
];

const LEADER: NavWord[] = [
  { to: '/console', word: 'console' },
  { to: '/desk/libraries', word: 'projects', also: ['/desk/entries', '/desk/projects'] },
  { to: '/desk/dispatches', word: 'dispatches' },
  { to: '/desk/warnings', word: 'warnings' },
  { to: '/desk/statistics', word: 'statistics' },
];

const STUDIO: NavWord[] = [
  { to: '/studio', word: 'studio' },
  { to: '/console', word: 'console' },
  { to: '/desk/libraries', word: 'projects', also: ['/desk/entries', '/desk/projects'] },
  { to: '/desk/statistics', word: 'statistics' },
  { to: '/desk/audit', word: 'audit' },
];

const AUDITOR: NavWord[] = [
  { to: '/desk/audit', word: 'audit' },
  { to: '/desk/libraries', word: 'projects', also: ['/desk/entries', '/desk/projects'] },
  { to: '/desk/warnings', word: 'warnings' },
];

const BY_HOME: Record<string, NavWord[]> = { '/console': LEADER, '/studio': STUDIO, '/desk/audit': AUDITOR };

/** The one fixed bar of a phone: three to five words. */
export function PhoneTabs() {
  const { user } = useSession();
  const { pathname } = useLocation();
  const t = useText(shell);
  const words = (BY_HOME[user?.homePath ?? ''] ?? DESK).filter(({ to }) => !user || mayOpen(user, to));
  const current = currentWord(words, pathname);
  return (
    <nav className={`${css.tabs} no-print`} aria-label={t('navigation')}>
      {words.map((word) => (
        <Link
          key={word.to}
          to={word.to}
          className={word === current ? css.current : css.tab}
          {...(word === current ? { 'aria-current': 'page' as const } : {})}
        >
          {t(word.word)}
        </Link>
      ))}
    </nav>
  );
}
