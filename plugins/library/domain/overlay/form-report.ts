import type { Operation } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import { BACK_AGAIN, GONE_ANYWAY, HIDDEN_ANYWAY, SAME_NOW, whyText } from './conflict-words';
import { type Compared, compare, type FormChange } from './form-change';
import { bothChanged, conflictOf, type Found, goneReads } from './form-conflict';
import type { Fate } from './form-fate';
import { nameOf } from './form-part';
import { joined, operationText } from './operation-text';
import type { AdaptedLine, OverlayReport } from './overlay-report';

/** What becomes of an operation: one of four. */
type Verdict =
  | { is: 'kept' }
  | { is: 'adapted' | 'suspended'; why: Bilingual }
  | { is: 'conflict'; code: string; gone: string[] };

/**
 * The three-way report: a region's overlay, the base that it was made for, and another. Every operation is kept, adapted,
 * suspended or in conflict. What the base removes and the region had worked on is a conflict and never just gone.
 */
export function formReport(change: FormChange): OverlayReport {
  const compared = compare(change);
  const { place, overlay, was, is, now } = compared;
  const report: OverlayReport = {
    ...place,
    from: change.from.version,
    to: change.to.version,
    kept: [],
    adapted: [],
    suspended: [],
    conflicts: [],
  };
  const found: Found[] = [];
  overlay.operations.forEach((operation, index) => {
    const verdict = judge(operation, index, compared);
    const line = { operation: index, text: operationText(operation, was, is, now) };
    if (verdict.is === 'kept') report.kept.push(line);
    else if (verdict.is === 'conflict') gather(found, verdict, index);
    else report[verdict.is].push({ ...line, why: verdict.why } satisfies AdaptedLine);
  });
  report.conflicts = found.map((one) => conflictOf(one, compared));
  return report;
}

// All that a region did to a field that is gone is one question.
function gather(found: Found[], verdict: { code: string; gone: string[] }, index: number): void {
  const same =
    verdict.code === 'removed'
      ? found.find((one) => one.code === 'removed' && one.gone[0] === verdict.gone[0])
      : undefined;
  if (same) same.operations.push(index);
  else found.push({ code: verdict.code, gone: verdict.gone, operations: [index] });
}

function judge(operation: Operation, index: number, compared: Compared): Verdict {
  const [before, after] = [compared.before.fates[index] as Fate, compared.after.fates[index] as Fate];
  if (after.state === 'conflict') return { is: 'conflict', code: after.code, gone: [] };
  if (after.state === 'suspended') return waiting(operation, after, compared);
  if (before.state !== 'applied') return { is: 'adapted', why: BACK_AGAIN };
  const notes = after.notes.filter(({ code }) => !before.notes.some((note) => note.code === code));
  const subject = nameOf(operation.op === 'add' ? operation.key : operation.target, compared.was, compared.now);
  if (notes.length > 0)
    return { is: 'adapted', why: joined(notes.map(({ code, reason }) => whyText(code, subject, reason))) };
  if (bothChanged(operation, compared) === null) return { is: 'kept' };
  return saysTheSame(operation, compared)
    ? { is: 'adapted', why: SAME_NOW }
    : { is: 'conflict', code: 'both', gone: [] };
}

function waiting(operation: Operation, after: Fate, compared: Compared): Verdict {
  const { was, is } = compared;
  if (
    after.code === 'target-missing' &&
    operation.op !== 'add' &&
    was.has(operation.target) &&
    !is.has(operation.target)
  ) {
    if (operation.op === 'hide') return { is: 'adapted', why: GONE_ANYWAY };
    return { is: 'conflict', code: 'removed', gone: [operation.target] };
  }
  const gone = after.code === 'reads-missing' ? goneReads(operation, compared) : [];
  if (gone.length > 0) return { is: 'conflict', code: 'reads-removed', gone };
  if (after.code === 'target-hidden' && operation.op === 'hide') return { is: 'adapted', why: HIDDEN_ANYWAY };
  const subject = operation.op === 'add' ? operation.key : operation.target;
  return { is: 'suspended', why: whyText(after.code, nameOf(subject, was, is), after.reason) };
}

function saysTheSame(operation: Operation, { is }: Compared): boolean {
  if (operation.op === 'add') return false;
  const schema = is.get(operation.target)?.schema ?? {};
  if (operation.op === 'relabel') return schema.title === operation.label;
  if (operation.op === 'help') return schema.description === operation.text;
  return operation.op === 'default' && JSON.stringify(schema.default) === JSON.stringify(operation.value);
}
