import { type DesignedLibrary, entryForm, OWN_GRID, type reportForm } from './entry-form';
import { fieldNode } from './field-node';

type Node = Record<string, unknown>;

// The order of a form's fields is part of it.
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field's node of a form by its key; layout gives way to what it holds. */
function placed(form: Node): Set<string> {
  const keys = new Set<string>();
  const walk = (node: Node) => {
    for (const [key, child] of Object.entries(isNode(node.properties) ? node.properties : {})) {
      if (!isNode(child)) continue;
      if (child.type === 'void') walk(child);
      else keys.add(key);
    }
  };
  walk(form);
  return keys;
}

/** The form with each of its fields' nodes changed by `change`; null takes the field out. */
function mapFields(node: Node, change: (key: string, field: Node) => Node | null): Node {
  if (!isNode(node.properties)) return node;
  const properties = Object.entries(node.properties).flatMap(([key, child]): [string, unknown][] => {
    if (!isNode(child)) return [[key, child]];
    if (child.type === 'void') return [[key, mapFields(child, change)]];
    const changed = change(key, child);
    return changed ? [[key, changed]] : [];
  });
  return { ...node, properties: Object.fromEntries(properties) };
}

/** What the library changed of a field, put where the form still says what the library said; what was set by hand stays. */
function carried(node: Node, was: Node, is: Node): Node {
  const next = { ...node };
  for (const keyword of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (same(was[keyword], is[keyword])) continue;
    if (keyword === 'items') next.items = carriedRow(node.items, was.items, is.items);
    if (!same(node[keyword], was[keyword])) continue;
    if (is[keyword] === undefined) delete next[keyword];
    else next[keyword] = is[keyword];
  }
  return next;
}

/** The columns of a table likewise: gone ones leave, changed ones follow, new ones are added at the end. */
function carriedRow(row: unknown, was: unknown, is: unknown): unknown {
  if (!isNode(row) || !isNode(was) || !isNode(is)) return is;
  const [before, after] = [was.properties, is.properties].map((one) => (isNode(one) ? one : {})) as [Node, Node];
  const kept = mapFields(row, (key, node) => {
    const [old, now] = [before[key], after[key]];
    if (!isNode(old)) return node;
    return isNode(now) ? carried(node, old, now) : null;
  });
  const there = placed(kept);
  const fresh = Object.entries(after).filter(([key]) => !there.has(key) && !(key in before));
  return { ...kept, properties: { ...(kept.properties as Node), ...Object.fromEntries(fresh) } };
}

/** Adds nodes to the grid of the library's own fields, or to the last part that arranges fields, or at the end. */
function appended(form: Node, nodes: Node): Node {
  if (Object.keys(nodes).length === 0) return form;
  const place = gridOf(form);
  const put = (node: Node, path: readonly string[]): Node => {
    const properties = isNode(node.properties) ? node.properties : {};
    const [step, ...rest] = path;
    if (step === undefined) return { ...node, properties: { ...properties, ...nodes } };
    const child = properties[step];
    return { ...node, properties: { ...properties, [step]: isNode(child) ? put(child, rest) : child } };
  };
  return put(form, place);
}

function gridOf(form: Node): string[] {
  let last: string[] = [];
  let own: string[] | null = null;
  const walk = (node: Node, path: string[]) => {
    for (const [key, child] of Object.entries(isNode(node.properties) ? node.properties : {})) {
      if (!isNode(child) || child.type !== 'void') continue;
      if (key === OWN_GRID) own ??= [...path, key];
      if (child['x-component'] === 'FormGrid') last = [...path, key];
      walk(child, [...path, key]);
    }
  };
  walk(form, []);
  return own ?? last;
}

/**
 * A form after its library changed. One that nobody has touched is made anew; in one that somebody arranged, new fields
 * are added at the end, retired and removed ones leave, and a changed name, unit or bound arrives where it was not set
 * by hand.
 */
export function followForm(
  form: Node,
  before: DesignedLibrary,
  after: DesignedLibrary,
  make: typeof entryForm | typeof reportForm = entryForm,
): Node {
  if (same(form, make(before))) return make(after);
  const was = new Map(before.fields.map((field) => [field.key, field]));
  const is = new Map(after.fields.map((field) => [field.key, field]));
  const kept = mapFields(form, (key, node) => {
    const old = was.get(key);
    const now = is.get(key);
    if (!old) return node;
    if (!now || (now.retired && !old.retired)) return null;
    return same(old, now) ? node : carried(node, fieldNode(old, before.moneyUnit), fieldNode(now, after.moneyUnit));
  });
  const there = placed(kept);
  const fresh = after.fields.filter(
    (field) => !field.retired && !there.has(field.key) && (!was.has(field.key) || was.get(field.key)?.retired),
  );
  return appended(kept, Object.fromEntries(fresh.map((field) => [field.key, fieldNode(field, after.moneyUnit)])));
}
