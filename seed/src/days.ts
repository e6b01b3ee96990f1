import type { IsoDate } from '@project-cloud/kernel';

/** The earliest of some days. */
export function earliest(first: IsoDate, ...others: IsoDate[]): IsoDate {
  return [first, ...others].sort()[0] ?? first;
}
