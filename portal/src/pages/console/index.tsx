import { Select } from 'antd';
import { useQuery, useSession } from '@/client';
import {
  EmptyState,
  formatCount,
  formatDate,
  Loaded,
  Page,
  PageTitle,
  SectionTitle,
  Skeleton,
  usePhone,
} from '@/components';
import { useLabel, useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import { Asked } from './asked';
import css from './console.css';
import type { DashboardAnswer } from './dashboard';
import { Exceptions } from './exceptions';
import { DashboardFigures } from './figures';
import { DashboardLights } from './lights';
import { Months } from './months';
import { Regions } from './regions';
import { consoleHref } from './row-links';
import { type Territory, useTerritory } from './territory';

/** How a territory stands: what needs asking about, four figures, the regions below, the months, the lights. */
export default function ConsolePage() {
  const t = useText(consoleWords);
  const territory = useTerritory();
  const { region, library } = territory;
  const { user } = useSession();
  const phone = usePhone();
  const query = useQuery<DashboardAnswer>(library && region ? '/dashboard' : null, { query: { region, library } });
  if (!library && territory.query.data)
    return (
      <Page>
        <PageTitle title={t('tab')} />
        <EmptyState title={t('emptyTitle', { region: '' })} hint={t('emptyHint')} />
      </Page>
    );
  return (
    <Page aside={user?.role === 'leader' && !phone ? <Asked /> : null}>
      <Loaded query={territory.query}>
        {() =>
          query.data ? (
            <Territorial territory={territory} dashboard={query.data} />
          ) : (
            <>
              <PageTitle title={t('tab')} />
              <Loaded query={query} kind="figures" rows={4}>
                {() => <Skeleton />}
              </Loaded>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Territorial({ territory, dashboard }: { territory: Territory; dashboard: DashboardAnswer }) {
  const t = useText(consoleWords);
  const { user } = useSession();
  const leader = user?.role === 'leader';
  const phone = usePhone();
  const region = territory.region ?? dashboard.region.code;
  const library = territory.library ?? '';
  const { lights, count } = dashboard;
  return (
    <>
      <Title territory={territory} dashboard={dashboard} leader={leader} />
      {count === 0 ? (
        <EmptyState title={t('emptyTitle', { region: dashboard.region.name })} hint={t('emptyHint')} />
      ) : (
        <>
          {leader && lights.red + lights.yellow > 0 ? (
            <Exceptions library={library} region={region} reds={lights.red} yellows={lights.yellow} />
          ) : null}
          {leader && phone ? <Asked /> : null}
          {leader ? (
            <SectionTitle title={t('overview')} note={t('asOf', { date: formatDate(dashboard.asOf) })} />
          ) : null}
          <div className={css.figures}>
            <DashboardFigures dashboard={dashboard} library={library} region={region} />
          </div>
          <div className={css.columns}>
            <Regions dashboard={dashboard} library={library} region={region} level={territory.depth} />
            <div className={css.side}>
              <Months dashboard={dashboard} />
              <DashboardLights dashboard={dashboard} library={library} region={region} />
            </div>
          </div>
        </>
      )}
    </>
  );
}

function Title({
  territory,
  dashboard,
  leader,
}: {
  territory: Territory;
  dashboard: DashboardAnswer;
  leader: boolean;
}) {
  const t = useText(consoleWords);
  const label = useLabel();
  const { above, libraries, library } = territory;
  const { lights, count, region } = dashboard;
  const situation = lights.red > 0 ? t('askAbout', { n: formatCount(lights.red) }) : t('calm');
  const stand = t('askNote', {
    count: formatCount(count),
    red: formatCount(lights.red),
    yellow: formatCount(lights.yellow),
    green: formatCount(lights.green),
  });
  const date = t('asOf', { date: formatDate(dashboard.asOf) });
  return (
    <PageTitle
      crumbs={
        above.length > 0
          ? [
              ...above.map(({ code, name }) => ({ label: name, href: consoleHref(code, library) })),
              { label: region.name },
            ]
          : []
      }
      title={leader ? situation : t('title', { region: region.name })}
      note={
        leader
          ? `${region.name}　${stand}　${date}`
          : [date, dashboard.dataMonth ? t('month', { month: dashboard.dataMonth }) : ''].filter(Boolean).join('　')
      }
      actions={
        libraries.length > 1 ? (
          <Select
            className={css.choice}
            aria-label={t('library')}
            value={library}
            onChange={territory.chooseLibrary}
            options={libraries.map(({ key, name }) => ({ value: key, label: label(name) }))}
          />
        ) : null
      }
    />
  );
}
