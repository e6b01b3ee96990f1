import { Link } from 'umi';
import type { Desk, EntryRow } from '@/client';
import {
  Code,
  type Column,
  EMPTY,
  formatCount,
  formatMoney,
  formatPercent,
  Light,
  LightCounts,
  ResponsiveTable,
  SectionTitle,
} from '@/components';
import { usePhone } from '@/components/use-phone';
import { useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { monthName, reportHref } from '../report/period';
import css from './workbench.css';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const figure = (value: unknown) => (typeof value === 'number' ? value : null);

/** My projects, reds first, with the reason of each light and the state of this month's report. */
export function MyProjects({ desk }: { desk: Desk }) {
  const t = useText(words);
  const { library } = desk;
  const total = desk.lights.red + desk.lights.yellow + desk.lights.green + desk.lights.none;
  const list = library ? `/desk/libraries/${library}` : '/desk/libraries';
  const columns = useColumns(desk);
  return (
    <section className={css.projects}>
      <SectionTitle
        title={t('desk.myProjects', { n: formatCount(total) })}
        note={<LightCounts lights={desk.lights} hrefOf={(light) => `${list}?light=${light}`} />}
        action={<Link to={list}>{t('desk.openLibrary')}</Link>}
      />
      <ResponsiveTable<EntryRow>
        caption={t('desk.myProjects', { n: formatCount(total) })}
        columns={columns}
        rows={desk.projects}
        rowKey={(row: EntryRow) => String(row.id)}
        hrefOf={(row: EntryRow) => `/desk/entries/${row.id}`}
      />
      {desk.projects.length < total ? (
        <p className={css.rest}>
          {t('desk.shown', { n: desk.projects.length, total: formatCount(total) })}
          <Link to={list}>{t('desk.showRest', { n: formatCount(total - desk.projects.length) })}</Link>
        </p>
      ) : null}
    </section>
  );
}

function useColumns(desk: Desk): Column<EntryRow>[] {
  const t = useText(words);
  const { language } = useLanguage();
  const month = monthName(desk.reports.period, language);
  const phone = usePhone();
  return [
    {
      key: 'light',
      title: t('desk.lightAndReason'),
      card: 'light',
      render: (row) => <Light light={row.light} reason={row.reason} href={`/desk/entries/${row.id}?tab=warnings`} />,
    },
    {
      key: 'name',
      title: t('desk.project'),
      card: 'title',
      render: (row) => (
        <div className={css.stack}>
          <span className={css.name}>{row.name}</span>
          <span className={css.code}>
            <Code value={row.code} />
          </span>
        </div>
      ),
    },
    {
      key: 'annual_plan',
      title: t('desk.annualPlan'),
      unit: t('unit.money'),
      numeric: true,
      card: 'hide',
      render: (row) => formatMoney(figure(row.annual_plan)),
    },
    {
      key: 'invested_year',
      title: t('desk.annualDone'),
      unit: t('unit.money'),
      numeric: true,
      card: 'line',
      render: (row) =>
        phone
          ? `${formatMoney(figure(row.invested_year))} / ${formatMoney(figure(row.annual_plan))}`
          : formatMoney(figure(row.invested_year)),
    },
    {
      key: 'completion_rate',
      title: t('desk.ratio'),
      unit: '%',
      numeric: true,
      card: 'figure',
      render: (row) => formatPercent(figure(row.completion_rate)),
    },
    {
      key: 'next_milestone',
      title: t('desk.nextMilestone'),
      card: 'line',
      render: (row) => <NextMilestone row={row} today={desk.date} />,
    },
    {
      key: 'report',
      title: t('desk.monthReport', { month }),
      card: 'action',
      render: (row) => <ReportState row={row} period={desk.reports.period} month={month} />,
    },
  ];
}

function NextMilestone({ row, today }: { row: EntryRow; today: string }) {
  const t = useText(words);
  const name = text(row.next_milestone);
  const date = text(row.next_milestone_date);
  if (!name && !date) return <>{EMPTY}</>;
  return (
    <div className={css.stack}>
      <span>{name ?? EMPTY}</span>
      {date ? (
        <span className={css.second}>
          {date}
          {date < today ? t('desk.past') : ''}
        </span>
      ) : null}
    </div>
  );
}

function ReportState({ row, period, month }: { row: EntryRow; period: string; month: string }) {
  const t = useText(words);
  if (row.reportedThisMonth) return <span className={css.done}>{t('desk.reported')}</span>;
  return (
    <Link to={reportHref(row.id, period)} onClick={(event) => event.stopPropagation()}>
      <span className={css.wideOnly}>{t(row.reportDraft === true ? 'desk.continueReport' : 'desk.fill')}</span>
      <span className={css.narrowOnly}>{t('desk.fillMonth', { month })}</span>
    </Link>
  );
}
