import { Link } from 'umi';
import {
  Bar,
  type Column,
  EMPTY,
  EmptyState,
  formatCount,
  formatDate,
  formatMoney,
  formatPercent,
  LightShape,
  ResponsiveTable,
  SectionTitle,
} from '@/components';
import { useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import css from './console.css';
import type { DashboardAnswer, DashboardRegion } from './dashboard';
import { useMoneyUnit } from './money-unit';
import { consoleHref, ownLevelHref, rowsHref } from './row-links';

interface RegionsProps {
  dashboard: DashboardAnswer;
  library: string;
  region: string;
  /** 1 a province, 2 a city: below a city a region opens its rows. */
  level: number;
}

/** The regions below, most complete first: how much of the year's plan is done, how last year stood, and the lights. */
export function Regions({ dashboard, library, region, level }: RegionsProps) {
  const t = useText(consoleWords);
  const opensRows = level >= 2;
  const hrefOf = ({ code, ownLevel }: DashboardRegion) =>
    ownLevel ? ownLevelHref(library, code) : opensRows ? rowsHref(library, code) : consoleHref(code, library);
  const columns = useColumns(dashboard, library, hrefOf);
  const marked = dashboard.regions.some(({ lastYearRate }) => typeof lastYearRate === 'number');
  const rows = [...dashboard.regions].sort((a, b) => (b.completionRate ?? -1) - (a.completionRate ?? -1));
  const title = t(level === 1 ? 'citiesTitle' : level === 2 ? 'countiesTitle' : 'regionsTitle');
  return (
    <section className={css.block}>
      <SectionTitle
        title={title}
        note={[
          t('asOf', { date: formatDate(dashboard.dataMonth ?? dashboard.asOf) }),
          rows.length > 0 ? t(opensRows ? 'rowsHint' : 'drillHint') : '',
          marked ? t('markNote') : '',
        ]
          .filter(Boolean)
          .join(t('comma'))}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t('noRegions')}
          hint={t('noRegionsHint', { region: dashboard.region.name, n: formatCount(dashboard.count) })}
          action={<Link to={rowsHref(library, region)}>{t('openRows', { n: formatCount(dashboard.count) })}</Link>}
        />
      ) : (
        <ResponsiveTable<DashboardRegion>
          caption={title}
          columns={columns}
          rows={rows}
          rowKey={({ code }) => code}
          hrefOf={hrefOf}
        />
      )}
    </section>
  );
}

function useColumns(
  dashboard: DashboardAnswer,
  library: string,
  hrefOf: (row: DashboardRegion) => string,
): Column<DashboardRegion>[] {
  const t = useText(consoleWords);
  const unit = useMoneyUnit(dashboard);
  const top = Math.max(
    100,
    ...dashboard.regions.flatMap(({ completionRate, lastYearRate }) => [completionRate ?? 0, lastYearRate ?? 0]),
  );
  return [
    {
      key: 'name',
      title: t('place'),
      card: 'title',
      render: (row) => (
        <Link to={hrefOf(row)} className={css.place}>
          {row.name}
        </Link>
      ),
    },
    {
      key: 'bar',
      title: t('rate'),
      unit: '%',
      card: 'sub',
      width: '34%',
      render: ({ name, completionRate, lastYearRate }) => (
        <span className={css.rate}>
          <Bar
            value={completionRate}
            mark={lastYearRate ?? null}
            max={top}
            label={t(typeof lastYearRate === 'number' ? 'rateBarMarked' : 'rateBar', {
              region: name,
              rate: formatPercent(completionRate),
              last: formatPercent(lastYearRate),
            })}
          />
          <b>{formatPercent(completionRate)}</b>
        </span>
      ),
    },
    {
      key: 'invested',
      title: t('invested'),
      unit,
      numeric: true,
      card: 'line',
      render: (row) => money(row.investedThisYear),
    },
    { key: 'plan', title: t('plan'), unit, numeric: true, card: 'hide', render: (row) => money(row.planThisYear) },
    {
      key: 'count',
      title: t('count'),
      unit: t('unitProjects'),
      numeric: true,
      card: 'figure',
      render: ({ code, count, ownLevel }) => (
        <Link to={ownLevel ? ownLevelHref(library, code) : rowsHref(library, code)} className={css.plain}>
          {formatCount(count)}
        </Link>
      ),
    },
    {
      key: 'lights',
      title: t('lights'),
      card: 'line',
      render: (row) => (row.count > 0 ? <RegionLights row={row} library={library} /> : EMPTY),
    },
  ];
}

const money = (value: number | null) => formatMoney(value === null ? null : Math.round(value));

function RegionLights({ row, library }: { row: DashboardRegion; library: string }) {
  const t = useText();
  return (
    <span className={css.regionLights}>
      {(['red', 'yellow', 'green'] as const).map((light) => (
        <Link
          key={light}
          to={rowsHref(library, row.code, [], light)}
          aria-label={`${t(light)} ${formatCount(row.lights[light])}`}
        >
          <LightShape light={light} size={10} /> {formatCount(row.lights[light])}
        </Link>
      ))}
    </span>
  );
}
