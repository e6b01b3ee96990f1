import { Link, useLocation } from 'umi';
import { useQuery, useSession } from '@/client';
import { ROOM_GROUPS, roomsFor, type StudioRoom } from '@/layouts/studio-rooms';
import { useText } from '@/locale';
import { codeRule } from '@/locale/code-rule';
import { people } from '@/locale/people';
import { studio } from '@/locale/studio';
import { studioLibrary } from '@/locale/studio-library';
import css from './studio.css';

/** The rooms of the studio that are this person's; how many releases wait stands beside their word. */
export function StudioNav() {
  const t = useText(studioLibrary);
  const words = useText(studio);
  const names = useText(people);
  const codes = useText(codeRule);
  const { may } = useSession();
  const { pathname, search } = useLocation();
  const waiting = useQuery<{ items: unknown[] }>(may('definition.read') ? '/releases' : null, {
    query: { status: 'submitted' },
    fresh: 15_000,
  });
  const kind = new URLSearchParams(search).get('kind');
  const at = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  const ofRule = kind === 'rule';
  const dictionary =
    at('/studio/definitions/dictionary') || (pathname === '/studio/definitions' && kind === 'dictionary');
  const n = waiting.data?.items.length ?? 0;
  const labels: Record<StudioRoom['key'], string> = {
    home: t('home'),
    libraries: t('libraries'),
    forms: t('forms'),
    rules: t('rules'),
    dictionaries: t('dictionaries'),
    items: names('items'),
    indicators: names('indicators'),
    layers: names('layers'),
    codeRule: codes('title'),
    releases: n > 0 ? t('releasesN', { n }) : t('releases'),
    definitions: words('definitions'),
    people: names('people'),
    organisations: names('organisations'),
    subsystems: names('subsystems'),
    connectors: names('connectors'),
    tokens: words('tokens'),
    health: t('health'),
    reference: words('reference'),
  };
  const isOn: Partial<Record<StudioRoom['key'], boolean>> = {
    home: pathname === '/studio',
    forms: at('/studio/forms') || (at('/studio/reports') && !ofRule),
    rules: at('/studio/rules') || (at('/studio/reports') && ofRule),
    dictionaries: dictionary,
    definitions: at('/studio/definitions') && !dictionary,
  };
  return (
    <nav className={css.rooms} aria-label={words('title')}>
      {ROOM_GROUPS.map((group) => {
        const rooms = roomsFor(may).filter((room) => room.group === group);
        return rooms.length === 0 ? null : (
          <div key={group} className={css.group}>
            <p>{words(`rooms_${group}`)}</p>
            <div className={css.words}>
              {rooms.map(({ key, to }) => (
                <Link key={key} to={to} {...((isOn[key] ?? at(to)) ? { 'aria-current': 'page' as const } : {})}>
                  {labels[key]}
                </Link>
              ))}
            </div>
          </div>
        );
      })}
    </nav>
  );
}
