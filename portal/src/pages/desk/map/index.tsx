import { Segmented } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'umi';
import { type LibraryList, useQuery, useSession } from '@/client';
import { ErrorState, Hint, Loaded, PageTitle, Skeleton } from '@/components';
import { useText } from '@/locale';
import { mapWords } from '@/locale/map';
import { canDraw } from './can-draw';
import { FeaturePanel } from './feature-panel';
import { gather } from './gather';
import { LayerPanel } from './layer-panel';
import css from './map.css';
import type { Bounds, MapLayer, Outline, Picked, Places, Point } from './map-data';
import { askedBounds, type MapState, readMapState, type Tab, writeMapState } from './map-state';
import { PickedCard } from './picked-card';
import { ProjectPanel } from './project-panel';
import { useFeatures } from './use-features';
import { wholeOf } from './whole';

const MapCanvas = lazy(() => import('./map-canvas'));

const NO_LAYERS: readonly MapLayer[] = [];
const NO_OUTLINES: readonly Outline[] = [];
const NO_PLACES: Places['items'] = [];

/** The projects of my territory and the layers that bound them, on one map; the same as lists beside it. */
export default function MapPage() {
  const t = useText(mapWords);
  const layers = useQuery<{ items: MapLayer[] }>('/layers', { fresh: 5000 });
  const outlines = useQuery<{ items: Outline[] }>('/map/outlines', { fresh: 600_000 });
  const ground = outlines.data?.items ?? (outlines.error ? NO_OUTLINES : undefined);
  return (
    <div className={css.page}>
      <div className={css.head}>
        <PageTitle title={t('map')} note={t('mapNote')} />
      </div>
      <Loaded query={layers} rows={8}>
        {({ items }) => (ground ? <Chart layers={items} outlines={ground} /> : <Skeleton rows={8} />)}
      </Loaded>
    </div>
  );
}

function useMapState() {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => readMapState(search), [search]);
  const latest = useRef(state);
  latest.current = state;
  const change = useCallback(
    (part: Partial<MapState>) => {
      // The map may still be moved while the next page loads: its address is no longer ours to write.
      if (window.location.pathname !== '/desk/map') return;
      latest.current = { ...latest.current, ...part };
      setSearch(writeMapState(latest.current), { replace: true });
    },
    [setSearch],
  );
  return { state, change };
}

function usePlaces(state: MapState) {
  const { may } = useSession();
  const libraries = useQuery<LibraryList>(may('entry.read') ? '/libraries' : null, { fresh: 600_000 }).data;
  const library = state.library || libraries?.main || libraries?.items[0]?.key || '';
  const filter = [
    ...(state.region ? [{ key: 'region_code', op: 'within', value: state.region }] : []),
    ...(state.lights.length > 0 ? [{ key: 'light', op: 'in', value: state.lights }] : []),
  ];
  const query = useQuery<Places>(library ? `/libraries/${library}/places` : null, {
    query: filter.length > 0 ? { filter: JSON.stringify(filter) } : {},
    fresh: 30_000,
  });
  return { library, query };
}

function Chart({ layers, outlines }: { layers: readonly MapLayer[]; outlines: readonly Outline[] }) {
  const t = useText(mapWords);
  const { may } = useSession();
  const { state, change } = useMapState();
  const { library, query } = usePlaces(state);
  const [open, setOpen] = useState(true);
  const [goal, setGoal] = useState<{ at: Point; zoom?: number } | null>(null);
  const whole = useMemo(() => wholeOf(outlines, layers), [outlines, layers]);
  const [bounds, setBounds] = useState<Bounds>(askedBounds(whole));
  const asked = bounds.join(',');
  const onText = state.on.join(',');
  const on = useMemo(() => layers.filter(({ key, data }) => data && onText.split(',').includes(key)), [layers, onText]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same numbers are the same bounds
  const stable = useMemo(() => bounds, [asked]);
  const loaded = useFeatures(on.length > 0 ? on : NO_LAYERS, stable);
  const places = query.data?.items ?? NO_PLACES;
  const gathered = useMemo(() => gather(places, outlines), [places, outlines]);
  const pick = useCallback((picked: Picked | null) => change({ picked }), [change]);
  const pickInList = (picked: Picked) => {
    change({ picked });
    const at =
      picked.kind === 'project'
        ? (gathered.placed.find(({ id }) => id === picked.id)?.at ??
          gathered.counties.find((county) => county.places.some(({ id }) => id === picked.id))?.at)
        : undefined;
    if (at) setGoal({ at });
  };
  const tabs: Tab[] = may('entry.read') ? ['layers', 'projects', 'features'] : ['layers', 'features'];
  return (
    <div className={css.work}>
      <aside className={open ? css.panel : css.folded} aria-label={t('list')}>
        <div className={css.panelHead}>
          <Segmented
            block
            aria-label={t('list')}
            value={state.tab}
            options={tabs.map((tab) => ({ value: tab, label: t(tab) }))}
            onChange={(tab) => {
              setOpen(true);
              change({ tab });
            }}
          />
          <button type="button" className={`link ${css.fold}`} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'fold' : 'expand')}
          </button>
        </div>
        <div className={css.panelBody}>
          {state.tab === 'layers' ? (
            <LayerPanel
              layers={layers}
              on={state.on}
              opacity={state.opacity}
              onSwitch={(keys) => change({ on: keys })}
              onOpacity={(opacity) => change({ opacity })}
            />
          ) : null}
          {state.tab === 'projects' ? (
            <ProjectPanel {...{ state, library, query, gathered, change }} onPick={pickInList} />
          ) : null}
          {state.tab === 'features' ? <FeaturePanel layers={on} loaded={loaded} onPick={pickInList} /> : null}
        </div>
      </aside>
      <div className={css.map}>
        {query.error ? <ErrorState error={query.error} onRetry={() => void query.refresh()} /> : null}
        {canDraw() ? (
          <Suspense fallback={<Skeleton rows={8} />}>
            <MapCanvas
              {...{ outlines, gathered, goal, whole }}
              layers={on}
              features={loaded.byLayer}
              opacity={state.opacity}
              picked={state.picked}
              begin={state.view}
              onPick={pick}
              onMove={(seen, view) => {
                setBounds(askedBounds(seen));
                change({ view });
              }}
            />
          </Suspense>
        ) : (
          <Hint>{t('noDrawing')}</Hint>
        )}
        {state.picked ? (
          <PickedCard
            picked={state.picked}
            {...{ layers, loaded, places, gathered }}
            onPick={pickInList}
            onClose={() => change({ picked: null })}
          />
        ) : null}
      </div>
    </div>
  );
}
