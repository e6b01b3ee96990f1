import { type Clash, mergeVersions } from '@/form/conflict';

type Body = Record<string, unknown>;
type Keyed = Record<string, unknown> & { key: string };

/** The lists of a body that people edit item by item. */
const LISTS = ['fields', 'reportFields', 'stages'] as const;

const keyed = (value: unknown): Keyed[] => (Array.isArray(value) ? (value as Keyed[]) : []);

/** A body as one flat record: a field, a stage is one entry of its own, and their order is another. */
export function flatten(body: Body): Body {
  const flat: Body = {};
  for (const [key, value] of Object.entries(body)) {
    if (!(LISTS as readonly string[]).includes(key)) flat[key] = value;
  }
  for (const list of LISTS) {
    if (!Array.isArray(body[list])) continue;
    const items = keyed(body[list]);
    flat[`${list}#`] = items.map(({ key }) => key);
    for (const item of items) flat[`${list}#${item.key}`] = item;
  }
  return flat;
}

/** The body of a flat record. An item that the kept order does not know stands at the end. */
export function unflatten(flat: Body): Body {
  const body: Body = {};
  for (const [key, value] of Object.entries(flat)) if (!key.includes('#')) body[key] = value;
  for (const list of LISTS) {
    if (!Array.isArray(flat[`${list}#`])) continue;
    const items = new Map(
      Object.entries(flat).flatMap(([key, value]): [string, unknown][] =>
        key.startsWith(`${list}#`) && key.length > list.length + 1 && value != null
          ? [[key.slice(list.length + 1), value]]
          : [],
      ),
    );
    const order = [...new Set([...((flat[`${list}#`] as string[] | undefined) ?? []), ...items.keys()])];
    body[list] = order.flatMap((key) => (items.has(key) ? [items.get(key)] : []));
  }
  return body;
}

/** What I opened, what I have now, what somebody saved meanwhile: merged where the two do not touch one thing. */
export function mergeBodies(base: Body, mine: Body, theirs: Body): { merged: Body; clashes: Clash[] } {
  const [flatBase, flatMine, flatTheirs] = [flatten(base), flatten(mine), flatten(theirs)];
  const { merged, clashes } = mergeVersions(flatBase, flatMine, flatTheirs);
  // Two orders that both know new items are no question to a person: mine, then what is only theirs.
  const orders = clashes.filter(({ key }) => key.endsWith('#'));
  for (const { key, mine: my, theirs: their } of orders)
    merged[key] = [...new Set([...(my as string[]), ...(their as string[])])];
  return { merged: unflatten(merged), clashes: clashes.filter(({ key }) => !key.endsWith('#')) };
}

/** The merged body with their version of everything that both changed. */
export function takeTheirs(merged: Body, clashes: readonly Clash[]): Body {
  const flat = flatten(merged);
  for (const { key, theirs } of clashes) flat[key] = theirs;
  return unflatten(flat);
}
