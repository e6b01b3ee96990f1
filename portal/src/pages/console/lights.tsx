import { Link } from 'umi';
import type { LightValue } from '@/client';
import { formatCount, formatDate, formatPercent, Light, LightChange, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import css from './console.css';
import type { DashboardAnswer } from './dashboard';
import { rowsHref } from './row-links';

const ORDER: LightValue[] = ['red', 'yellow', 'green', 'none'];

interface LightsProps {
  dashboard: DashboardAnswer;
  library: string;
  region: string | null;
}

/** How many projects show which light, and which changed of late. */
export function DashboardLights({ dashboard, library, region }: LightsProps) {
  const t = useText(consoleWords);
  const { lights, count } = dashboard;
  const shown = ORDER.filter((light) => light !== 'none' || lights.none > 0);
  return (
    <section className={css.block}>
      <SectionTitle
        title={t('lightsTitle')}
        note={`${t('lightsNote', { n: formatCount(count) })}${t('comma')}${t('asOf', { date: formatDate(dashboard.asOf) })}`}
      />
      <ul className={css.lights}>
        {shown.map((light) => (
          <li key={light}>
            <Light light={light} />
            <Link to={rowsHref(library, region, [], light)} className={css.lightCount}>
              {formatCount(lights[light])}
            </Link>
            {light === 'none' ? null : (
              <span className={css.share}>{formatPercent(count > 0 ? (lights[light] / count) * 100 : null)} %</span>
            )}
          </li>
        ))}
      </ul>
      <Changes dashboard={dashboard} />
    </section>
  );
}

function Changes({ dashboard }: { dashboard: DashboardAnswer }) {
  const t = useText(consoleWords);
  const label = useLabel();
  const { changes } = dashboard;
  if (changes.length === 0) return <p className={css.quiet}>{t('noChanges')}</p>;
  return (
    <ul className={css.changes} aria-label={t('changesTitle')}>
      {changes.slice(0, 10).map((change) => (
        <li key={`${change.entryId} ${change.at} ${change.to}`}>
          <LightChange from={change.from} to={change.to} />
          <Link to={`/desk/entries/${change.entryId}?tab=warnings`}>{change.name}</Link>
          <span className={css.reason}>{label(change.reason)}</span>
          <time dateTime={change.at}>{formatDate(change.at, 'short')}</time>
        </li>
      ))}
    </ul>
  );
}
