import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { Link, useSearchParams } from 'umi';
import type { WarningRow } from '@/client';
import {
  Code,
  type Column,
  DateText,
  EmptyState,
  ErrorState,
  formatCount,
  Light,
  Page,
  PageTitle,
  ResponsiveTable,
  Skeleton,
} from '@/components';
import { useLabel, useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import { FilterLine } from './filter-line';
import { HandlingState } from './handling/handling-state';
import { usePages } from './use-pages';
import { WarningDrawer } from './warning-drawer';
import { readWarningState, type WarningState, writeWarningState } from './warning-state';
import css from './warnings.css';

/** Every warning of my territory; a row opens why it stands. */
export default function WarningsPage() {
  const t = useText(consoleWords);
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => readWarningState(search), [search]);
  const { light, rule, q } = state;
  const pages = usePages<WarningRow>('/warnings', { light, rule, q, state: state.state });
  const change = useCallback(
    (part: Partial<WarningState>, step = false) =>
      setSearch(writeWarningState({ ...state, ...part }), { replace: !step }),
    [state, setSearch],
  );
  const columns = useColumns();
  const count = pages.page?.count;
  const narrowed = light !== '' || rule !== '' || q !== '' || state.state !== 'open';
  return (
    <Page>
      <PageTitle
        title={t('warningsTitle')}
        note={count === undefined ? null : t('warningsCount', { n: formatCount(count) })}
      />
      <FilterLine state={state} onChange={change} />
      {pages.page === null ? (
        pages.error ? (
          <ErrorState error={pages.error} onRetry={pages.again} />
        ) : (
          <Skeleton rows={8} />
        )
      ) : (
        <>
          <ResponsiveTable<WarningRow>
            caption={t('warningsTitle')}
            columns={columns}
            rows={pages.rows}
            rowKey={keyOf}
            onRow={(row) => change({ open: keyOf(row) }, state.open === null)}
            current={state.open}
            refreshing={pages.busy}
            empty={
              <EmptyState
                title={t('noWarnings')}
                hint={t('noWarningsHint')}
                action={
                  narrowed ? (
                    <Button onClick={() => change({ light: '', rule: '', q: '', state: 'open' })}>{t('clear')}</Button>
                  ) : null
                }
              />
            }
          />
          {pages.error ? <ErrorState error={pages.error} onRetry={pages.more} /> : null}
          <p className={css.foot}>
            {pages.rows.length > 0 && count !== undefined
              ? t('shownOf', { shown: formatCount(pages.rows.length), count: formatCount(count) })
              : null}
            {pages.page.next !== null ? (
              <Button loading={pages.busy} onClick={pages.more}>
                {t('more', { n: Math.min(50, Math.max(1, (count ?? Number.POSITIVE_INFINITY) - pages.rows.length)) })}
              </Button>
            ) : null}
          </p>
        </>
      )}
      <WarningDrawer open={state.open} onClose={() => change({ open: null })} />
    </Page>
  );
}

const keyOf = (row: WarningRow) => `${row.entryId}.${row.id}`;

function useColumns(): Column<WarningRow>[] {
  const t = useText(consoleWords);
  const label = useLabel();
  return [
    { key: 'light', title: t('light'), card: 'light', width: 72, render: ({ light }) => <Light light={light} /> },
    {
      key: 'project',
      title: t('project'),
      card: 'title',
      render: (row) => (
        <div className={css.name}>
          <Link to={`/desk/entries/${row.entryId}`}>{row.name}</Link>
          <Code value={row.code} />
        </div>
      ),
    },
    {
      key: 'region',
      title: t('place'),
      card: 'sub',
      render: ({ region }) => <span className={css.nowrap}>{typeof region === 'string' ? region : region?.name}</span>,
    },
    {
      key: 'rule',
      title: t('rule'),
      card: 'line',
      render: ({ title }) => <span className={css.nowrap}>{label(title)}</span>,
    },
    {
      key: 'reason',
      title: t('reason'),
      card: 'line',
      render: ({ reason }) => <span className={css.reason}>{label(reason)}</span>,
    },
    { key: 'since', title: t('since'), card: 'line', render: ({ openedAt }) => <DateText value={openedAt} /> },
    {
      key: 'state',
      title: t('state'),
      card: 'line',
      render: (row) => <HandlingState warning={row} short />,
    },
  ];
}
