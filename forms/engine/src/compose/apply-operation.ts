import type { Bilingual } from '@project-cloud/kernel';
import { parseExpression } from '../expression/expression';
import { checkAddition } from '../schema/check-schema';
import { formNodes } from '../schema/field-node';
import { isObject, type JsonSchema, without } from '../schema/json-schema';
import { NOT_YES_NO } from '../schema/schema-expressions';
import { type Branch, fieldsOf, isHidden, lineage, mayHold } from './branch';
import { conflict, type Note, type Outcome, suspended } from './composition';
import type { DraftForm } from './draft-form';
import { type AddOperation, layerPrefix, type Operation, type TightenOperation } from './overlay';
import { REASONS } from './reasons';
import { tighten } from './tighten';
import { listed, titleOf } from './titles';

export interface Attempt {
  form: DraftForm;
  layer: string;
  /** Whether a lost anchor may be replaced by the end of the group; not while it may still come. */
  settle: boolean;
}

/** Lays one operation on the form, or says why not; then the form is as it was. */
export function applyOperation(operation: Operation, attempt: Attempt): Outcome {
  if (operation.op === 'add') return add(operation, attempt);
  const target = attempt.form.tree.byKey.get(operation.target);
  if (!target) return suspended('target-missing', REASONS.gone(operation.target), true);
  if (isLocked(target, operation.op, attempt)) return conflict('locked', REASONS.locked(titleOf(target)));
  if (isHidden(target)) return suspended('target-hidden', REASONS.hidden(titleOf(target)));
  switch (operation.op) {
    case 'hide':
      return hide(target, attempt);
    case 'relabel':
      return set(target, inEnglish(relabelled(target.schema, operation.label), 'title', operation.en), attempt);
    case 'help':
      return set(
        target,
        inEnglish({ ...target.schema, description: operation.text }, 'description', operation.en),
        attempt,
      );
    case 'tighten':
      return tightenField(target, operation, attempt);
    case 'reorder':
      return reorder(target, operation.after, attempt);
    case 'default':
      return setDefault(target, operation.value, attempt);
  }
}

function add(operation: AddOperation, { form, layer, settle }: Attempt): Outcome {
  const { key, schema } = operation;
  const prefix = layerPrefix(layer);
  const keys = formNodes({ type: 'object', properties: { [key]: schema } }).map((node) => node.key);
  const foreign = keys.find((one) => !one.startsWith(prefix));
  if (foreign !== undefined) return conflict('prefix', REASONS.prefix(foreign, prefix));
  const taken = keys.find((one) => form.isTaken(one));
  if (taken !== undefined) return conflict('duplicate', REASONS.taken(taken));
  if (formNodes({ type: 'object', properties: { [key]: schema } }).some((n) => n.schema['x-core'] !== undefined)) {
    return conflict('core', REASONS.coreField);
  }
  const faults = checkAddition(key, schema, form.types);
  const other = faults.find((fault) => fault.code !== 'unknown-field');
  if (other) return conflict('schema', other.message);
  if (faults[0]) return suspended('reads-missing', faults[0].message, true);

  const anchor = operation.after === undefined ? undefined : form.tree.byKey.get(operation.after);
  const group = operation.group === undefined ? form.tree.root : form.tree.byKey.get(operation.group);
  const lost = (operation.after !== undefined && !anchor) || (!anchor && !group);
  if (lost && !settle) return suspended('anchor-missing', REASONS.anchorMissing, true);
  const parent = anchor?.parent ?? (group && mayHold(group, schema) ? group : form.tree.root);
  if (!mayHold(parent, schema)) return conflict('place', REASONS.notHere);
  const place = anchor ? parent.children.indexOf(anchor) + 1 : parent.children.length;
  const touched = form.add(key, schema, layer, parent, place);
  const astray = lost || (!anchor && parent !== (group ?? form.tree.root));
  const blind = form.hiddenReads(touched).map(titleOf);
  return {
    kind: 'applied',
    touched,
    notes: [
      ...(astray ? [lostAnchor(operation.after ?? operation.group ?? '')] : []),
      ...(blind.length > 0 ? [readsHidden(blind)] : []),
    ],
  };
}

function hide(target: Branch, attempt: Attempt): Outcome {
  const { form } = attempt;
  const fields = fieldsOf(target);
  for (const field of fields) {
    if (field !== target && isLocked(field, 'hide', attempt))
      return conflict('locked', REASONS.lockedInside(titleOf(field)));
    const { required, minItems } = field.schema;
    if (field.schema['x-check'] !== undefined && form.origin.get(field.key)?.layer !== attempt.layer)
      return conflict('checked', REASONS.checked(titleOf(field)));
    const hasDefault = form.fits(field, field.schema.default);
    // A list that must hold something is refused empty: it is required in other words.
    const asked = (required !== undefined && required !== false) || (typeof minItems === 'number' && minItems > 0);
    if (asked && !hasDefault) {
      return conflict('required', REASONS.required(titleOf(field)));
    }
    const { computed, conditions } = form.readersOf(field.key, target);
    if (computed.length > 0 && !hasDefault) {
      return conflict('read-by', REASONS.computedFrom(titleOf(field), listed(computed.map(titleOf))));
    }
    // Nobody files a computed figure: hidden it would count as empty here, and not where the base computes it.
    if (conditions.length > 0 && field.schema['x-value'] !== undefined) {
      return conflict('read-by', REASONS.conditionOf(titleOf(field), listed(conditions.map(titleOf))));
    }
  }
  const readers = fields.flatMap((field) => form.readersOf(field.key, target).conditions.map(titleOf));
  form.change(target, { ...target.schema, 'x-visible': false });
  const notes = readers.length > 0 ? [{ code: 'read-by', reason: REASONS.readBy(listed(readers)) }] : [];
  return { kind: 'applied', touched: [target.key], notes };
}

