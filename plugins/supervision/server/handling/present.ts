import type { Principal } from '@project-cloud/access';
import type { IsoDate } from '@project-cloud/kernel';
import { handlingStepsFor, isDeferred, isMeasureOverdue, measureOf, revisionOf } from '../../domain';
import { type HandlingRow, handlerOf, handlingOf } from './find';

/** How a warning stands with people, and what this person can do with it. */
export function presentHandling(row: HandlingRow, principal: Principal, today: IsoDate) {
  const handling = handlingOf(row);
  return {
    state: handling.state,
    measure: measureOf(handling),
    measureDue: handling.measureDue,
    measureOverdue: isMeasureOverdue(handling, today),
    deferredUntil: isDeferred(handling, today) ? handling.deferredUntil : null,
    steps: [...handling.steps].reverse(),
    revision: revisionOf(handling),
    may: handlingStepsFor(handling, handlerOf(principal), today),
  };
}
