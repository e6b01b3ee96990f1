import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import * as maplibre from 'maplibre-gl/dist/maplibre-gl-csp';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import { useText } from '@/locale';
import { mapWords } from '@/locale/map';
import { drawMissing, drawnLayers } from './drawn';
import type { Gathered } from './gather';
import { GROUND, ground, pickedShapes, projectPoints } from './ground';
import css from './map.css';
import type { Bounds, MapFeatures, MapLayer, Outline, Picked, Point } from './map-data';

maplibre.setWorkerUrl('/map-worker.js');

interface MapCanvasProps {
  outlines: readonly Outline[];
  /** Those that are switched on. */
  layers: readonly MapLayer[];
  features: ReadonlyMap<string, MapFeatures>;
  gathered: Gathered;
  opacity: number;
  picked: Picked | null;
  /** Where to begin; the whole ground when nothing is said. */
  begin: { at: Point; zoom: number } | null;
  whole: Bounds;
  /** Goes there when it changes. */
  goal: { at: Point; zoom?: number } | null;
  onMove(bounds: Bounds, view: { at: Point; zoom: number }): void;
  onPick(picked: Picked | null): void;
}

const setData = (map: MapLibre, id: string, data: FeatureCollection) => map.getSource<GeoJSONSource>(id)?.setData(data);

/** What was clicked: a project before a county, and those before every layer below the point. */
function hitBy(map: MapLibre, { point }: MapMouseEvent): Picked | null {
  const reach = 5;
  const hits = map.queryRenderedFeatures([
    [point.x - reach, point.y - reach],
    [point.x + reach, point.y + reach],
  ]);
  const project = hits.find(({ layer }) => layer.id === 'projects');
  if (project) return { kind: 'project', id: String(project.properties.id) };
  const county = hits.find(({ layer }) => layer.id === 'counties');
  if (county) return { kind: 'county', code: String(county.properties.code) };
  const of = new Map<string, { key: string; id: number }>();
  for (const { source, id } of hits) {
    const key = source.startsWith('layer-') ? source.slice('layer-'.length) : '';
    if (key && of.size < 12) of.set(`${key} ${id}`, { key, id: Number(id) });
  }
  return of.size > 0 ? { kind: 'features', of: [...of.values()] } : null;
}

/** The ground, the layers and the projects, drawn; it fetches nothing but what it is given. */
export default function MapCanvas(props: MapCanvasProps) {
  const t = useText(mapWords);
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { outlines, layers, features, gathered, opacity, picked, goal } = props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; everything that changes is brought to it below
  useEffect(() => {
    const { begin, whole } = latest.current;
    if (!place.current) return undefined;
    const made = new maplibre.Map({
      container: place.current,
      style: GROUND,
      ...(begin ? { center: begin.at, zoom: begin.zoom } : { bounds: whole, fitBoundsOptions: { padding: 24 } }),
      minZoom: 4,
      maxZoom: 18,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      locale: {
        'Map.Title': t('map'),
        'NavigationControl.ZoomIn': t('zoomIn'),
        'NavigationControl.ZoomOut': t('zoomOut'),
        'ScaleControl.Meters': t('metres'),
        'ScaleControl.Kilometers': t('kilometres'),
      },
    });
    made.touchZoomRotate.disableRotation();
    made.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');
    made.addControl(new maplibre.ScaleControl({ unit: 'metric' }), 'bottom-right');
    made.on('styleimagemissing', ({ id }) => drawMissing(made, id));
    let gone = false;
    const moved = () => {
      // A map that is hidden or taken away is told to be of no size, and calls that a move.
      if (gone || made.getContainer().clientWidth === 0) return;
      const box = made.getBounds();
      const { lng, lat } = made.getCenter();
      const bounds: Bounds = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
      latest.current.onMove(bounds, { at: [lng, lat], zoom: made.getZoom() });
    };
    made.on('load', () => {
      setMap(made);
      moved();
    });
    made.on('moveend', moved);
    made.on('click', (event) => latest.current.onPick(hitBy(made, event)));
    made.on('mousemove', (event) => {
      made.getCanvas().style.cursor = hitBy(made, event) ? 'pointer' : '';
    });
    return () => {
      gone = true;
      setMap(null);
      made.remove();
    };
  }, []);

  useEffect(() => {
    if (!map) return;
    const { areas, names } = ground(outlines);
    setData(map, 'ground', areas);
    setData(map, 'names', names);
  }, [map, outlines]);

  useEffect(() => {
    if (!map) return;
    const { projects, counties } = projectPoints(gathered);
    setData(map, 'projects', projects);
    setData(map, 'counties', counties);
  }, [map, gathered]);

  useEffect(() => {
    if (!map) return;
    for (const { id } of map.getStyle().layers) if (id.startsWith('layer-')) map.removeLayer(id);
    const wanted = new Set(layers.map(({ key }) => `layer-${key}`));
    for (const id of Object.keys(map.getStyle().sources)) {
      if (id.startsWith('layer-') && !wanted.has(id)) map.removeSource(id);
    }
    for (const layer of layers) {
      const id = `layer-${layer.key}`;
      if (!map.getSource(id)) map.addSource(id, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
      for (const drawn of drawnLayers(layer, opacity)) map.addLayer(drawn, 'names');
    }
  }, [map, layers, opacity]);

  useEffect(() => {
    if (!map) return;
    for (const { key } of layers) {
      const found = features.get(key);
      if (found) setData(map, `layer-${key}`, found as FeatureCollection);
    }
  }, [map, layers, features]);

  useEffect(() => {
    if (map) setData(map, 'picked', pickedShapes(picked, features, gathered));
  }, [map, picked, features, gathered]);

  useEffect(() => {
    if (map && goal) map.easeTo({ center: goal.at, zoom: Math.max(map.getZoom(), goal.zoom ?? 10), duration: 200 });
  }, [map, goal]);

  return <div ref={place} className={css.canvas} data-map={map ? 'drawn' : 'waiting'} />;
}
