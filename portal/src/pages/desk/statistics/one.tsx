import { CHART_KINDS, type ChartKind, type PivotBody } from '@project-cloud/library';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'umi';
import { isClientError, type Library, type LibraryList, useQuery, useSession } from '@/client';
import { EmptyState, ErrorState, formatDate, Loaded, Page, PageTitle, Skeleton } from '@/components';
import { useLanguage, useText } from '@/locale';
import { statisticsWords } from '@/locale/statistics';
import { unitName } from '@/locale/unit';
import { Controls } from './controls';
import { CrossTable } from './cross-table';
import { type Counted, depthOf, firstPivot, libraryKey, readPivot, type StatisticsList, writePivot } from './pivot';
import { PivotChart } from './pivot-chart';
import { SaveDialog } from './save-dialog';
import css from './statistics.css';
import { TakeAlong } from './take-along';
import { useCount } from './use-count';

const CHARTS = Object.keys(CHART_KINDS) as ChartKind[];

/** One table of statistics: a kept one, or one that is being put together; the question stands in the address. */
export default function StatisticsTablePage() {
  const { key } = useParams();
  const kept = useQuery<Counted>(key && key !== 'new' ? `/statistics/${key}` : null);
  const [search] = useSearchParams();
  const { user } = useSession();
  const libraries = useQuery<LibraryList>('/libraries', { fresh: 600_000 });
  const t = useText(statisticsWords);
  if (key !== 'new' && !kept.data)
    return (
      <Page>
        <PageTitle title={t('title')} />
        <Loaded query={kept}>{() => null}</Loaded>
      </Page>
    );
  const list = libraries.data;
  if (!list)
    return (
      <Page>
        <Loaded query={libraries}>{() => null}</Loaded>
      </Page>
    );
  const library = libraryKey(list.items, search.get('library'), list.main);
  const start = kept.data?.pivot ?? (library ? firstPivot(library, depthOf(user?.region?.path)) : null);
  if (!start)
    return (
      <Page>
        <PageTitle title={t('title')} />
        <EmptyState title={t('noLibrary')} hint={t('noLibraryHint')} />
      </Page>
    );
  return <Table key={key} kept={kept.data ?? null} start={start} libraries={list.items} />;
}

/** 总投资（万元）、项目数，按县区和行业. */
function useCaption(counted: Counted | undefined): string {
  const t = useText(statisticsWords);
  const { language } = useLanguage();
  if (!counted) return '';
  const measure = counted.measures
    .map(({ label, unit }) => (unit ? t('inUnit', { name: label, unit: unitName(unit, language) }) : label))
    .join(t('and'));
  const rows = counted.rows.label;
  const columns = counted.columns?.label;
  return columns ? t('captionTwo', { measure, rows, columns }) : t('captionOne', { measure, rows });
}

interface OneTable {
  kept: Counted | null;
  start: PivotBody;
  libraries: LibraryList['items'];
}

function Table({ kept, start, libraries }: OneTable) {
  const t = useText(statisticsWords);
  const [search, setSearch] = useSearchParams();
  const text = search.get('pivot');
  const pivot = useMemo(() => readPivot(text) ?? start, [text, start]);
  const [measure, setMeasure] = useState(0);
  const [saving, setSaving] = useState(false);
  const library = useQuery<Library>(`/libraries/${pivot.library}`, { fresh: 60_000 });
  const roles = useQuery<StatisticsList>('/statistics', { fresh: 60_000 }).data;
  const count = useCount(pivot);
  const caption = useCaption(count.data);
  const drawn = Math.min(measure, pivot.measures.length - 1);
  const changed = kept !== null && writePivot(pivot) !== writePivot(kept.pivot);
  const change = (next: PivotBody) => {
    const params = new URLSearchParams(search);
    if (writePivot(next) === writePivot(start)) params.delete('pivot');
    else params.set('pivot', writePivot(next));
    setSearch(params, { replace: true });
  };
  const title = kept?.title ?? t('new');
  const counted = count.data;
  return (
    <Page>
      <PageTitle
        title={title}
        crumbs={[{ label: t('statistics'), href: '/desk/statistics' }]}
        note={counted ? [counted.library.name, t('asOf', { date: formatDate(counted.asOf) })].join(t('gap')) : null}
        actions={
          <>
            {counted && !count.error ? (
              <TakeAlong counted={counted} pivot={pivot} measure={drawn} title={kept?.title ?? caption} />
            ) : null}
            {roles?.may.save ? <Button onClick={() => setSaving(true)}>{t('save')}</Button> : null}
          </>
        }
      />
      {library.data ? (
        <Controls pivot={pivot} library={library.data} libraries={kept ? [] : libraries} onChange={change} />
      ) : (
        <Loaded query={library} rows={2}>
          {() => null}
        </Loaded>
      )}
      <div className={css.kinds}>
        <Segmented<ChartKind>
          aria-label={t('show')}
          value={pivot.chart}
          options={CHARTS.map((value) => ({ value, label: t(`show_${value}`) }))}
          onChange={(chart) => change({ ...pivot, chart })}
        />
        {changed ? (
          <span className="note">
            {t('changed')}{' '}
            <button type="button" className="link" onClick={() => change(kept.pivot)}>
              {t('restore')}
            </button>
          </span>
        ) : null}
      </div>
      {count.error ? <Refusal error={count.error} onRetry={count.again} /> : null}
      {!counted && !count.error ? <Skeleton rows={10} /> : null}
      {counted && !count.error ? (
        <div className={count.busy ? css.busy : css.shown} aria-busy={count.busy}>
          {counted.rows.groups.length === 0 ? (
            <EmptyState title={t('empty')} hint={t('emptyHint')} />
          ) : (
            <>
              {pivot.chart === 'table' ? null : (
                <PivotChart
                  counted={counted}
                  kind={pivot.chart}
                  measure={Math.min(drawn, counted.measures.length - 1)}
                  title={caption}
                  onMeasure={setMeasure}
                />
              )}
              <CrossTable counted={counted} caption={caption} />
            </>
          )}
        </div>
      ) : null}
      {saving && roles ? (
        <SaveDialog
          pivot={pivot}
          kept={kept ? { key: kept.key ?? '', title: kept.title ?? '', roles: kept.roles ?? [] } : null}
          roles={roles.roles}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </Page>
  );
}

/** A question that cannot be answered says why, and how it can be; anything else failed and may be tried again. */
function Refusal({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const t = useText(statisticsWords);
  if (!isClientError(error) || error.status !== 422) return <ErrorState error={error} onRetry={onRetry} />;
  const why = error.fields.map(({ message }) => message);
  return (
    <div role="alert">
      <EmptyState title={t('refused')} hint={why.length > 0 ? why.join(t('comma')) : error.message} />
    </div>
  );
}
