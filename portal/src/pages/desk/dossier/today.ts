import { type IsoDate, systemClock } from '@project-cloud/kernel';

const clock = systemClock();

/** The day it is where the platform serves. Pages ask here; what they compute takes it as an argument. */
export function today(): IsoDate {
  return clock.today();
}
