import { COMPONENTS } from '../schema/components';
import { cloneJson, type JsonSchema, propertiesOf } from '../schema/json-schema';

/** A field or layout part in a form that is being composed. Only layout parts and the root have children. */
export interface Branch {
  key: string;
  /** Its keywords; the children of layout are in `children`. */
  schema: JsonSchema;
  parent: Branch | null;
  children: Branch[];
}

/** The form as a tree whose order can change, with every part by key. */
export class FormTree {
  readonly root: Branch;
  readonly byKey = new Map<string, Branch>();

  constructor(schema: JsonSchema) {
    // Examples are of the base alone; a composed form may ask for more.
    const { examples: _, ...root } = schema;
    this.root = { key: '', schema: withoutProperties(root), parent: null, children: [] };
    this.grow(this.root, schema);
  }

  /** A part from a schema, with what is in it, put into a parent at a place. */
  insert(key: string, schema: JsonSchema, parent: Branch, place: number): void {
    const branch = this.sprout(key, schema, parent);
    parent.children.splice(place, 0, branch);
  }

  move(branch: Branch, parent: Branch, after: Branch | null): void {
    const siblings = branch.parent?.children ?? [];
    siblings.splice(siblings.indexOf(branch), 1);
    parent.children.splice(after ? parent.children.indexOf(after) + 1 : 0, 0, branch);
    branch.parent = parent;
  }

  /** The schema again; x-index says the order, so that no reader depends on the order of keys. */
  toSchema(): JsonSchema {
    return written(this.root, null);
  }

  private grow(branch: Branch, schema: JsonSchema): void {
    branch.children = propertiesOf(schema).map(([key, child]) => this.sprout(key, child, branch));
  }

  private sprout(key: string, schema: JsonSchema, parent: Branch): Branch {
    const isLayout = schema.type === 'void';
    const branch: Branch = {
      key,
      schema: isLayout ? withoutProperties(schema) : cloneJson(schema),
      parent,
      children: [],
    };
    this.byKey.set(key, branch);
    if (isLayout) this.grow(branch, schema);
    return branch;
  }
}

/** From the part outwards, without the root. */
export function lineage(branch: Branch): Branch[] {
  const line: Branch[] = [];
  for (let one: Branch | null = branch; one?.parent; one = one.parent) line.push(one);
  return line;
}

/** The fields in a part, itself included. */
export function fieldsOf(branch: Branch): Branch[] {
  return branch.schema.type === 'void' ? branch.children.flatMap(fieldsOf) : [branch];
}

/** Whether a layer or the base hides it for good. */
export function isHidden(branch: Branch): boolean {
  return lineage(branch).some((one) => one.schema['x-visible'] === false);
}

/** Whether a part may stand in another: steps hold panes, notes hold nothing. */
export function mayHold(parent: Branch, child: JsonSchema): boolean {
  const outer = parent.parent === null ? '' : String(parent.schema['x-component']);
  const inner = String(child['x-component']);
  if (outer === 'FormStep' || inner === 'FormStep.StepPane')
    return outer === 'FormStep' && inner === 'FormStep.StepPane';
  if (outer === 'FormTab' || inner === 'FormTab.TabPane') return outer === 'FormTab' && inner === 'FormTab.TabPane';
  return parent.parent === null || COMPONENTS.get(outer)?.role === 'layout';
}

function written(branch: Branch, index: number | null): JsonSchema {
  const { schema, children } = branch;
  const place = index === null ? {} : { 'x-index': index };
  if (schema.type !== 'void' && branch.parent !== null) return { ...schema, ...place };
  const properties = Object.fromEntries(children.map((child, i) => [child.key, written(child, i)]));
  return { ...schema, ...place, ...(children.length > 0 || branch.parent === null ? { properties } : {}) };
}

function withoutProperties(schema: JsonSchema): JsonSchema {
  const { properties: _, ...rest } = schema;
  return cloneJson(rest);
}
