import { childrenOf, type FormTree, findPart, type Part, type Place, whereIs } from './tree';

const CONTAINERS = new Set([
  'Group',
  'FormGrid',
  'FormGrid.GridColumn',
  'FormLayout',
  'FormStep',
  'FormStep.StepPane',
  'FormTab',
  'FormTab.TabPane',
]);
/** Parts that hold only panes of their own, and the panes that stand nowhere else. */
const PANES: Readonly<Record<string, string>> = { FormStep: 'FormStep.StepPane', FormTab: 'FormTab.TabPane' };

export const componentOf = (part: Part | null): string => String(part?.schema['x-component'] ?? '');

export function isContainer(part: Part): boolean {
  return part.schema.type === 'void' && CONTAINERS.has(componentOf(part));
}

/** Steps hold steps, tabs hold tabs, notes and fields hold nothing; the form itself (null) holds all but panes. */
export function mayHold(parent: Part | null, child: Part): boolean {
  const outer = componentOf(parent);
  const inner = componentOf(child);
  if (outer in PANES) return PANES[outer] === inner;
  if (Object.values(PANES).includes(inner)) return false;
  return parent === null || isContainer(parent);
}

/** A grid that is all that its group holds: nobody needs to know that it is there. */
export function isPlainGrid(part: Part, parent: Part | null): boolean {
  return componentOf(part) === 'FormGrid' && componentOf(parent) === 'Group' && parent?.children.length === 1;
}

/** All places in which something can be put, in the order in which they stand on the page. */
export function placesOf(tree: FormTree): Place[] {
  const places: Place[] = [];
  const visit = (parts: readonly Part[], parent: Part | null) => {
    const key = parent?.key ?? null;
    const plain = parts[0] !== undefined && isPlainGrid(parts[0], parent);
    for (const part of parts) {
      if (!plain) places.push({ parent: key, before: part.key });
      if (isContainer(part)) visit(part.children, part);
    }
    if (!plain) places.push({ parent: key, before: null });
  };
  visit(tree.parts, null);
  return places;
}

/** Whether a part may go to a place: not into itself, and only where its kind may stand. */
export function fitsAt(tree: FormTree, part: Part, place: Place): boolean {
  if (place.parent !== null && findPart([part], place.parent)) return false;
  const parent = place.parent === null ? null : findPart(tree.parts, place.parent);
  return (place.parent === null || parent !== null) && mayHold(parent, part);
}

/** Whether a part would stand where it stands already. */
export function staysAt(tree: FormTree, key: string, place: Place): boolean {
  const now = whereIs(tree, key);
  if (!now || (now.parent?.key ?? null) !== place.parent) return false;
  const next = childrenOf(tree, place.parent)?.[now.index + 1]?.key ?? null;
  return place.before === key || place.before === next;
}

/** One place up or down: layout parts among their siblings, fields through the groups too. Null at the edge. */
export function stepFrom(tree: FormTree, key: string, by: -1 | 1): Place | null {
  const part = findPart(tree.parts, key);
  const now = whereIs(tree, key);
  if (!part || !now) return null;
  const own = now.parent?.key ?? null;
  const siblingsOnly = part.schema.type === 'void';
  const all = placesOf(tree).filter((place) => (!siblingsOnly || place.parent === own) && fitsAt(tree, part, place));
  const here = all.findIndex((place) => place.parent === own && place.before === key);
  const range = by < 0 ? all.slice(0, here).reverse() : all.slice(here + 1);
  return range.find((place) => !staysAt(tree, key, place)) ?? null;
}

/** The place right after a part; inside it when it is a container, in its innermost plain grid. */
export function placeAfter(tree: FormTree, key: string | null, child: Part): Place {
  const at = key === null ? null : findPart(tree.parts, key);
  if (at && isContainer(at) && at.schema.type === 'void') {
    const inner = innermost(at);
    if (mayHold(inner, child)) return { parent: inner.key, before: null };
  }
  const found = key === null ? null : whereIs(tree, key);
  if (found && mayHold(found.parent, child)) {
    const siblings = childrenOf(tree, found.parent?.key ?? null) ?? [];
    return { parent: found.parent?.key ?? null, before: siblings[found.index + 1]?.key ?? null };
  }
  return atEnd(tree, child);
}

/** The end of the form: for a field, the end of its last group. */
export function atEnd(tree: FormTree, child: Part): Place {
  const last = tree.parts.at(-1);
  if (child.schema.type !== 'void' && last && isContainer(last)) {
    const inner = innermost(last);
    if (mayHold(inner, child)) return { parent: inner.key, before: null };
  }
  return { parent: null, before: null };
}

function innermost(part: Part): Part {
  const only = part.children[0];
  if (only && isPlainGrid(only, part)) return only;
  // Steps and tabs hold nothing but their pages: what is put into them goes to the last one.
  const last = componentOf(part) in PANES ? part.children.at(-1) : undefined;
  return last ?? part;
}
