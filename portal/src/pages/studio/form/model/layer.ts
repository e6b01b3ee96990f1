import {
  type Composition,
  composeForm,
  type JsonSchema,
  layerPrefix,
  Operation,
  shapeFault,
} from '@project-cloud/forms-engine';
import { copied, merged } from './base';
import {
  type Changes,
  done,
  type Gesture,
  type LayerDocument,
  type LayerSetting,
  type Result,
  refused,
} from './document';
import { fitsAt, mayHold, staysAt, stepFrom } from './place';
import { tightenings } from './tightenings';
import {
  childrenOf,
  type FormTree,
  findPart,
  keysOf,
  type Part,
  type Place,
  readPart,
  readTree,
  recordOf,
  textOf,
  titleOf,
  writePart,
} from './tree';

type Add = Extract<Operation, { op: 'add' }>;
type Operations = readonly Operation[];

/** The form of a region with a layer that is under edit on top. */
export function composeLayer(setting: LayerSetting, operations: Operations): Composition {
  return composeForm(setting.base, [...setting.outer, { region: setting.region, version: 0, operations }]);
}

/**
 * The same gestures on a region's layer: each becomes operations, or is refused with the reason. What the engine would
 * not apply is never written down.
 */
export function onLayer(
  document: LayerDocument,
  gesture: Gesture,
  setting: LayerSetting,
  now: Composition = composeLayer(setting, document.operations),
): Result<LayerDocument> {
  const tree = readTree(now.schema);
  const { operations } = document;
  const take = (next: Operations, select: string | null) => checked(document, next, select, setting, now);
  if (gesture.do === 'add') return add(gesture.key, gesture.schema, gesture.place);
  const part = findPart(tree.parts, gesture.key);
  if (gesture.do === 'withdraw') {
    const rest = operations.filter((one) => one.op !== gesture.op || subjectOf(one) !== gesture.key);
    return take(rest, part && gesture.op !== 'add' ? part.key : null);
  }
  if (!part) return refused('gone', gesture.key);
  const title = titleOf(part);
  const own = isOwn(part.key, setting);

  switch (gesture.do) {
    case 'move':
      return move(part, gesture.place);
    case 'step': {
      const place = stepFrom(tree, part.key, gesture.by);
      return place ? move(part, place) : refused('edge', title);
    }
    case 'copy': {
      if (!own) return refused('copy-upper', title);
      const twin = copied(part, new Set(keysOf(tree.parts)), setting.region).part;
      return take([...operations, { op: 'add', key: twin.key, after: part.key, schema: writePart(twin) }], twin.key);
    }
    case 'remove':
      if (own) return take(withoutOwn(operations, part), null);
      return take([...operations, { op: 'hide', target: part.key }], part.key);
    case 'restore':
      return take(
        operations.filter((one) => one.op !== 'hide' || one.target !== part.key),
        part.key,
      );
    case 'rename':
      return refused('rename-layer', title);
    case 'set':
      return own ? setOwn(part, gesture.changes) : setUpper(part, gesture.changes);
  }

  function add(key: string, schema: JsonSchema, place: Place): Result<LayerDocument> {
    const added = readPart(key, schema);
    if (!key.startsWith(layerPrefix(setting.region))) return refused('library-field', titleOf(added));
    if (!fitsAt(tree, added, place)) return refused('place', titleOf(added));
    return take([...operations, ...placed({ op: 'add', key, schema }, place, tree)], key);
  }

  function move(target: Part, place: Place): Result<LayerDocument> {
    if (place.parent !== null && findPart([target], place.parent)) return refused('inside', titleOf(target));
    if (!fitsAt(tree, target, place)) return refused('place', titleOf(target));
    if (staysAt(tree, target.key, place)) return done(document, target.key);
    const rest = withoutOrder(operations, target.key);
    const top = rest.find((one): one is Add => one.op === 'add' && one.key === target.key);
    if (top) {
      const others = rest.filter((one) => one !== top);
      return take([...others, ...placed({ op: 'add', key: top.key, schema: top.schema }, place, tree)], target.key);
    }
    const siblings = (childrenOf(tree, place.parent) ?? []).filter(({ key }) => key !== target.key);
    const at = place.before === null ? siblings.length : siblings.findIndex(({ key }) => key === place.before);
    const previous = siblings[at - 1];
    if (previous) return take([...rest, { op: 'reorder', target: target.key, after: previous.key }], target.key);
    const first = siblings[0];
    if (!first) return refused('empty-group', titleOf(target));
    const stays = (childrenOf(tree, place.parent) ?? []).some(({ key }) => key === target.key);
    const into: Operation[] = stays ? [] : [{ op: 'reorder', target: target.key, after: first.key }];
    return take([...rest, ...into, { op: 'reorder', target: target.key, after: null }], target.key);
  }

  function setOwn(target: Part, changes: Changes): Result<LayerDocument> {
    const next = operations.map((one): Operation => {
      if (one.op !== 'add') return one;
      const schema = changedWithin(one.key, one.schema, target.key, changes);
      return schema === one.schema ? one : { ...one, schema };
    });
    return take(next, target.key);
  }

  // A field of a layer above: words, tighter bounds and a default are all that may be said of it.
  function setUpper(target: Part, changes: Changes): Result<LayerDocument> {
    let next = operations;
    const rest: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(changes)) {
      if (keyword === 'title') {
        next = instead(next, 'relabel', target.key);
        const text = textOf(value).trim();
        if (text !== '' && text !== beneath(target.key).title)
          next = [...next, { op: 'relabel', target: target.key, label: text }];
      } else if (keyword === 'description') {
        next = instead(next, 'help', target.key);
        const text = textOf(value);
        if (text !== textOf(beneath(target.key).description))
          next = [...next, { op: 'help', target: target.key, text }];
      } else if (keyword === 'default') {
        next = instead(next, 'default', target.key);
        if (
          value !== undefined &&
          value !== null &&
          JSON.stringify(value) !== JSON.stringify(beneath(target.key).default)
        )
          next = [...next, { op: 'default', target: target.key, value: value as string }];
      } else rest[keyword] = value;
    }
    if (Object.keys(rest).length > 0) {
      const tightened = tightenings(next, target, beneath(target.key), rest);
      if (!tightened.ok) return refused(tightened.code, titleOf(target));
      next = tightened.operations;
    }
    return take(next, target.key);
  }

  /** The part as it is without this layer. */
  function beneath(key: string): JsonSchema {
    const without = operations.filter((one) => one.op === 'add' || one.target !== key);
    return findPart(readTree(composeLayer(setting, without).schema).parts, key)?.schema ?? {};
  }
}

