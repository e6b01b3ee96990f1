import type { ItemBody } from '@project-cloud/library';
import { standingOn } from './standing';

/** A version of an item, as far as it matters to whom it is given. */
export interface Item {
  key: string;
  version: number;
  body: Pick<ItemBody, 'inForce' | 'approvalClasses'>;
}

/** What of an entry decides on its items: the day it is filed and how its project is managed. */
export interface Filed {
  day: string;
  approvalClass: string | null;
}

/** The items that an entry gets when it is filed: those in force that day, and meant for its kind of project. */
export function givenItems<T extends Item>(items: readonly T[], { day, approvalClass }: Filed): T[] {
  return items.filter(({ body: { inForce, approvalClasses } }) => {
    const meant = approvalClasses.length === 0 || (approvalClass !== null && approvalClasses.includes(approvalClass));
    return meant && standingOn(inForce, day) === 'in-force';
  });
}
