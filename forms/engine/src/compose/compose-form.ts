import type { Bilingual } from '@project-cloud/kernel';
import type { JsonSchema } from '../schema/json-schema';
import { applyOperation } from './apply-operation';
import type { Composition, OperationReport, Outcome } from './composition';
import { DraftForm } from './draft-form';
import { type Layer, Operation } from './overlay';
import { shapeFault } from './shape-fault';

interface Pending {
  index: number;
  operation: Operation;
}

/**
 * The form of one region: the base with the layers of the province, the city and the county on it, in that order. Pure:
 * the same input gives the same schema, and the input stays as it is.
 */
export function composeForm(base: JsonSchema, layers: readonly Layer[]): Composition {
  const form = new DraftForm(base);
  const composition: Omit<Composition, 'schema' | 'origin'> = { applied: [], suspended: [], conflicts: [], notes: [] };
  for (const layer of layers) layOn(form, layer, composition);
  return { schema: form.tree.toSchema(), origin: Object.fromEntries(form.origin), ...composition };
}

// Operations of one layer may stand in any order: what misses something waits until nothing else moves. Only then is
// a lost anchor replaced, one operation at a time, because that may be what others were waiting for.
function layOn(form: DraftForm, layer: Layer, composition: Omit<Composition, 'schema' | 'origin'>): void {
  let waiting: Pending[] = [];
  for (const [index, operation] of layer.operations.entries()) {
    const parsed = Operation.safeParse(operation);
    if (parsed.success) waiting.push({ index, operation });
    else composition.conflicts.push(report(layer, { index, operation }, 'shape', shapeFault(parsed.error)));
  }
  const attempt = (one: Pending, settle: boolean) => {
    const outcome = applyOperation(one.operation, { form, layer: layer.region, settle });
    if (outcome.kind === 'suspended' && outcome.retry) return outcome;
    record(form, layer, one, outcome, composition);
    return null;
  };
  for (;;) {
    const before = waiting.length;
    waiting = waiting.filter((one) => attempt(one, false) !== null);
    if (waiting.length < before) continue;
    const settled = waiting.find((one) => attempt(one, true) === null);
    if (!settled) break;
    waiting = waiting.filter((one) => one !== settled);
  }
  for (const one of waiting) {
    const outcome = applyOperation(one.operation, { form, layer: layer.region, settle: true });
    record(form, layer, one, outcome, composition);
  }
}

function record(
  form: DraftForm,
  layer: Layer,
  one: Pending,
  outcome: Outcome,
  composition: Omit<Composition, 'schema' | 'origin'>,
): void {
  if (outcome.kind === 'suspended') composition.suspended.push(report(layer, one, outcome.code, outcome.reason));
  if (outcome.kind === 'conflict') composition.conflicts.push(report(layer, one, outcome.code, outcome.reason));
  if (outcome.kind !== 'applied') return;
  composition.applied.push({ layer: layer.region, ...one });
  for (const note of outcome.notes ?? []) composition.notes.push(report(layer, one, note.code, note.reason));
  if (one.operation.op === 'add') return;
  for (const key of outcome.touched) {
    const origin = form.origin.get(key);
    if (!origin) continue;
    origin.changes.push({ layer: layer.region, operation: one.operation });
    if (one.operation.op === 'hide') origin.hiddenBy = layer.region;
  }
}

function report(layer: Layer, one: Pending, code: string, reason: Bilingual): OperationReport {
  return { layer: layer.region, index: one.index, operation: one.operation, code, reason };
}
