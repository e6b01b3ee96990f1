import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Link, useNavigate } from 'umi';
import { type EntryRow, type FieldInfo, type Library, type LibraryItem, useQuery, useSession } from '@/client';
import { EmptyState, ErrorState, formatDate, PageTitle, ResponsiveTable, Skeleton } from '@/components';
import { usePhone } from '@/components/use-phone';
import { useLabel, useLanguage, useText } from '@/locale';
import { fieldWord, desk as words } from '@/locale/desk';
import { statisticsHref } from '../statistics/pivot';
import { ColumnChooser } from './column-chooser';
import { columnsOf } from './columns';
import { EntryDrawer } from './entry-drawer';
import { EntryShape, isShaped } from './entry-shape';
import { ExportButton } from './export-button';
import { FilterBar } from './filter-bar';
import css from './library.css';
import { ListBar } from './list-bar';
import { listFields } from './list-fields';
import { filterOf, writeSort } from './list-state';
import { useEntryPages } from './use-entry-pages';
import { useListState } from './use-list-state';

const FALLBACK = ['light', 'name', 'code', 'region_code', 'total_investment', 'stage'];

/** The rows of one library: filtered, sorted, chosen, totalled; a row opens the drawer, a second press its page. */
export function EntryList({ library }: { library: Library }) {
  const t = useText(words);
  const label = useLabel();
  const { language } = useLanguage();
  const phone = usePhone();
  const { user } = useSession();
  const navigate = useNavigate();
  const [state, change] = useListState();
  const [selected, setSelected] = useState<string[]>([]);
  const view = library.views.find(({ key }) => key === state.view) ?? library.views[0];
  const several = (useQuery<{ items: LibraryItem[] }>('/libraries', { fresh: 600_000 }).data?.items.length ?? 0) > 1;
  const columns = state.columns ?? view?.columns.map(({ key }) => key) ?? FALLBACK;
  const sort = state.sort ?? view?.sort ?? [];
  const used = useMemo(
    () => new Set([...library.views.flatMap((v) => v.columns.map(({ key }) => key)), ...columns]),
    [library, columns],
  );
  const fields = useMemo(() => listFields(library, used, (key) => fieldWord(key, language)), [library, used, language]);
  const filter = filterOf(state);
  const pages = useEntryPages({
    path: `/libraries/${library.key}/entries`,
    query: {
      ...(filter.length > 0 ? { filter: JSON.stringify(filter) } : {}),
      ...(state.q ? { q: state.q } : {}),
      ...(sort.length > 0 ? { sort: writeSort(sort) } : {}),
    },
  });
  const { rows, page } = pages;
  // Rows stay selected when a sort or a filter moves them out of sight.
  const codes = useRef(new Map<string, string>());
  for (const row of rows) codes.current.set(String(row.id), row.code);
  const openRow = (row: EntryRow, step = true) => {
    const id = String(row.id);
    if (phone || state.open === id) navigate(`/desk/entries/${id}`);
    else change({ open: id }, step && state.open === null);
  };
  const count = page ? (page.countIs === 'atLeast' ? t('list.atLeast', { n: page.count }) : page.count) : '';
  const narrowed = state.q !== '' || filter.length > 0;

  return (
    <div className={state.open && !phone ? css.withDrawer : css.list}>
      <PageTitle
        title={label(library.name)}
        crumbs={several ? [{ label: t('list.libraries'), href: '/desk/libraries' }] : []}
        note={
          page
            ? [
                `${user?.region?.name ?? ''} ${t('list.projects', { n: count })}`,
                t('list.asOf', { date: formatDate(page.asOf) }),
              ].join(t('list.gap'))
            : null
        }
        actions={
          <>
            {library.may.create && !state.open ? (
              <Button type="primary" onClick={() => navigate(`/desk/libraries/${library.key}/new`)}>
                {t('list.new')}
              </Button>
            ) : null}
            {library.may.import && !state.open ? (
              <Button onClick={() => navigate(`/desk/libraries/${library.key}/import`)}>{t('list.import')}</Button>
            ) : null}
            {library.may.export && page && page.count > 0 ? (
              <ExportButton
                library={library.key}
                rows={count}
                filter={filter}
                q={state.q}
                sort={writeSort(sort)}
                columns={columns}
              />
            ) : null}
            {user?.may.includes('dashboard.read') && !state.open ? (
              <Button onClick={() => navigate(statisticsHref(library.key, filter, user.region?.path))}>
                {t('list.statistics')}
              </Button>
            ) : null}
            {phone ? null : (
              <ColumnChooser fields={fields} chosen={columns} onChange={(next) => change({ columns: next })} />
            )}
          </>
        }
      />
      <FilterBar
        state={state}
        view={view}
        views={library.views}
        fields={filterable(fields)}
        judged={library.rules.length > 0 || state.light !== null}
        onChange={change}
      />
      {pages.error && rows.length === 0 ? <ErrorState error={pages.error} onRetry={pages.refresh} /> : null}
      {pages.loading ? <Skeleton rows={14} /> : null}
      {isShaped(view, library) ? (
        <EntryShape library={library} view={view} fields={fields} filter={filter} q={state.q} />
      ) : null}
      {page && !isShaped(view, library) ? (
        <ResponsiveTable<EntryRow>
          caption={label(library.name)}
          columns={columnsOf(columns, fields, label, language, (row) => openRow(row, true), library.permits)}
          rows={rows}
          rowKey={(row) => String(row.id)}
          onRow={(row) => openRow(row)}
          current={state.open}
          {...(phone ? {} : { selected, onSelect: setSelected })}
          sort={sort}
          onSort={(next, second) =>
            change({ sort: second && sort[0] && sort[0].key !== next.key ? [sort[0], next] : [next] })
          }
          refreshing={pages.refreshing && rows.length > 0}
          empty={
            narrowed ? (
              <EmptyState
                title={t('list.nothingFound')}
                hint={t('list.nothingFoundHint')}
                action={
                  <Button onClick={() => change({ q: '', light: null, conditions: [] })}>
                    {t('list.clearConditions')}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                title={t('list.empty')}
                hint={t('list.emptyHint')}
                action={
                  library.may.create ? <Link to={`/desk/libraries/${library.key}/new`}>{t('list.new')}</Link> : null
                }
              />
            )
          }
        />
      ) : null}
      {page?.next && !isShaped(view, library) ? (
        <p className={css.more}>
          <Button loading={pages.refreshing} onClick={pages.more}>
            {t('list.more')}
          </Button>
          <span>{t('list.shown', { n: rows.length, total: count })}</span>
        </p>
      ) : null}
      {page && rows.length > 0 ? (
        <ListBar
          library={library.key}
          page={page}
          fields={fields}
          columns={columns}
          selectedCodes={selected.flatMap((id) => codes.current.get(id) ?? [])}
          onClear={() => setSelected([])}
        />
      ) : null}
      {state.open && !phone ? (
        <EntryDrawer
          id={state.open}
          rows={rows}
          onMove={(id) => change({ open: id })}
          onClose={() => change({ open: null })}
        />
      ) : null}
    </div>
  );
}

function filterable(fields: Map<string, FieldInfo>): FieldInfo[] {
  return [...fields.values()].filter((field) => field.filterable);
}
