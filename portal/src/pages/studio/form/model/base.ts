import type { JsonSchema } from '@project-cloud/forms-engine';
import { type BaseDocument, type Changes, done, type Gesture, type Result, refused } from './document';
import { freeKey, keyFault } from './keys';
import { fitsAt, stepFrom } from './place';
import { rewriteKeys } from './rewrite-keys';
import {
  changePart,
  findPart,
  insertPart,
  keysOf,
  type Part,
  type Place,
  readPart,
  removePart,
  titleOf,
  whereIs,
  writePart,
} from './tree';

/** What is done to a base form. `published` are the keys that answers stand under already: they cannot be renamed. */
export function onBase(document: BaseDocument, gesture: Gesture, published: ReadonlySet<string>): Result<BaseDocument> {
  const { tree } = document;
  if (gesture.do === 'add') return add(document, gesture.key, gesture.schema, gesture.place);
  const part = findPart(tree.parts, gesture.key);
  if (!part) return refused('gone', gesture.key);
  switch (gesture.do) {
    case 'move':
      return move(document, part, gesture.place);
    case 'step': {
      const place = stepFrom(tree, part.key, gesture.by);
      return place ? move(document, part, place) : refused('edge', titleOf(part));
    }
    case 'copy':
      return copy(document, part);
    case 'remove':
      return done({ ...document, tree: removePart(tree, part.key) }, neighbour(document, part.key));
    case 'set':
      return done(
        {
          ...document,
          tree: changePart(tree, part.key, (one) => ({ ...one, schema: merged(one.schema, gesture.changes) })),
        },
        part.key,
      );
    case 'rename':
      return rename(document, part, gesture.to, published);
    default:
      return refused('not-in-layer', titleOf(part));
  }
}

function add(document: BaseDocument, key: string, schema: JsonSchema, place: Place): Result<BaseDocument> {
  const part = readPart(key, schema);
  const taken = new Set(keysOf(document.tree.parts));
  const fault = keyFault(key, taken, null);
  // A field of the library keeps the library's key, whatever it is.
  if (fault && fault !== 'reserved') return refused(`key-${fault}`, titleOf(part));
  if (!fitsAt(document.tree, part, place)) return refused('place', titleOf(part));
  return done({ ...document, tree: insertPart(document.tree, part, place) }, key);
}

function move(document: BaseDocument, part: Part, place: Place): Result<BaseDocument> {
  if (place.parent !== null && findPart([part], place.parent)) return refused('inside', titleOf(part));
  if (!fitsAt(document.tree, part, place)) return refused('place', titleOf(part));
  if (place.before === part.key) return done(document, part.key);
  return done({ ...document, tree: insertPart(removePart(document.tree, part.key), part, place) }, part.key);
}

/** A copy stands right after its pattern, all keys in it new, and what it says of itself it says of the new key. */
function copy(document: BaseDocument, part: Part): Result<BaseDocument> {
  const at = whereIs(document.tree, part.key);
  const { part: twin } = copied(part, new Set(keysOf(document.tree.parts)), null);
  const siblings = at?.parent?.children ?? document.tree.parts;
  const before = siblings[(at?.index ?? -1) + 1]?.key ?? null;
  return done(
    { ...document, tree: insertPart(document.tree, twin, { parent: at?.parent?.key ?? null, before }) },
    twin.key,
  );
}

export function copied(part: Part, taken: Set<string>, region: string | null): { part: Part; taken: Set<string> } {
  const names = new Map<string, string>();
  for (const key of keysOf([part])) {
    const fresh = freeKey(key, taken, region);
    taken.add(fresh);
    names.set(key, fresh);
  }
  const { 'x-core': _, 'x-locked': __, ...own } = part.schema;
  const rewritten = rewriteKeys(writePart({ ...part, schema: own }), names);
  return { part: readPart(names.get(part.key) ?? part.key, rewritten), taken };
}

/** A key that no version ever had may still change; everything that reads it is told. */
function rename(document: BaseDocument, part: Part, to: string, published: ReadonlySet<string>): Result<BaseDocument> {
  if (to === part.key) return done(document, part.key);
  if (published.has(part.key)) return refused('published', titleOf(part));
  const taken = new Set(keysOf(document.tree.parts));
  const fault = keyFault(to, taken, null);
  if (fault) return refused(`key-${fault}`, to);
  const names = new Map([[part.key, to]]);
  const renamed = rewriteKeys(
    {
      ...document.tree.root,
      properties: Object.fromEntries(document.tree.parts.map((one) => [one.key, writePart(one)])),
    },
    names,
  );
  const { properties, ...root } = renamed;
  const parts = Object.entries(properties as Record<string, JsonSchema>).map(([key, node]) => readPart(key, node));
  return done({ ...document, tree: { root, parts } }, to);
}

function neighbour(document: BaseDocument, key: string): string | null {
  const at = whereIs(document.tree, key);
  if (!at) return null;
  const siblings = at.parent?.children ?? document.tree.parts;
  return siblings[at.index + 1]?.key ?? siblings[at.index - 1]?.key ?? null;
}

/** Keywords laid over a node; undefined takes one away. */
export function merged(schema: JsonSchema, changes: Changes): JsonSchema {
  const next: JsonSchema = { ...schema };
  for (const [keyword, value] of Object.entries(changes)) {
    if (value === undefined) delete next[keyword];
    else next[keyword] = value;
  }
  return next;
}
