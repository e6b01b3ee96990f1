import { composeForm, type JsonSchema, type Layer, type Overlay } from '@project-cloud/forms-engine';
import { type Laid, lay } from './form-fate';
import { type FormParts, partsOf } from './form-part';
import type { OverlayPlace } from './overlay-report';

/** A version of a base. */
export interface Base {
  version: number;
  schema: JsonSchema;
}

/** A region's overlay between two bases, with the layers of the regions round it. */
export interface FormChange {
  place: OverlayPlace;
  overlay: Overlay;
  outer: readonly Layer[];
  /** These layers as they were, where they change as well. */
  outerBefore?: readonly Layer[];
  from: Base;
  to: Base;
}

/** Both sides composed, and their parts by key. */
export interface Compared extends FormChange {
  before: Laid;
  after: Laid;
  /** What the region's layer lies on, before and after. */
  was: FormParts;
  is: FormParts;
  /** The region's own form after the change. */
  now: FormParts;
}

export const layerOf = (place: OverlayPlace, overlay: Overlay): Layer => ({
  region: place.region,
  version: place.version,
  operations: overlay.operations,
});

export function compare(change: FormChange): Compared {
  const { from, to, outer, outerBefore = outer } = change;
  const layer = layerOf(change.place, change.overlay);
  const after = lay(to.schema, outer, layer);
  return {
    ...change,
    before: lay(from.schema, outerBefore, layer),
    after,
    was: under(from, outerBefore),
    is: under(to, outer),
    now: partsOf(after.composition.schema),
  };
}

// Most regions lie on the bare base, and a release asks for all of them.
const bare = new WeakMap<JsonSchema, FormParts>();

function under({ schema }: Base, outer: readonly Layer[]): FormParts {
  const known = outer.length === 0 ? bare.get(schema) : undefined;
  if (known) return known;
  const parts = partsOf(composeForm(schema, outer).schema);
  if (outer.length === 0) bare.set(schema, parts);
  return parts;
}
