import {
  fitAddition,
  type JsonSchema,
  layerPrefix,
  type Operation,
  type Overlay,
  type Renaming,
  renameInExpression,
  renameInSchema,
} from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import { clamped } from './clamp';
import { type Compared, compare, type FormChange } from './form-change';
import { bothChanged } from './form-conflict';
import { addedKeys, lay } from './form-fate';
import { partsOf } from './form-part';
import { formReport } from './form-report';
import { LIMITS } from './limit-text';
import { operationText } from './operation-text';
import { type Conflict, openConflicts, type Settlements, withChoices } from './overlay-report';

/** An overlay written anew for the base that it now lies on. */
export interface Settled {
  overlay: Overlay;
  /** What had to go beyond what was chosen, in words. */
  dropped: Bilingual[];
}

/**
 * Rewrites an overlay as its conflicts were settled, so that it has none on the new base. Null while one is open or put
 * off: then the overlay stays as it is, whole, and its region on the base that it has.
 */
export function settleForm(change: FormChange, settlements: Settlements): Settled | null {
  const { conflicts } = withChoices(formReport(change), settlements);
  if (openConflicts(conflicts).length > 0 || conflicts.some(({ settled }) => settled === 'defer')) return null;
  const compared = compare(change);
  const adopted = adoptedFields(conflicts, compared);
  const names: Renaming = new Map([...adopted].map(([key, { own }]) => [key, own]));
  const rewritten = change.overlay.operations.flatMap((operation, index) => {
    const conflict = conflicts.find(({ operations }) => operations.includes(index));
    const kept = conflict ? choose(operation, conflict, compared) : [operation];
    return kept.map((one) => renamed(one, names));
  });
  const additions = [...adopted.values()].map(({ operation }) => renamed(operation, names));
  return fitted([...additions, ...rewritten], change);
}

function choose(operation: Operation, conflict: Conflict, compared: Compared): Operation[] {
  switch (conflict.settled) {
    case 'keep':
    case 'own-field':
      return [operation];
    case 'clamp':
      return [clamped(operation, compared)?.operation].flatMap((one) => one ?? []);
    case 'base':
      return conflict.code === 'both' ? withoutChanged(operation, compared) : [];
    default:
      return [];
  }
}

// Where both changed a limit, the base's stands; what else the operation asks stays.
function withoutChanged(operation: Operation, compared: Compared): Operation[] {
  if (operation.op !== 'tighten') return [];
  const { op, target, ...limits } = operation;
  const left = Object.fromEntries(
    Object.entries(limits).filter(([limit, value]) => bothChanged({ op, target, [limit]: value }, compared) === null),
  );
  return LIMITS.some((limit) => left[limit] !== undefined) ? [{ op, target, ...left }] : [];
}

interface Adopted {
  own: string;
  operation: Extract<Operation, { op: 'add' }>;
}

/** The fields of the base that are gone and become the region's own, each with its new key. */
function adoptedFields(conflicts: Conflict[], compared: Compared): Map<string, Adopted> {
  const { place, overlay, was, now } = compared;
  const adopted = new Map<string, Adopted>();
  const taken = new Set([...now.keys(), ...overlay.operations.flatMap(addedKeys)]);
  const gone = conflicts.filter(({ settled }) => settled === 'own-field').flatMap((one) => goneOf(one, compared));
  // In the order of the old form, so that each finds the one before it.
  for (const part of [...was.values()].filter(({ key }) => gone.includes(key))) {
    const own = freeKey(`${layerPrefix(place.region)}${part.key}`, taken);
    taken.add(own);
    const { 'x-core': _, 'x-locked': __, 'x-index': ___, ...schema } = part.schema;
    const operation: Adopted['operation'] = { op: 'add', key: own, schema: { ...schema, 'x-was': part.key } };
    const before = stillBefore(part.key, compared, adopted);
    if (before !== null) operation.after = before;
    else if (part.group !== null && now.has(part.group)) operation.group = part.group;
    adopted.set(part.key, { own, operation });
  }
  return adopted;
}

