import { constraints } from '../compile/constraint';
import { fieldReader } from '../compile/field-value';
import { optionFault, optionsOf } from '../compile/option-set';
import type { FieldType } from '../expression/value-type';
import { contextTypes, fieldTypes, formNodes } from '../schema/field-node';
import type { JsonSchema } from '../schema/json-schema';
import { EXPRESSION_KEYWORDS } from '../schema/keywords';
import { nodeExpressions } from '../schema/schema-expressions';
import { type Branch, FormTree, isHidden, lineage } from './branch';
import type { FieldOrigin } from './composition';

/** The fields that a part reads: for its value, and for what it asks, shows and remarks. */
interface Reads {
  value: string[];
  conditions: string[];
}

const NOTHING: Reads = { value: [], conditions: [] };

/** The form while layers are laid on it: the tree, the types that expressions see, and where each part comes from. */
export class DraftForm {
  readonly tree: FormTree;
  readonly types: Record<string, FieldType>;
  readonly origin = new Map<string, FieldOrigin>();
  private readonly context: Set<string>;
  private readonly reads = new Map<Branch, Reads>();

  constructor(base: JsonSchema) {
    this.tree = new FormTree(base);
    const context = contextTypes(base);
    this.context = new Set(Object.keys(context));
    this.types = fieldTypes(formNodes(base), context);
    for (const key of this.tree.byKey.keys()) this.origin.set(key, { layer: null, changes: [], hiddenBy: null });
  }

  isTaken(key: string): boolean {
    return this.tree.byKey.has(key) || this.context.has(key);
  }

  /** Puts in a part with all in it, as a layer's own. */
  add(key: string, schema: JsonSchema, layer: string, parent: Branch, place: number): string[] {
    const nodes = formNodes({ type: 'object', properties: { [key]: schema } });
    this.tree.insert(key, schema, parent, place);
    Object.assign(this.types, fieldTypes(nodes));
    for (const node of nodes) this.origin.set(node.key, { layer, changes: [], hiddenBy: null });
    return nodes.map((node) => node.key);
  }

  change(branch: Branch, schema: JsonSchema): void {
    branch.schema = schema;
    this.reads.delete(branch);
  }

  /** The parts outside `within`, and the form itself, that read a key: to compute their value, or for a condition. */
  readersOf(key: string, within: Branch): { computed: Branch[]; conditions: Branch[] } {
    const readers: { computed: Branch[]; conditions: Branch[] } = { computed: [], conditions: [] };
    for (const branch of [...this.tree.byKey.values(), this.tree.root]) {
      const { value, conditions } = this.readsOf(branch);
      const [computes, asks] = [value.includes(key), conditions.includes(key)];
      if ((!computes && !asks) || lineage(branch).includes(within)) continue;
      if (computes) readers.computed.push(branch);
      if (asks) readers.conditions.push(branch);
    }
    return readers;
  }

  /** The parts that some parts read though they are hidden and hold no default: they count as empty. */
  hiddenReads(keys: readonly string[]): Branch[] {
    const reads = keys.flatMap((key) => {
      const reader = this.tree.byKey.get(key);
      return reader ? Object.values(this.readsOf(reader)).flat() : [];
    });
    const parts = [...new Set(reads)].flatMap((key) => this.tree.byKey.get(key) ?? []);
    return parts.filter((one) => isHidden(one) && one.schema.default === undefined);
  }

  private readsOf(branch: Branch): Reads {
    const known = this.reads.get(branch);
    if (known) return known;
    const reads = mayRead(branch.schema) ? readsIn(branch.schema, this.types) : NOTHING;
    this.reads.set(branch, reads);
    return reads;
  }

  /** Whether a value could be stored in a field as the field is now. */
  fits(branch: Branch, value: unknown): boolean {
    const [node] = formNodes({ type: 'object', properties: { [branch.key]: branch.schema } });
    if (!node || value === undefined) return false;
    const read = fieldReader(node)(value);
    if (!read.ok || read.value === undefined) return false;
    if (optionFault(optionsOf(branch.schema)(), branch.schema, read.value)) return false;
    return constraints(branch.schema)(read.value).length === 0;
  }
}

// Most parts of a form have no expression at all, and every hiding asks all of them.
function mayRead(schema: JsonSchema): boolean {
  return (
    schema['x-check'] !== undefined ||
    schema['x-hint'] !== undefined ||
    EXPRESSION_KEYWORDS.some((keyword) => typeof schema[keyword] === 'string')
  );
}

function readsIn(schema: JsonSchema, types: Readonly<Record<string, FieldType>>): Reads {
  const { visible, required, disabled, value, checks, hints } = nodeExpressions(schema, { fields: types }).expressions;
  const conditions = [visible, required, disabled].flatMap((one) => (typeof one === 'object' ? one.reads : []));
  return {
    value: value?.reads ?? [],
    conditions: [...conditions, ...[...checks, ...hints].flatMap((remark) => remark.reads)],
  };
}