function tightenField(target: Branch, operation: TightenOperation, { form }: Attempt): Outcome {
  if (target.schema.type === 'void') return conflict('not-a-field', REASONS.onlyFields);
  if (target.schema['x-value'] !== undefined) return conflict('computed', REASONS.computed);
  if (typeof operation.required === 'string') {
    const parsed = parseExpression(operation.required, { fields: form.types });
    const fault = parsed.ok ? null : parsed.issues[0];
    if (fault?.code === 'unknown-field') return suspended('reads-missing', fault.message, true);
    if (fault) return conflict('expression', fault.message);
    if (parsed.ok && parsed.expression.type.kind !== 'boolean') return conflict('expression', NOT_YES_NO);
  }
  const tightened = tighten(target.schema, operation);
  if (!tightened.ok) return conflict('impossible', tightened.reason);
  const combined = tightened.schema.required;
  if (typeof combined === 'string' && !parseExpression(combined, { fields: form.types }).ok) {
    return conflict('expression', REASONS.conditionsTooLong);
  }
  const title = titleOf(target);
  const notes = tightened.changed ? [] : [{ code: 'superseded', reason: REASONS.superseded(title) }];
  form.change(target, tightened.schema);
  const { default: preset } = target.schema;
  if (preset !== undefined && !form.fits(target, preset)) {
    notes.push({ code: 'default-unfit', reason: REASONS.defaultUnfit(title) });
  }
  return { kind: 'applied', touched: [target.key], notes };
}

function reorder(target: Branch, after: string | null, { form, settle }: Attempt): Outcome {
  const anchor = after === null ? null : form.tree.byKey.get(after);
  if (anchor === undefined && !settle) return suspended('anchor-missing', REASONS.anchorMissing, true);
  const parent = (anchor ? anchor.parent : target.parent) ?? form.tree.root;
  if (anchor === target || lineage(parent).includes(target)) return conflict('place', REASONS.intoItself);
  if (!mayHold(parent, target.schema)) return conflict('place', REASONS.notHere);
  // A required field in a part that only sometimes shows would only sometimes be asked for.
  if (conditionsRound(parent) !== conditionsRound(target.parent)) return conflict('condition', REASONS.otherCondition);
  const last = parent.children.filter((one) => one !== target).at(-1) ?? null;
  form.tree.move(target, parent, anchor === undefined ? last : anchor);
  return { kind: 'applied', touched: [target.key], notes: anchor === undefined ? [lostAnchor(after ?? '')] : [] };
}

function setDefault(target: Branch, value: unknown, attempt: Attempt): Outcome {
  if (target.schema.type === 'void') return conflict('not-a-field', REASONS.onlyFieldsDefault);
  if (target.schema['x-value'] !== undefined) return conflict('computed', REASONS.computedDefault);
  if (!attempt.form.fits(target, value)) return conflict('default', REASONS.default(titleOf(target)));
  return set(target, { ...target.schema, default: value }, attempt);
}

function set(target: Branch, schema: JsonSchema, { form }: Attempt): Outcome {
  form.change(target, schema);
  return { kind: 'applied', touched: [target.key] };
}

// A layer may change what it locked itself.
function isLocked(target: Branch, op: Operation['op'], { form, layer }: Attempt): boolean {
  const lock = target.schema['x-locked'];
  if (form.origin.get(target.key)?.layer === layer) return false;
  return lock === true || (Array.isArray(lock) && lock.includes(op));
}

function conditionsRound(parent: Branch | null): string {
  const line = parent ? lineage(parent) : [];
  return JSON.stringify(line.flatMap((one) => (one.schema['x-visible'] === undefined ? [] : [one.key])).sort());
}

function relabelled(schema: JsonSchema, label: string): JsonSchema {
  const props = schema['x-component-props'];
  const name = ['tab', 'title'].find((one) => isObject(props) && typeof props[one] === 'string');
  const renamed = name && isObject(props) ? { 'x-component-props': { ...props, [name]: label } } : {};
  return { ...schema, title: label, ...renamed };
}

// The English of the old words says nothing of the new ones: without its own the part falls back to Chinese.
function inEnglish(schema: JsonSchema, part: 'title' | 'description', text: string | undefined): JsonSchema {
  const others = isObject(schema['x-en']) ? without(schema['x-en'], part) : {};
  const english = text === undefined ? others : { ...others, [part]: text };
  return Object.keys(english).length > 0 ? { ...schema, 'x-en': english } : without(schema, 'x-en');
}

function lostAnchor(anchor: string): Note {
  return { code: 'anchor-missing', reason: REASONS.lostAnchor(anchor) };
}

function readsHidden(titles: Bilingual[]): Note {
  return { code: 'reads-hidden', reason: REASONS.readsHidden(listed(titles)) };
}