function goneOf(conflict: Conflict, compared: Compared): string[] {
  return conflict.operations.flatMap((index) => {
    const operation = compared.overlay.operations[index];
    if (!operation) return [];
    if (conflict.code === 'removed') return operation.op === 'add' ? [] : [operation.target];
    return [...compared.was.keys()].filter((key) => !compared.is.has(key) && reads(operation, key));
  });
}

function reads(operation: Operation, key: string): boolean {
  const names: Renaming = new Map([[key, `${key}_`]]);
  return JSON.stringify(renamed(operation, names)) !== JSON.stringify(operation);
}

/** The nearest part in front that is still there, or becomes the region's own as well. */
function stillBefore(key: string, { was, now }: Compared, adopted: ReadonlyMap<string, Adopted>): string | null {
  for (let at = was.get(key)?.before ?? null; at !== null; at = was.get(at)?.before ?? null) {
    const own = adopted.get(at)?.own;
    if (own !== undefined) return own;
    if (now.has(at)) return at;
  }
  return null;
}

function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  const key = wanted.slice(0, 44);
  if (!taken.has(key)) return key;
  for (let n = 2; ; n += 1) if (!taken.has(`${key}_${n}`)) return `${key}_${n}`;
}

function renamed(operation: Operation, names: Renaming): Operation {
  const other = <K extends string | null | undefined>(key: K) => (key ? ((names.get(key) ?? key) as K) : key);
  switch (operation.op) {
    case 'add': {
      const { after, group, ...rest } = operation;
      return {
        ...rest,
        ...(after === undefined ? {} : { after: other(after) }),
        ...(group === undefined ? {} : { group: other(group) }),
        schema: renameInSchema(operation.schema, names),
      };
    }
    case 'tighten': {
      const { required } = operation;
      const condition = typeof required === 'string' ? { required: renameInExpression(required, names) } : {};
      return { ...operation, target: other(operation.target), ...condition };
    }
    case 'reorder':
      return { ...operation, target: other(operation.target), after: other(operation.after) };
    default:
      return { ...operation, target: other(operation.target) };
  }
}

/** What cannot be said anew of the new base; what is only hidden may go on waiting. */
const MISSING = ['target-missing', 'reads-missing', 'anchor-missing'];

/** Lays the operations on the new base until none is in conflict, names what is gone, or keeps a field out. */
function fitted(operations: Operation[], change: FormChange): Settled {
  const { place, outer, to } = change;
  const dropped: Bilingual[] = [];
  let left = operations;
  for (;;) {
    const layer = { region: place.region, version: place.version, operations: left };
    const { composition, fates } = lay(to.schema, outer, layer);
    const at = fates.findIndex(({ state, code }) => state === 'conflict' || MISSING.includes(code));
    const operation = left[at];
    if (!operation) return { overlay: { ...change.overlay, base: to.version, operations: left }, dropped };
    const instead = reduced(operation, composition.schema);
    // Hiding what is gone has come true.
    if (!instead && operation.op !== 'hide')
      dropped.push(operationText(operation, partsOf(composition.schema), partsOf(change.from.schema)));
    left = left.toSpliced(at, 1, ...(instead ? [instead] : []));
  }
}

/** The operation with less in it, so that it fits; null when nothing of it does. */
function reduced(operation: Operation, form: JsonSchema): Operation | null {
  if (operation.op === 'tighten' && typeof operation.required === 'string') {
    const { required: _, ...rest } = operation;
    return LIMITS.some((limit) => limit !== 'required' && operation[limit] !== undefined) ? rest : null;
  }
  if (operation.op !== 'add') return null;
  const { after: _, group: __, ...bare } = operation;
  const schema = fitAddition(operation.key, operation.schema, form);
  if (schema && JSON.stringify(schema) !== JSON.stringify(operation.schema)) return { ...operation, schema };
  return operation.after !== undefined || operation.group !== undefined ? bare : null;
}
