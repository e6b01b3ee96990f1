import { Link } from 'umi';
import { useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { appLink } from './app-href';
import { inMenu, useApps } from './use-apps';

/** More names would push the rest out of the bar; the others stand on the page of apps. */
const PINNED = 2;

export const isAppsPath = (path: string): boolean => /^\/desk\/apps(\/|$)/.test(path);

interface BarAppsProps {
  path: string;
  word: string | undefined;
  current: string | undefined;
}

/** The word for apps in the bar, where there are any, and the names of those that are pinned. */
export function BarApps({ path, word, current }: BarAppsProps) {
  const t = useText(subsystem);
  const apps = (useApps(true).data?.items ?? []).filter(inMenu);
  if (apps.length === 0) return null;
  const pinned = apps.filter((app) => app.pinned).slice(0, PINNED);
  const isOpen = (key: string) => path === `/desk/apps/${key}`;
  const onPinned = pinned.some(({ key }) => isOpen(key));
  const here = isAppsPath(path) && !onPinned;
  return (
    <>
      <Link to="/desk/apps" className={here ? current : word} {...(here ? { 'aria-current': 'page' as const } : {})}>
        {t('apps')}
      </Link>
      {pinned.map((app) => (
        <a
          key={app.key}
          {...appLink(app)}
          className={isOpen(app.key) ? current : word}
          {...(isOpen(app.key) ? { 'aria-current': 'page' as const } : {})}
        >
          {app.title}
        </a>
      ))}
    </>
  );
}
