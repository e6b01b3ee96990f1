import { Segmented } from 'antd';
import { useMemo } from 'react';
import { Link, Navigate, useSearchParams } from 'umi';
import { type Desk, type EntryRow, useQuery } from '@/client';
import {
  Code,
  type Column,
  DueDate,
  EmptyState,
  ErrorState,
  formatCount,
  formatMoney,
  Light,
  Loaded,
  Page,
  PageTitle,
  ResponsiveTable,
  Skeleton,
} from '@/components';
import { useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { monthName, reportHref } from './period';
import css from './report.css';
import { useReportQueue } from './use-report-queue';

const STATES = ['all', 'missing', 'done'] as const;
type State = (typeof STATES)[number];

/** This month's reports: who is missing, and the way to each. `?go=next` opens the first that is missing. */
export default function ReportList() {
  const desk = useQuery<Desk>('/desk', { fresh: 30_000 });
  return (
    <Page>
      <Loaded query={desk}>{(loaded) => <Month reports={loaded.reports} library={loaded.library} />}</Loaded>
    </Page>
  );
}

function Month({ reports, library }: Pick<Desk, 'reports' | 'library'>) {
  const t = useText(words);
  const { language } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const queue = useReportQueue(library ?? undefined, reports.period);
  const month = monthName(reports.period, language);
  const asked = search.get('state');
  const state: State = asked === 'draft' ? 'missing' : (STATES.find((one) => one === asked) ?? 'all');
  const rows = useMemo(
    () =>
      state === 'all'
        ? [...queue.missing, ...queue.rows.filter((row) => row.reportedThisMonth)]
        : state === 'missing'
          ? queue.missing
          : queue.rows.filter((row) => row.reportedThisMonth),
    [queue.rows, queue.missing, state],
  );
  const first = queue.missing[0];
  if (search.get('go') === 'next' && first) return <Navigate to={reportHref(first.id, reports.period)} replace />;
  const missing = reports.total - reports.done;
  return (
    <>
      <PageTitle
        title={missing > 0 ? t('report.queue', { month, n: formatCount(missing) }) : t('report.queueDone', { month })}
        note={<DueDate due={reports.due} daysLeft={reports.workingDaysLeft} inline />}
      />
      <div className={css.states}>
        <Segmented
          aria-label={t('report.state')}
          value={state}
          options={[
            { value: 'all', label: `${t('report.stateAll')} ${formatCount(reports.total)}` },
            { value: 'missing', label: `${t('desk.missing')} ${formatCount(missing)}` },
            { value: 'done', label: `${t('desk.reported')} ${formatCount(reports.done)}` },
          ]}
          onChange={(next) => setSearch(next === 'all' ? {} : { state: next }, { replace: true })}
        />
        {queue.cut ? <span className="note">{t('report.firstRows', { n: rows.length })}</span> : null}
      </div>
      {queue.error ? <ErrorState error={queue.error} onRetry={queue.refresh} /> : null}
      {queue.loading ? <Skeleton rows={8} /> : null}
      {queue.loading || queue.error ? null : (
        <ResponsiveTable<EntryRow>
          caption={t('desk.monthReport', { month })}
          columns={columnsOf(reports.period, month, t)}
          rows={rows}
          rowKey={(row) => String(row.id)}
          empty={
            queue.rows.length === 0 ? (
              <EmptyState title={t('report.none')} hint={t('report.noneHint')} />
            ) : (
              <EmptyState title={t('report.noneInState')} />
            )
          }
        />
      )}
    </>
  );
}

function columnsOf(
  period: string,
  month: string,
  t: (key: keyof typeof words.zh, params?: Record<string, string | number>) => string,
): Column<EntryRow>[] {
  const figure = (value: unknown) => formatMoney(typeof value === 'number' ? value : null);
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
          <Link to={`/desk/entries/${row.id}`}>{row.name}</Link>
          <Code value={row.code} />
        </div>
      ),
    },
    {
      key: 'annual_plan',
      title: t('desk.annualPlan'),
      unit: t('unit.money'),
      numeric: true,
      card: 'hide',
      render: (row) => figure(row.annual_plan),
    },
    {
      key: 'invested_year',
      title: t('desk.annualDone'),
      unit: t('unit.money'),
      numeric: true,
      render: (row) => figure(row.invested_year),
    },
    { key: 'last_period', title: t('field.last_period'), card: 'hide', render: (row) => row.last_period ?? '—' },
    {
      key: 'report',
      title: t('desk.monthReport', { month }),
      card: 'action',
      render: (row) =>
        row.reportedThisMonth ? (
          <Link className={css.done} to={reportHref(row.id, period)}>
            {t('desk.reported')}
          </Link>
        ) : (
          <Link to={reportHref(row.id, period)}>{t('desk.fillMonth', { month })}</Link>
        ),
    },
  ];
}
