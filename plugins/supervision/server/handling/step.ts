import { NotAllowed, type Principal, principalMay } from '@project-cloud/access';
import { accessEvents, database, Invalid } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { type IsoDate, systemClock } from '@project-cloud/kernel';
import {
  DayOutOfRange,
  HANDLING_RULES,
  type HandlingAct,
  type HandlingStep,
  revisionOf,
  takeHandlingStep,
  WarningMovedOn,
} from '../../domain';
import { handlerOf, lockWarning } from './find';
import { presentHandling } from './present';

export interface HandlingBody {
  step: HandlingStep;
  note: string;
  day?: IsoDate | undefined;
  /** The revision that the person has seen. */
  revision: number;
}

const clock = systemClock();

const SAVE = `UPDATE warnings SET state = $2, measure_due = $3, deferred_until = $4, steps = $5::jsonb, updated_at = now()
  WHERE document_id = $1`;

const NOTE_MISSING = { zh: '请写明措施或原因', en: 'Say what will be done, or why' };

function actOf({ step, note, day }: HandlingBody): HandlingAct {
  const said = note.trim();
  if (HANDLING_RULES[step].note && said === '')
    throw Invalid({ count: 1 }, { fields: [{ path: 'note', code: 'required', message: NOTE_MISSING }] });
  return { step, note: said || null, day: day ?? null };
}

/** The day stands at its field, whichever rule refused it. */
function atItsField(fault: unknown): unknown {
  if (!DayOutOfRange.is(fault)) return fault;
  return Invalid({ count: 1 }, { fields: [{ path: 'day', code: 'range', message: fault.text }] });
}

/** One step of one person with one warning: who comes second is told what the first has done. */
export async function stepWarning(principal: Principal, id: string, body: HandlingBody): Promise<void> {
  const action = HANDLING_RULES[body.step].may;
  if (!principalMay(principal, action)) {
    await accessEvents.emit('refused', { principal, action, path: `/api/warnings/${id}/steps`, method: 'POST' });
    throw NotAllowed({ action });
  }
  const act = actOf(body);
  const today = clock.today();
  await database.transaction(async (tx) => {
    const { handling: before, ...warning } = await lockWarning(tx, id);
    if (revisionOf(before) !== body.revision)
      throw WarningMovedOn({
        extra: { current: presentHandling({ ...before, steps: [...before.steps] }, principal, today) },
      });
    let after = before;
    try {
      after = takeHandlingStep(before, act, handlerOf(principal), { at: clock.now().toISOString(), today });
    } catch (fault) {
      throw atItsField(fault);
    }
    const { state, measureDue, deferredUntil, steps } = after;
    await tx.query(SAVE, [id, state, measureDue, deferredUntil, JSON.stringify(steps)]);
    await audit(tx, {
      action: `warning.${act.step}`,
      subjectType: 'warning',
      subjectId: id,
      regionPath: warning.regionPath,
      detail: {
        project: warning.projectCode,
        rule: warning.rule,
        state: [before.state, state],
        ...(act.note ? { note: act.note } : {}),
        ...(act.day ? { day: act.day } : {}),
      },
    });
  });
}
