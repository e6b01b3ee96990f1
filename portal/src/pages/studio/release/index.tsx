import { useCallback } from 'react';
import { Link, useParams } from 'umi';
import { useQuery } from '@/client';
import { EmptyState, formatCount, formatDate, Hint, Loaded, Page, PageTitle } from '@/components';
import { useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import { StudioNav } from '../studio-nav';
import { Changes } from './changes';
import { Examples } from './examples';
import { Footer } from './footer';
import { History } from './history';
import { Impact } from './impact';
import { OutlineForm } from './outline-form';
import { OverlayConflicts } from './overlay-conflicts';
import type { OverlayReport, Release } from './release';
import css from './release.css';
import { Stale } from './stale';
import { isOpen } from './standing';
import { StandingWords } from './standing-words';
import { type ImpactState, useImpact } from './use-impact';
import { useOutline } from './use-outline';

/** One release: what it changes, whom it touches, what still stops it, and the next step. */
export default function ReleasePage() {
  const { id = '' } = useParams();
  const query = useQuery<Release>(`/releases/${encodeURIComponent(id)}`, { fresh: 0 });
  return (
    <Loaded query={query} kind="form" rows={8}>
      {(release) => <Opened key={release.id} release={release} refresh={query.refresh} />}
    </Loaded>
  );
}

function Opened({ release, refresh }: { release: Release; refresh(): Promise<void> }) {
  const t = useText(studioRelease);
  const open = isOpen(release);
  const layers = useQuery<{ items: OverlayReport[] }>(open ? `/releases/${release.id}/overlays` : null, { fresh: 0 });
  const impact = useImpact(release);
  const { refresh: refreshLayers } = layers;
  const onDone = useCallback(async () => {
    await Promise.all([refresh(), refreshLayers()]);
  }, [refresh, refreshLayers]);
  const outline = useOutline(release, onDone);
  const overlays = layers.data?.items ?? [];
  const [single] = release.definitions.length === 1 ? release.definitions : [];
  return (
    <Page>
      <StudioNav />
      <PageTitle
        crumbs={[{ label: t('releases'), href: '/studio/releases' }]}
        tab={release.title}
        title={release.title}
        note={
          <span className={css.notes}>
            <StandingWords release={release} />
            {open && single?.baseVersion ? <span>{t('compared', { version: single.baseVersion })}</span> : null}
            <Counted state={impact} />
          </span>
        }
      />
      {release.status === 'draft' && release.reason ? (
        <Hint>{t('returnedWhy', { reason: release.reason })}</Hint>
      ) : null}
      {open ? <Stale release={release} onDone={onDone} /> : null}
      {release.definitions.length === 0 ? (
        <EmptyState
          title={t('empty')}
          hint={t('emptyHint')}
          action={release.may.edit ? <WaysIn release={release.id} /> : null}
        />
      ) : null}
      <div className={css.columns}>
        <div className={css.left}>
          {release.definitions.length > 0 ? <Changes release={release} onDone={onDone} /> : null}
          <Examples release={release} />
          <OutlineForm release={release} state={outline} />
          <History release={release} />
        </div>
        <div className={css.right}>
          <Impact release={release} state={impact} overlays={overlays} />
          <OverlayConflicts release={release} overlays={overlays} onDone={onDone} />
        </div>
      </div>
      <Footer release={release} outline={outline} onDone={onDone} />
    </Page>
  );
}

/** 按 2026-11-23 的 3,214 个项目试算，用时 1.4 秒. */
function Counted({ state }: { state: ImpactState }) {
  const t = useText(studioRelease);
  if (!state.impact || state.unknown) return null;
  const { asOf, entries, ms } = state.impact;
  return <span>{t('countedOn', { day: formatDate(asOf), n: formatCount(entries), s: (ms / 1000).toFixed(1) })}</span>;
}

/** Where the first change is made. */
function WaysIn({ release }: { release: string }) {
  const t = useText(studioRelease);
  return (
    <span className={css.ways}>
      <Link to="/studio/libraries">{t('toLibraries')}</Link>
      <Link to="/studio/forms">{t('toForms')}</Link>
      <Link to={`/studio/rules?release=${release}`}>{t('toRules')}</Link>
    </span>
  );
}
