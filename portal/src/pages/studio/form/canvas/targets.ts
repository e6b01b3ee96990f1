import type { Field } from '@project-cloud/library';
import type { PaletteItem } from '../model/palette';
import { fitsAt, placeAfter, placesOf, staysAt } from '../model/place';
import { type FormTree, findPart, type Part, type Place, readPart } from '../model/tree';

/** What is carried: a part of the form, something new, or a field of the library. */
export type Carried =
  | { readonly what: 'part'; readonly key: string; readonly title: string }
  | { readonly what: 'new'; readonly item: PaletteItem; readonly title: string }
  | { readonly what: 'library'; readonly field: Field; readonly core: boolean; readonly title: string };

export const targetId = (place: Place) => `to:${place.parent ?? ''}/${place.before ?? ''}`;

export function placeOfTarget(id: string): Place {
  const [parent = '', before = ''] = id.slice(3).split('/');
  return { parent: parent || null, before: before || null };
}

/** What would be put down, as far as its kind decides where it may stand. */
export function partOf(carried: Carried, tree: FormTree): Part | null {
  if (carried.what === 'part') return findPart(tree.parts, carried.key);
  if (carried.what === 'library') return readPart(carried.field.key, { type: 'string' });
  return readPart('new', carried.item.schema('', ''));
}

/** The places that a carried thing may go to, in the order of the page: what the arrow keys walk through. */
export function targetsOf(carried: Carried, tree: FormTree): Place[] {
  const part = partOf(carried, tree);
  if (!part) return [];
  return placesOf(tree).filter(
    (place) =>
      fitsAt(tree, part, place) &&
      (carried.what !== 'part' || !staysAt(tree, carried.key, place) || place.before === carried.key),
  );
}

/** Where the arrow keys begin: at the part itself, or after the selected one. */
export function startOf(carried: Carried, tree: FormTree, selected: string | null): number {
  const places = targetsOf(carried, tree);
  if (carried.what === 'part') return places.findIndex((place) => place.before === carried.key);
  const part = partOf(carried, tree);
  const after = part ? placeAfter(tree, selected, part) : null;
  const at = after ? places.findIndex((place) => targetId(place) === targetId(after)) : -1;
  return at < 0 ? -1 : at - 1;
}