/** What an operation is about: the part that it adds or changes. */
export function subjectOf(operation: Operation): string {
  return operation.op === 'add' ? operation.key : operation.target;
}

export function isOwn(key: string, setting: Pick<LayerSetting, 'region'>): boolean {
  return key.startsWith(layerPrefix(setting.region));
}

// New operations must not bring a conflict or be suspended: then nothing changes and the engine's reason is told.
function checked(
  document: LayerDocument,
  operations: Operations,
  select: string | null,
  setting: LayerSetting,
  now: Composition,
): Result<LayerDocument> {
  for (const operation of operations) {
    const parsed = Operation.safeParse(operation);
    if (!parsed.success) return refused('engine', subjectOf(operation), shapeFault(parsed.error));
  }
  const then = composeLayer(setting, operations);
  const before = new Set([...now.conflicts, ...now.suspended].map(({ operation }) => JSON.stringify(operation)));
  const mine = [...then.conflicts, ...then.suspended].filter(({ layer }) => layer === setting.region);
  const brought = mine.find(({ operation }) => !before.has(JSON.stringify(operation)));
  if (!brought) return done({ ...document, operations }, select);
  const part = findPart(readTree(now.schema).parts, subjectOf(brought.operation));
  const title = part ? titleOf(part) : subjectOf(brought.operation);
  return refused(brought.code === 'locked' ? 'locked' : 'engine', title, brought.reason);
}

function instead(operations: Operations, op: Operation['op'], target: string): Operations {
  return operations.filter((one) => one.op !== op || subjectOf(one) !== target);
}

// An earlier move of the same part is forgotten unless others stand after it.
function withoutOrder(operations: Operations, key: string): Operations {
  const anchored = operations.some(
    (one) => (one.op === 'reorder' && one.after === key) || (one.op === 'add' && one.after === key),
  );
  return anchored ? operations : instead(operations, 'reorder', key);
}

/** An addition says what it stands after; the first of a group goes to its end, then to its front. */
function placed(operation: Add, place: Place, tree: FormTree): Operation[] {
  const siblings = (childrenOf(tree, place.parent) ?? []).filter(({ key }) => key !== operation.key);
  const at = place.before === null ? siblings.length : siblings.findIndex(({ key }) => key === place.before);
  const previous = siblings[at - 1];
  if (previous) return [{ ...operation, after: previous.key }];
  const parent = place.parent === null ? null : findPart(tree.parts, place.parent);
  const into: Add =
    parent && mayHold(parent, readPart(operation.key, operation.schema))
      ? { ...operation, group: parent.key }
      : operation;
  return siblings.length === 0 ? [into] : [into, { op: 'reorder', target: operation.key, after: null }];
}

function changedWithin(key: string, schema: JsonSchema, target: string, changes: Changes): JsonSchema {
  if (key === target) return merged(schema, changes);
  const properties = recordOf(schema.properties);
  if (schema.type !== 'void' || Object.keys(properties).length === 0) return schema;
  const entries = Object.entries(properties).map(
    ([name, child]) => [name, changedWithin(name, child as JsonSchema, target, changes)] as const,
  );
  const touched = entries.some(([name, child]) => child !== properties[name]);
  return touched ? { ...schema, properties: Object.fromEntries(entries) } : schema;
}

/** Without a part that the layer added itself, and without what it said of it and of all in it. */
function withoutOwn(operations: Operations, part: Part): Operations {
  const gone = new Set(keysOf([part]));
  return operations.flatMap((one): Operation[] => {
    if (gone.has(subjectOf(one))) return [];
    if (one.op !== 'add') return [one];
    const schema = strippedOf(one.schema, part.key);
    return [schema === one.schema ? one : { ...one, schema }];
  });
}

function strippedOf(schema: JsonSchema, key: string): JsonSchema {
  const properties = recordOf(schema.properties);
  if (schema.type !== 'void' || Object.keys(properties).length === 0) return schema;
  const kept = Object.entries(properties).filter(([name]) => name !== key);
  const next = kept.map(([name, child]) => [name, strippedOf(child as JsonSchema, key)] as const);
  const same =
    kept.length === Object.keys(properties).length && next.every(([name, child]) => child === properties[name]);
  return same ? schema : { ...schema, properties: Object.fromEntries(next) };
}
