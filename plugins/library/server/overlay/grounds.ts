import { database } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { layerOf, type PlacedOverlay } from '../../domain/overlay';
import { DEFINITION_COLUMNS, type Definition } from '../definition-row';
import { definitions } from '../definition-store';
import { placedForm, type RegionNames } from './placed';

/** A version of a region's layer, and since when it is in force. */
export type LayerVersion = Definition & { at: number };

const clock = systemClock();
let known = new Map<string, Promise<LayerVersion[]>>();
definitions.onChange(() => {
  known = new Map();
});

const HISTORY = `SELECT ${DEFINITION_COLUMNS},
    (extract(epoch FROM greatest(updated_at, coalesce(effective_from::date, updated_at::date)::timestamptz)) * 1000)::float8 AS at
  FROM definitions WHERE kind = 'form' AND key = $1 AND region_code <> '' AND status = 'published'
    AND (effective_from IS NULL OR effective_from <= $2) ORDER BY version DESC`;

/** Every version that regions' layers of a form have had, newest first. Read once, kept until something is published. */
export function layerHistory(key: string): Promise<LayerVersion[]> {
  const slot = `${key}/${clock.today()}`;
  const kept = known.get(slot);
  if (kept) return kept;
  const memory = known;
  const reading = database.aside<LayerVersion>(HISTORY, [key, clock.today()]).then(({ rows }) => rows);
  memory.set(slot, reading);
  reading.catch(() => memory.delete(slot));
  return reading;
}

/** The layers of a region and of those round it as they stood together. */
export interface Ground {
  overlays: Definition[];
  placed: PlacedOverlay[];
}

/**
 * The layers as they are now, and back from there as they stood before each change round the innermost one, since that
 * one is there: what it fitted last is among them.
 */
export function groundsOf(
  overlays: readonly Definition[],
  history: readonly LayerVersion[],
  names: RegionNames,
): Ground[] {
  const timeOf = (one: Definition) => history.find(({ id }) => id === one.id)?.at ?? 0;
  const standing = (region: string | null, fits: (at: number) => boolean): LayerVersion[] =>
    history.filter((one) => one.region === region && fits(one.at)).slice(0, 1);
  const ground = (list: readonly Definition[]): Ground => ({
    overlays: [...list],
    placed: list.map((one, at) => {
      const made = overlays.slice(0, at).flatMap(({ region }) => standing(region, (since) => since <= timeOf(one)));
      const madeOn = made.map((outer) => placedForm(outer, names)).map(({ place, overlay }) => layerOf(place, overlay));
      return { ...placedForm(one, names), madeOn };
    }),
  });
  const inner = overlays.at(-1);
  if (!inner) return [ground(overlays)];
  const outer = overlays.slice(0, -1).map(({ region }) => region);
  const changes = history.filter(({ region, at }) => outer.includes(region) && at > timeOf(inner)).map(({ at }) => at);
  const before = [...new Set(changes)]
    .sort((a, b) => b - a)
    .map((change) => ground([...outer.flatMap((region) => standing(region, (at) => at < change)), inner]));
  return [ground(overlays), ...before];
}
