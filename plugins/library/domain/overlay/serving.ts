import { composeForm, type Layer, type Overlay } from '@project-cloud/forms-engine';
import { type Base, layerOf } from './form-change';
import { formReport } from './form-report';
import { type Conflict, type OverlayPlace, openConflicts } from './overlay-report';

/** A region's overlay with its place, as it lies on a base. */
export interface PlacedOverlay {
  place: OverlayPlace;
  overlay: Overlay;
  /** The layers round it when it was made; without them those that are round it now. */
  madeOn?: readonly Layer[];
}

/** Which base a region's form stands on. `held` says what keeps it from the newest one. */
export interface Serving {
  base: Base;
  held: Conflict[];
}

/** Whether it is clear at a glance that every overlay fits a base: nothing in conflict, nothing missing. */
export function fitsPlainly(base: Base, overlays: readonly PlacedOverlay[]): boolean {
  const { conflicts, suspended } = composeForm(base.schema, layersOf(overlays));
  return conflicts.length === 0 && suspended.every(({ code }) => code === 'target-hidden');
}

/**
 * The base under a region's overlays (outermost first): the newest on which none of them has an open conflict. `earlier`
 * are the versions before, newest first. Where none fits, the newest serves and what does not fit it is left out.
 */
export function servingBase(newest: Base, earlier: readonly Base[], overlays: readonly PlacedOverlay[]): Serving {
  if (fitsPlainly(newest, overlays)) return { base: newest, held: [] };
  const all = [newest, ...earlier];
  const held = openOn(newest, all, overlays);
  if (held.length === 0) return { base: newest, held };
  const oldest = Math.min(...overlays.map(({ overlay }) => overlay.base));
  const base = earlier.find((one) => one.version >= oldest && openOn(one, all, overlays).length === 0);
  return { base: base ?? newest, held };
}

/** Which base a region's form stands on, and which of the grounds that were offered. */
export interface ServingGround extends Serving {
  ground: number;
}

/**
 * The same where the layers round the innermost one have changed as well: `grounds` are the layers as they are and as
 * they were, newest first. A region keeps the last form that fitted it, whoever above it has moved on.
 */
export function servingGround(
  newest: Base,
  earlier: readonly Base[],
  grounds: readonly (readonly PlacedOverlay[])[],
): ServingGround {
  const tried = grounds.map((overlays) => servingBase(newest, earlier, overlays));
  const held = tried[0]?.held ?? [];
  const ground = tried.findIndex((one) => one.held.length === 0 || one.base !== newest);
  return ground < 0 ? { base: newest, held, ground: 0 } : { base: tried[ground]?.base ?? newest, held, ground };
}

function openOn(base: Base, all: readonly Base[], overlays: readonly PlacedOverlay[]): Conflict[] {
  return overlays.flatMap(({ place, overlay, madeOn }, at) => {
    // An overlay that was made for a later base misses nothing on an earlier one.
    const made = all.find(({ version }) => version === overlay.base && version < base.version);
    const outer = layersOf(overlays.slice(0, at));
    const change = { place, overlay, outer, ...(madeOn ? { outerBefore: madeOn } : {}), from: made ?? base, to: base };
    return openConflicts(formReport(change).conflicts);
  });
}

const layersOf = (overlays: readonly PlacedOverlay[]): Layer[] =>
  overlays.map(({ place, overlay }) => layerOf(place, overlay));
