import type { LightValue } from '../client/types';

/** Red: overdue; yellow: 0–2 working days; green: more. */
export function dueLight(daysLeft: number): LightValue {
  return daysLeft < 0 ? 'red' : daysLeft <= 2 ? 'yellow' : 'green';
}
