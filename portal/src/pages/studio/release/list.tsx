import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'umi';
import { useQuery, useSession } from '@/client';
import { type Column, DateText, EmptyState, Loaded, Page, PageTitle, ResponsiveTable, useFilters } from '@/components';
import { useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import { StudioNav } from '../studio-nav';
import { NewRelease } from './new-release';
import type { ReleaseHead } from './release';
import css from './release.css';
import { StandingWords } from './standing-words';

const STATUSES = ['submitted', 'draft', 'published', 'rolled-back'] as const;
const hrefOf = ({ id }: ReleaseHead) => `/studio/releases/${id}`;

/** Every release that one may see; what waits for somebody comes first. */
export default function ReleaseListPage() {
  const t = useText(studioRelease);
  const { may } = useSession();
  const { filter, change } = useFilters();
  const [making, setMaking] = useState(false);
  const [status, q] = [filter('status'), filter('q')];
  const query = useQuery<{ items: ReleaseHead[] }>('/releases', { query: { status, q }, fresh: 2000 });
  const columns = useColumns();
  const waiting = (query.data?.items ?? []).filter((one) => one.status === 'submitted').length;
  return (
    <Page>
      <StudioNav />
      <PageTitle
        tab={t('releases')}
        title={waiting > 0 ? t('waiting', { n: waiting }) : t('releases')}
        note={query.data ? t('counted', { n: query.data.items.length }) : null}
        actions={may('definition.write') ? <Button onClick={() => setMaking(true)}>{t('newRelease')}</Button> : null}
      />
      <div className={css.filters}>
        <Select
          aria-label={t('status')}
          className={css.status}
          value={status}
          onChange={(value) => change('status', value)}
          options={[
            { value: '', label: t('allStatuses') },
            ...STATUSES.map((value) => ({ value, label: t(`standing_${value}`) })),
          ]}
        />
        <Input.Search
          aria-label={t('find')}
          className={css.find}
          placeholder={t('find')}
          allowClear
          defaultValue={q}
          onSearch={(value) => change('q', value.trim())}
        />
      </div>
      <Loaded query={query} rows={6}>
        {({ items }) => (
          <ResponsiveTable<ReleaseHead>
            caption={t('releases')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            hrefOf={hrefOf}
            refreshing={query.refreshing}
            empty={
              <EmptyState
                title={t(status || q ? 'noneFound' : 'none')}
                hint={t(status || q ? 'noneFoundHint' : 'noneHint')}
              />
            }
          />
        )}
      </Loaded>
      {making ? <NewRelease onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}

function useColumns(): Column<ReleaseHead>[] {
  const t = useText(studioRelease);
  return [
    {
      key: 'title',
      title: t('release'),
      card: 'title',
      render: (row) => (
        <div className={css.name}>
          <Link to={hrefOf(row)}>{row.title}</Link>
          {row.reason && row.status === 'draft' ? (
            <span className={css.why}>{t('returnedWhy', { reason: row.reason })}</span>
          ) : row.note ? (
            <span className={css.why}>{row.note}</span>
          ) : null}
        </div>
      ),
    },
    { key: 'status', title: t('status'), card: 'sub', render: (row) => <StandingWords release={row} /> },
    {
      key: 'items',
      title: t('holds'),
      numeric: true,
      card: 'figure',
      render: ({ items }) => t('itemsN', { n: items }),
    },
    {
      key: 'blockers',
      title: t('toSettle'),
      numeric: true,
      card: 'line',
      render: ({ blockers, status }) =>
        blockers > 0 ? t('blockersN', { n: blockers }) : status === 'draft' || status === 'submitted' ? 0 : '—',
    },
    { key: 'author', title: t('author'), card: 'line', render: ({ authorName }) => authorName },
    { key: 'approver', title: t('approver'), card: 'hide', render: ({ approverName }) => approverName ?? '—' },
    {
      key: 'effectiveFrom',
      title: t('effectiveFrom'),
      card: 'hide',
      render: ({ effectiveFrom, decidedAt }) => {
        const day = effectiveFrom ?? decidedAt;
        return day ? <DateText value={day} /> : t('atOnce');
      },
    },
    {
      key: 'when',
      title: t('updatedAt'),
      card: 'line',
      render: ({ decidedAt, submittedAt, updatedAt }) => (
        <DateText value={decidedAt ?? submittedAt ?? updatedAt} form="moment" />
      ),
    },
  ];
}
