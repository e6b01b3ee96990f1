import type { Feature, FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Gathered } from './gather';
import type { MapFeatures, Outline, Picked, Point } from './map-data';

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const nothing = { type: 'geojson' as const, data: collection([]) };
const pointAt = (coordinates: Point, properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
});

/** White ground in the regions' outlines, their names, the projects: what is there before any layer is switched on. */
export const GROUND: StyleSpecification = {
  version: 8,
  sources: { ground: nothing, names: nothing, projects: nothing, counties: nothing, picked: nothing },
  layers: [
    { id: 'sea', type: 'background', paint: { 'background-color': '#f6f7f9' } },
    { id: 'land', type: 'fill', source: 'ground', paint: { 'fill-color': '#fff' } },
    { id: 'borders', type: 'line', source: 'ground', paint: { 'line-color': '#c0cae5', 'line-width': 1 } },
    {
      id: 'names',
      type: 'symbol',
      source: 'names',
      minzoom: 6.5,
      layout: { 'icon-image': ['concat', 'name-', ['get', 'name']], 'icon-padding': 6 },
    },
    {
      id: 'picked-line',
      type: 'line',
      source: 'picked',
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': '#1a2030', 'line-width': 3 },
    },
    {
      id: 'counties',
      type: 'symbol',
      source: 'counties',
      layout: {
        'icon-image': ['concat', 'county-', ['get', 'light'], '-', ['get', 'count']],
        'icon-allow-overlap': true,
        'icon-offset': [0, 16],
      },
    },
    {
      id: 'projects',
      type: 'symbol',
      source: 'projects',
      layout: {
        'icon-image': ['concat', 'light-', ['get', 'light']],
        'icon-allow-overlap': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.55, 9, 0.9, 12, 1.1],
        'symbol-sort-key': ['get', 'rank'],
      },
    },
    {
      id: 'picked-point',
      type: 'circle',
      source: 'picked',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 12, 'circle-opacity': 0, 'circle-stroke-color': '#1a2030', 'circle-stroke-width': 2 },
    },
  ],
};

export function ground(outlines: readonly Outline[]) {
  return {
    areas: collection(outlines.map(({ geometry }) => ({ type: 'Feature', properties: {}, geometry }))),
    names: collection(outlines.map(({ name, longitude, latitude }) => pointAt([longitude, latitude], { name }))),
  };
}

const RANK = { none: 0, green: 1, yellow: 2, red: 3 } as const;

/** Projects at their own places, and the others by county: how many there are. Red lies on top. */
export function projectPoints({ placed, counties }: Gathered) {
  return {
    projects: collection(placed.map(({ id, light, at }) => pointAt(at, { id, light, rank: RANK[light] }))),
    counties: collection(
      counties.map(({ code, light, at, places }) => pointAt(at, { code, light, count: String(places.length) })),
    ),
  };
}

/** What stands out because it has been picked. */
export function pickedShapes(
  picked: Picked | null,
  features: ReadonlyMap<string, MapFeatures>,
  { placed, counties }: Gathered,
): FeatureCollection {
  if (picked?.kind === 'features')
    return collection(
      picked.of.flatMap(
        ({ key, id }) => (features.get(key)?.features.filter((one) => one.id === id) ?? []) as Feature[],
      ),
    );
  const at =
    picked?.kind === 'project'
      ? placed.find(({ id }) => id === picked.id)?.at
      : counties.find(({ code }) => code === picked?.code)?.at;
  return collection(at ? [pointAt(at, {})] : []);
}
