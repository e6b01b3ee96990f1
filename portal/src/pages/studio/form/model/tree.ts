import type { JsonSchema } from '@project-cloud/forms-engine';

/** A field or layout part of a form under edit. A table keeps its columns in its schema; only layout parts have children. */
export interface Part {
  readonly key: string;
  /** Its keywords without `properties` and `x-index`: the order is the list's. */
  readonly schema: JsonSchema;
  readonly children: readonly Part[];
}

/** A form's schema as a tree that is never changed: every command returns a new one that shares what stayed. */
export interface FormTree {
  readonly root: JsonSchema;
  readonly parts: readonly Part[];
}

/** Where a part goes: into a container (null is the form itself), before one of its children (null is its end). */
export interface Place {
  readonly parent: string | null;
  readonly before: string | null;
}

export function readTree(schema: JsonSchema): FormTree {
  const { properties: _, ...root } = schema;
  return { root, parts: partsOf(schema) };
}

export function writeTree(tree: FormTree): JsonSchema {
  return { ...tree.root, properties: written(tree.parts) };
}

/** One part as a schema node with what is in it. */
export function writePart(part: Part): JsonSchema {
  if (part.schema.type !== 'void') return part.schema;
  return part.children.length > 0 ? { ...part.schema, properties: written(part.children) } : part.schema;
}

export function readPart(key: string, schema: JsonSchema): Part {
  const { 'x-index': _, ...keywords } = schema;
  if (schema.type !== 'void') return { key, schema: keywords, children: [] };
  const { properties: __, ...own } = keywords;
  return { key, schema: own, children: partsOf(schema) };
}

export function findPart(parts: readonly Part[], key: string): Part | null {
  for (const part of parts) {
    const found = part.key === key ? part : findPart(part.children, key);
    if (found) return found;
  }
  return null;
}

/** The container of a part (null: the form itself) and its place among its siblings. */
export function whereIs(tree: FormTree, key: string): { parent: Part | null; index: number } | null {
  const look = (parts: readonly Part[], parent: Part | null): { parent: Part | null; index: number } | null => {
    const index = parts.findIndex((part) => part.key === key);
    if (index >= 0) return { parent, index };
    for (const part of parts) {
      const found = look(part.children, part);
      if (found) return found;
    }
    return null;
  };
  return look(tree.parts, null);
}

export function childrenOf(tree: FormTree, parent: string | null): readonly Part[] | null {
  return parent === null ? tree.parts : (findPart(tree.parts, parent)?.children ?? null);
}

export function insertPart(tree: FormTree, part: Part, place: Place): FormTree {
  return withChildren(tree, place.parent, (siblings) => {
    const at = place.before === null ? -1 : siblings.findIndex(({ key }) => key === place.before);
    return at < 0 ? [...siblings, part] : [...siblings.slice(0, at), part, ...siblings.slice(at)];
  });
}

export function removePart(tree: FormTree, key: string): FormTree {
  const found = whereIs(tree, key);
  if (!found) return tree;
  return withChildren(tree, found.parent?.key ?? null, (siblings) => siblings.filter((_, at) => at !== found.index));
}

export function changePart(tree: FormTree, key: string, change: (part: Part) => Part): FormTree {
  return { ...tree, parts: changed(tree.parts, key, change) };
}

/** Every key, the columns of tables not among them. */
export function keysOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => [part.key, ...keysOf(part.children)]);
}

/** The fields in a part, itself included; layout parts are no fields. */
export function fieldsIn(part: Part): Part[] {
  return part.schema.type === 'void' ? part.children.flatMap(fieldsIn) : [part];
}

export function titleOf(part: { key: string; schema: JsonSchema }): string {
  const props = recordOf(part.schema['x-component-props']);
  return textOf(part.schema.title) || textOf(props.title) || textOf(props.tab) || textOf(props.text) || part.key;
}

/** What a part is called; a grid has no name of its own and goes by the group round it. */
export function nameIn(tree: FormTree, key: string): string {
  const part = findPart(tree.parts, key);
  if (!part) return key;
  const title = titleOf(part);
  const parent = title === key ? whereIs(tree, key)?.parent : null;
  return parent ? nameIn(tree, parent.key) : title;
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function partsOf(schema: JsonSchema): Part[] {
  const entries = Object.entries(recordOf(schema.properties)).filter(
    (entry): entry is [string, JsonSchema] => typeof entry[1] === 'object' && entry[1] !== null,
  );
  const place = (node: JsonSchema, at: number) => (typeof node['x-index'] === 'number' ? node['x-index'] : at);
  return entries
    .map(([key, node], at) => ({ part: readPart(key, node), at: place(node, at) }))
    .sort((a, b) => a.at - b.at)
    .map(({ part }) => part);
}

function written(parts: readonly Part[]): Record<string, JsonSchema> {
  return Object.fromEntries(parts.map((part) => [part.key, writePart(part)]));
}

function withChildren(
  tree: FormTree,
  parent: string | null,
  change: (siblings: readonly Part[]) => readonly Part[],
): FormTree {
  if (parent === null) return { ...tree, parts: change(tree.parts) };
  return changePart(tree, parent, (part) => ({ ...part, children: change(part.children) }));
}

function changed(parts: readonly Part[], key: string, change: (part: Part) => Part): readonly Part[] {
  let touched = false;
  const next = parts.map((part) => {
    if (touched) return part;
    if (part.key === key) {
      touched = true;
      return change(part);
    }
    const children = changed(part.children, key, change);
    if (children === part.children) return part;
    touched = true;
    return { ...part, children };
  });
  return touched ? next : parts;
}
