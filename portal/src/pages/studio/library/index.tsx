import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'umi';
import { apiUrl, type LibraryRef, useQuery, useSession } from '@/client';
import {
  type Column,
  DateText,
  EMPTY,
  EmptyState,
  formatCount,
  Loaded,
  Page,
  PageTitle,
  ResponsiveTable,
} from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import type { DefinitionHead } from '../definition-version';
import { StudioNav } from '../studio-nav';
import css from './designer.css';
import { CopyLibrary, RetireLibrary } from './library-actions';
import { PackageImport } from './package-import';

interface Row extends DefinitionHead {
  count: number | null;
  retired: boolean;
}
type Asked = { what: 'copy' | 'retire'; row: Row } | { what: 'import' } | null;

/** Every library: in force, drafted or retired, and what can be done with it. */
export default function LibrariesPage() {
  const t = useText(studioLibrary);
  const { may } = useSession();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>(null);
  const query = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'library' } });
  const counts = useQuery<{ items: (LibraryRef & { count: number; retired?: boolean })[] }>('/libraries', {
    fresh: 10_000,
  });
  const rows = (query.data?.items ?? []).map((head): Row => {
    const known = counts.data?.items.find(({ key }) => key === head.key);
    return { ...head, count: known?.count ?? null, retired: known?.retired === true };
  });
  const columns = useColumns(setAsked);
  return (
    <Page>
      <StudioNav />
      <PageTitle
        title={t('libraries')}
        note={query.data ? t('librariesCount', { n: rows.length }) : null}
        actions={
          may('definition.base') ? (
            <>
              <Button onClick={() => setAsked({ what: 'import' })}>{t('importPackage')}</Button>
              <Button type="primary" onClick={() => navigate('/studio/libraries/new')}>
                {t('newLibrary')}
              </Button>
            </>
          ) : null
        }
      />
      <Loaded query={query} rows={6}>
        {() => (
          <ResponsiveTable<Row>
            caption={t('libraries')}
            columns={columns}
            rows={rows}
            rowKey={({ key }) => key}
            hrefOf={({ key }) => `/studio/libraries/${key}`}
            refreshing={query.refreshing}
            empty={
              <EmptyState
                title={t('noLibraries')}
                hint={t('noLibrariesHint')}
                action={may('definition.base') ? <Link to="/studio/libraries/new">{t('newLibrary')}</Link> : null}
              />
            }
          />
        )}
      </Loaded>
      {asked?.what === 'copy' ? (
        <CopyLibrary libraryKey={asked.row.key} name={asked.row.title.zh} onClose={() => setAsked(null)} />
      ) : null}
      {asked?.what === 'retire' ? (
        <RetireLibrary
          libraryKey={asked.row.key}
          name={asked.row.title.zh}
          retired={asked.row.retired}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked?.what === 'import' ? <PackageImport onClose={() => setAsked(null)} /> : null}
    </Page>
  );
}

function useColumns(ask: (asked: Asked) => void): Column<Row>[] {
  const t = useText(studioLibrary);
  const label = useLabel();
  const { may } = useSession();
  const stateOf = (row: Row) =>
    row.retired ? 'retired' : row.count !== null ? 'active' : row.status === 'submitted' ? 'submitted' : 'draft';
  const act = (row: Row) => (key: string) => {
    if (key === 'export') window.location.assign(apiUrl(`/packages/${row.key}`));
    else ask({ what: key === 'copy' ? 'copy' : 'retire', row });
  };
  return [
    {
      key: 'name',
      title: t('libraryName'),
      card: 'title',
      render: (row) => (
        <div className={css.what}>
          <Link to={`/studio/libraries/${row.key}`}>{label(row.title)}</Link>
          <code>{row.key}</code>
        </div>
      ),
    },
    {
      key: 'state',
      title: t('state'),
      card: 'sub',
      render: (row) => (
        <span className={css.states}>
          <span className={stateOf(row) === 'active' ? undefined : css.tag}>{t(`state_${stateOf(row)}`)}</span>
          {row.count !== null && (row.status === 'draft' || row.status === 'submitted') ? (
            <span className={css.tag}>{t(row.status === 'draft' ? 'changing' : 'state_submitted')}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'count',
      title: t('entries'),
      numeric: true,
      card: 'line',
      render: ({ count }) => (count === null ? EMPTY : formatCount(count)),
    },
    { key: 'version', title: t('version'), numeric: true, card: 'line', render: ({ version }) => version },
    {
      key: 'updated',
      title: t('updated'),
      card: 'hide',
      render: ({ updatedAt }) => <DateText value={updatedAt} form="moment" />,
    },
    {
      key: 'act',
      title: t('actions'),
      card: 'action',
      render: (row) =>
        may('definition.publish') && row.count !== null ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'copy', label: t('copy') },
                { key: 'export', label: t('exportPackage') },
                { key: 'retire', label: t(row.retired ? 'restore' : 'retire') },
              ],
              onClick: ({ key, domEvent }) => {
                domEvent.stopPropagation();
                act(row)(key);
              },
            }}
          >
            <button type="button" className="link" aria-label={t('actionsOf', { name: label(row.title) })}>
              {t('more')}
            </button>
          </Dropdown>
        ) : null,
    },
  ];
}
