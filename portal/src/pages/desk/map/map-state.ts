import type { LightValue } from '@/client';
import type { Bounds, Picked, Point } from './map-data';

export type Tab = 'layers' | 'projects' | 'features';
const TABS: readonly Tab[] = ['layers', 'projects', 'features'];
export const LIGHTS: readonly LightValue[] = ['red', 'yellow', 'green', 'none'];

/** What a map shows; all of it stands in the address, so that it is the same when it is sent to somebody. */
export interface MapState {
  on: string[];
  /** Percent. */
  opacity: number;
  library: string;
  region: string;
  /** None chosen: all. */
  lights: LightValue[];
  tab: Tab;
  picked: Picked | null;
  view: { at: Point; zoom: number } | null;
}

const OPACITY = 70;
const KEY = /^[a-z][a-z0-9-]{0,47}$/;
const listOf = (text: string | null) => (text ?? '').split(',').filter(Boolean);

function readView(text: string | null): MapState['view'] {
  const [x, y, zoom] = listOf(text).map(Number);
  if (x === undefined || y === undefined || zoom === undefined || ![x, y, zoom].every(Number.isFinite)) return null;
  return Math.abs(x) <= 180 && Math.abs(y) <= 85 && zoom >= 0 && zoom <= 22 ? { at: [x, y], zoom } : null;
}

function readPicked(text: string | null): Picked | null {
  const [kind, ...rest] = (text ?? '').split(':');
  const value = rest.join(':');
  if (kind === 'p' && /^[a-z0-9]{24}$/.test(value)) return { kind: 'project', id: value };
  if (kind === 'c' && /^[A-Za-z0-9-]{2,20}$/.test(value)) return { kind: 'county', code: value };
  if (kind !== 'f') return null;
  const of = listOf(value).flatMap((one) => {
    const [key = '', id] = one.split('.');
    return KEY.test(key) && Number(id) > 0 ? [{ key, id: Number(id) }] : [];
  });
  return of.length > 0 ? { kind: 'features', of } : null;
}

function writePicked(picked: Picked | null): string {
  if (!picked) return '';
  if (picked.kind === 'project') return `p:${picked.id}`;
  if (picked.kind === 'county') return `c:${picked.code}`;
  return `f:${picked.of.map(({ key, id }) => `${key}.${id}`).join(',')}`;
}

export function readMapState(search: URLSearchParams): MapState {
  const opacity = Number(search.get('opacity') ?? OPACITY);
  const tab = TABS.find((one) => one === search.get('tab')) ?? 'layers';
  return {
    on: listOf(search.get('on')).filter((key) => KEY.test(key)),
    opacity: opacity >= 10 && opacity <= 100 ? Math.round(opacity) : OPACITY,
    library: search.get('library') ?? '',
    region: search.get('region') ?? '',
    lights: LIGHTS.filter((light) => listOf(search.get('light')).includes(light)),
    tab,
    picked: readPicked(search.get('open')),
    view: readView(search.get('at')),
  };
}

/** What is as it always is, is left out. */
export function writeMapState({ on, opacity, library, region, lights, tab, picked, view }: MapState): URLSearchParams {
  const search = new URLSearchParams();
  const set = (key: string, value: string) => value && search.set(key, value);
  set('on', on.join(','));
  set('opacity', opacity === OPACITY ? '' : String(opacity));
  set('library', library);
  set('region', region);
  set('light', lights.join(','));
  set('tab', tab === 'layers' ? '' : tab);
  set('open', writePicked(picked));
  set('at', view ? [...view.at.map((one) => one.toFixed(4)), view.zoom.toFixed(1)].join(',') : '');
  return search;
}

const CELLS = 4;

/** A little more than what is seen, in whole steps: moving the map by a hair asks for nothing new. */
export function askedBounds([west, south, east, north]: Bounds): Bounds {
  const step = 2 ** Math.ceil(Math.log2(Math.max(east - west, north - south, 0.001) / CELLS));
  const down = (value: number) => Math.floor(value / step) * step;
  const up = (value: number) => Math.ceil(value / step) * step;
  const within = (value: number, most: number) => Math.max(-most, Math.min(most, value));
  return [within(down(west), 180), within(down(south), 85), within(up(east), 180), within(up(north), 85)];
}
